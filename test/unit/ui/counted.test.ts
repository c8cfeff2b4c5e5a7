import { expect, test } from '@jest/globals';
import { countedOf } from '../../../ui/mail-in/connect/counted.ts';

test('what an archive would take is told of the folders that could be counted, and which could not', () => {
  const inbox = { path: 'INBOX', mails: 3 };
  expect(countedOf([inbox, { path: 'Eski', mails: 2 }])).toMatchObject({ all: 5, uncounted: [] });
  expect(countedOf([inbox, { path: 'Eski', mails: null }])).toEqual({ all: 3, counted: [inbox], uncounted: ['Eski'] });
});

test('nothing counted is not the same as no mail', () => {
  expect(countedOf([{ path: 'INBOX', mails: 0 }])).toMatchObject({ all: 0 });
  expect(countedOf([{ path: 'INBOX', mails: null }])).toBeNull();
  expect(countedOf([])).toBeNull();
});
