import { expect, test } from '@jest/globals';
import { arrivedAt, oneAfterAnother } from '../../../domain/mail/arrival.ts';
import { HOUR_MS } from '../../../domain/time.ts';

const connected = Date.UTC(2026, 10, 2, 9);
const taken = connected + 10 * HOUR_MS;

test.each([
  ['that waited for us arrived when it reached its server', taken - 3 * HOUR_MS, taken - 3 * HOUR_MS],
  ['from before the mailbox was connected arrived with the connection', connected - 24 * HOUR_MS, connected],
  ['of a server whose clock is ahead arrived when it was taken', taken + HOUR_MS, taken],
  ['that was taken at once arrived then, to the millisecond', taken - 900, taken],
])('a mail %s', (_what, atServer, expected) => {
  expect(arrivedAt({ atServer, taken, connected })).toBe(expected);
});

test('a mailbox whose row is younger than the mail it took does not move the mail into the future', () => {
  expect(arrivedAt({ atServer: taken - HOUR_MS, taken, connected: taken + HOUR_MS })).toBe(taken);
});

test('mails of one second stand one after another on their ticket, and those of other tickets keep their instants', () => {
  const at = taken;
  const mails = [1, 1, 2, 1].map((ticket) => ({ ticket, at }));
  expect(oneAfterAnother([...mails, { ticket: 1, at: at - 5 }])).toEqual([at, at + 1, at, at + 2, at - 5]);
});
