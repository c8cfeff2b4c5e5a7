import { expect, test } from '@jest/globals';
import {
  CHECK_CODES,
  outcomeOf,
  placesOf,
  returnOf,
  stepOf,
  folderUse,
} from '../../../domain/mail/provider/connection-check.ts';

const FOLDERS = [
  { path: 'INBOX', use: 'inbox' },
  { path: 'Destek', use: null },
  { path: 'İstenmeyen', use: 'junk' },
  { path: 'Gönderilmiş', use: 'sent' },
] as const;

test('nothing counts as proved that nobody has seen: a mail not seen in time, a password not asked for, a step not tried', () => {
  const unproved = CHECK_CODES.filter((code) => stepOf('return', outcomeOf(code, ''), 1).proved === null);
  expect(unproved).toEqual(['password-unchecked', 'no-sign-in', 'not-arrived', 'not-tried', 'no-sent-folder']);
});

test('every fault of a server refutes its step', () => {
  expect(stepOf('sign-in-imap', outcomeOf('tls', ''), 1).proved).toBe(false);
  expect(stepOf('sending', outcomeOf('mail-refused', ''), 1)).toMatchObject({ proved: false });
});

test('a mail to the mailbox is looked for where it is read, in the inbox and in junk, in each once', () => {
  expect(placesOf('inbox', FOLDERS)).toEqual(['inbox', 'İstenmeyen']);
  expect(placesOf('Destek', FOLDERS)).toEqual(['Destek', 'INBOX', 'İstenmeyen']);
});

test('where a mail came back says how well: into the folder, into another, into junk', () => {
  const code = (found: string) => returnOf(found, 'Destek', FOLDERS).code;
  expect([code('Destek'), code('INBOX'), code('İstenmeyen')]).toEqual(['ok', 'elsewhere', 'in-junk']);
  expect(returnOf('İstenmeyen', 'Destek', FOLDERS)).toMatchObject({ ok: true, at: 'İstenmeyen' });
});

test('the use of a folder is what its server says of it', () => {
  expect(['\\Sent', '\\Junk', '\\Inbox', '\\Flagged', undefined].map(folderUse)).toEqual([
    'sent',
    'junk',
    'inbox',
    null,
    null,
  ]);
});
