/** Whom a note asks. */
import { expect, test } from '@jest/globals';
import { eachOnce, meant } from '../../../domain/ticket/mention.ts';

const PEOPLE = ['Mert Kaya', 'Mertcan Öz', 'Işıl Şahin', 'Mehmet Ertan', 'İade'].map((name) => ({ name }));

test.each([
  ['isil', 'Işıl Şahin'],
  ['ŞAH', 'Işıl Şahin'],
  ['meh', 'Mehmet Ertan'],
  // Of two who begin so, the one who is called just that.
  ['mert', 'Mert Kaya'],
  ['mert k', 'Mert Kaya'],
  ['iade', 'İade'],
  ['me', null],
  // Letters within a word, or left out, are what a list is for.
  ['ert', 'Mehmet Ertan'],
  ['hmet', null],
  ['', null],
  ['mert bakar mısın', null],
])('a space behind @%s takes %s', (typed, name) => {
  expect(meant(typed, PEOPLE)?.name ?? null).toBe(name);
});

test('nobody is meant by a name that two have', () => {
  expect(meant('can', [{ name: 'Can Ak' }, { name: 'Can Demir' }])).toBeNull();
});

test('each is asked once, however often and in whatever letters they are named', () => {
  expect(eachOnce([{ agent: 'AB' }, { team: 'cd' }, { agent: 'ab' }])).toEqual([{ agent: 'ab' }, { team: 'cd' }]);
});
