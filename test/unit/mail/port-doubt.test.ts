/** A port that cannot be right beside its server and its encryption is doubted before it is tried. */
import { expect, test } from '@jest/globals';
import { portDoubt } from '../../../domain/mail/provider/port-doubt.ts';
import { PROVIDERS } from '../../../domain/mail/provider/providers.ts';

test.each([
  ['imap', 993, 'tls', null],
  ['imap', 143, 'starttls', null],
  ['imap', 143, 'none', null],
  ['imap', 993, 'starttls', 'wants-tls'],
  ['imap', 993, 'none', 'wants-tls'],
  ['imap', 143, 'tls', 'wants-starttls'],
  ['imap', 587, 'starttls', 'sends'],
  ['imap', 465, 'tls', 'sends'],
  ['imap', 995, 'tls', 'pop'],
  ['smtp', 587, 'starttls', null],
  ['smtp', 465, 'tls', null],
  ['smtp', 25, 'none', null],
  ['smtp', 465, 'starttls', 'wants-tls'],
  ['smtp', 587, 'tls', 'wants-starttls'],
  ['smtp', 993, 'tls', 'receives'],
  ['smtp', 993, 'starttls', 'receives'],
  ['smtp', 110, 'none', 'pop'],
  // Of the own network, or of nobody yet.
  ['imap', 1143, 'tls', null],
  ['smtp', 0, 'tls', null],
] as const)('%s at %i by %s: %s', (kind, port, tls, doubt) => {
  expect(portDoubt(kind, { port, tls })).toBe(doubt);
});

test('nothing is doubted about the servers of any provider', () => {
  for (const { imap, smtp } of PROVIDERS)
    expect([portDoubt('imap', imap), portDoubt('smtp', smtp)]).toEqual([null, null]);
});
