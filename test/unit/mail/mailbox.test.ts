import { expect, test } from '@jest/globals';
import { changesOf, mayFollow } from '../../../domain/mail/mailbox.ts';

const at = { host: 'imap.example.test', port: 143, tls: 'starttls', user: 'destek' } as const;

test.each([
  ['the same place', at, true],
  ['the host in capitals', { ...at, host: 'IMAP.EXAMPLE.TEST' }, true],
  ['a safer connection', { ...at, tls: 'tls' as const }, true],
  ['a connection in clear', { ...at, tls: 'none' as const }, false],
  ['another host', { ...at, host: 'imap.example.test.evil.test' }, false],
  ['another port', { ...at, port: 993 }, false],
  ['the user in capitals', { ...at, user: 'DESTEK' }, true],
  ['another user', { ...at, user: 'destek2' }, false],
  ["a server that is trusted by a certificate of one's own now", { ...at, trust: { pin: 'ab' } }, false],
])('a stored password to %s: %j follows unasked: %s', (_, to, follows) => {
  expect(mayFollow(at, to)).toBe(follows);
});

test('a password entered for a pinned server follows to it, to the usual authorities, and to no other certificate', () => {
  const pinned = { ...at, trust: { pin: 'ab' } };
  expect(mayFollow(pinned, { ...at, trust: { pin: 'ab' } })).toBe(true);
  expect(mayFollow(pinned, at)).toBe(true);
  expect(mayFollow(pinned, { ...at, trust: { pin: 'cd' } })).toBe(false);
  expect(mayFollow(pinned, { ...at, trust: { ca: 'ab' } })).toBe(false);
});

const box: Parameters<typeof changesOf>[0] = {
  address: 'destek@example.test',
  name: 'Destek',
  team: 't1',
  language: 'tr',
  folders: [{ path: 'INBOX', team: null }],
  aliases: [],
  sentCopy: 'append',
  pollSeconds: 60,
  acknowledge: true,
  plusAddressing: false,
  ticketsPerMinute: 300,
  probeHours: null,
  paused: false,
  archiveSince: null,
  consent: null,
  imap: at,
  smtp: at,
};

test('a change of a mailbox is told by its parts, passwords by name only', () => {
  expect(changesOf(box, box, [])).toEqual([]);
  expect(changesOf(box, { ...box, paused: true, smtp: { ...at, port: 25 } }, ['smtp'])).toEqual([
    'paused',
    'smtp',
    'smtp-password',
  ]);
  expect(changesOf(box, { ...box, archiveSince: '2025-01-31' }, [])).toEqual(['archive']);
  const more = {
    folders: [...box.folders, { path: 'Faturalar', team: 't2' }],
    aliases: [{ address: 'fatura@example.test', name: null, sendAs: true }],
    sentCopy: 'none' as const,
  };
  expect(changesOf(box, { ...box, ...more }, [])).toEqual(['folder', 'aliases', 'sent-copy']);
});
