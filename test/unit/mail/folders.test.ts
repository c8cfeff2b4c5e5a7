import { expect, test } from '@jest/globals';
import { isOffered, teamIn, withMain, spelledFolder } from '../../../domain/mail/folders.ts';

test('what nobody has sent to us, or somebody has put away, is not offered', () => {
  const uses = ['inbox', 'sent', 'junk', 'drafts', 'trash', 'archive', 'all', null] as const;
  expect(uses.filter((use) => isOffered({ use }))).toEqual(['inbox', 'archive', null]);
});

const folders = [
  { path: 'INBOX', team: null },
  { path: 'Faturalar', team: 'muhasebe' },
];

test('a mail goes to the team of its folder, and to the mailbox’s where the folder has none or is read no longer', () => {
  expect(['Faturalar', 'INBOX', 'Eski'].map((path) => teamIn(path, folders, 'destek'))).toEqual([
    'muhasebe',
    'destek',
    'destek',
  ]);
});

test('another main folder takes the place of the first, keeps the team that it had, and stands once', () => {
  expect(withMain('Gelen', folders)).toEqual([{ path: 'Gelen', team: null }, folders[1]]);
  expect(withMain('Faturalar', folders)).toEqual([folders[1]]);
  expect(withMain('INBOX', [])).toEqual([{ path: 'INBOX', team: null }]);
});

test('INBOX has one spelling, any other folder the one that its server has', () => {
  expect(['inbox', 'Inbox', 'INBOX', 'Faturalar', 'faturalar', 'Inbox/Eski'].map(spelledFolder)).toEqual([
    ...['INBOX', 'INBOX', 'INBOX', 'Faturalar', 'faturalar', 'Inbox/Eski'],
  ]);
});
