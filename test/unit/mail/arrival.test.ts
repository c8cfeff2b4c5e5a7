import { expect, test } from '@jest/globals';
import {
  arrivedAt,
  isCountedByMinute,
  isForArchive,
  isFromBefore,
  oneAfterAnother,
  searchedSince,
} from '../../../domain/mail/arrival.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

const connected = Date.UTC(2026, 10, 2, 9);
const taken = connected + 10 * DAY_MS;

test.each([
  ['that waited for us arrived when it reached its server', taken - 3 * HOUR_MS, taken - 3 * HOUR_MS],
  ['of a server whose clock is ahead arrived when it was taken', taken + HOUR_MS, taken],
  ['that waited for a week arrived when it reached its server', taken - 7 * DAY_MS, taken - 7 * DAY_MS],
  ['with a date of years ago, moved into the folder, arrived when it was taken', taken - 900 * DAY_MS, taken],
  ['that was taken at once arrived then, to the millisecond', taken - 900, taken],
])('a mail %s', (_what, atServer, expected) => {
  expect(arrivedAt({ atServer, taken, connected })).toBe(expected);
});

test.each([
  ['that waited for us', taken - 3 * HOUR_MS, true],
  ['that was taken at once', taken - 900, true],
  ['of a server whose clock is ahead', taken + 1_000, true],
  ['without a date, which has the instant in which it was taken,', taken, false],
  ['with a date of long ago', taken - 8 * DAY_MS, false],
])('a mail %s is counted by its minute or not', (_what, atServer, expected) => {
  expect(isCountedByMinute({ atServer, taken, connected })).toBe(expected);
  expect(isCountedByMinute({ atServer, taken, connected: null })).toBe(false);
});

test.each([
  ['by a clock that is a minute behind', connected - MINUTE_MS, true],
  ['of the day before', connected - DAY_MS, false],
])('a mail from before the connection, %s, is counted by its minute or not', (_what, atServer, expected) => {
  expect(isCountedByMinute({ atServer, taken: connected + HOUR_MS, connected })).toBe(expected);
});

test('a mail from before the mailbox was connected arrived with the connection', () => {
  expect(arrivedAt({ atServer: connected - DAY_MS, taken: connected + DAY_MS, connected })).toBe(connected);
});

test('a mailbox whose row is younger than the mail it took does not move the mail into the future', () => {
  expect(arrivedAt({ atServer: taken - HOUR_MS, taken, connected: taken + HOUR_MS })).toBe(taken);
});

test('mails of one second stand one after another on their ticket, and those of other tickets keep their instants', () => {
  const at = taken;
  const mails = [1, 1, 2, 1].map((ticket) => ({ ticket, at }));
  expect(oneAfterAnother([...mails, { ticket: 1, at: at - 5 }])).toEqual([at, at + 1, at, at + 2, at - 5]);
});

test.each([
  ['that was there when the folder was first opened, from before the connection', 9, connected - HOUR_MS, true],
  ['that came between the connection and the first look', 9, connected + HOUR_MS, false],
  ['that came then, by a clock that is a minute behind', 9, connected - MINUTE_MS, false],
  ['without a date that was there', 9, null, true],
  ['that came later, by a clock that is a day behind', 10, connected - DAY_MS, false],
  ['that was moved there later with its old date', 11, connected - 300 * DAY_MS, false],
  ['that came later, without a date', 10, null, false],
])('a mail %s', (_what, uid, atServer, expected) => {
  expect(isFromBefore({ uid, atServer, horizon: 10, connected })).toBe(expected);
});

test.each([
  ['from before the connection', {}, true],
  ['of the last two minutes, which is taken as new,', { atServer: connected - MINUTE_MS }, false],
  ['that came after the folder was opened', { uid: 10 }, false],
  ['that was taken before, by whatever connection,', { isKnown: true }, false],
  ['that the installation has sent to itself', { isService: true }, false],
])('an archive takes a mail %s or not', (_what, differs, expected) => {
  const old = { uid: 9, atServer: connected - HOUR_MS, horizon: 10, connected, isKnown: false, isService: false };
  expect(isForArchive({ ...old, ...differs })).toBe(expected);
});

test('the day searched from lies before all that may be ours, in every time zone of a server', () => {
  const day = (at: number) => Math.floor(at / DAY_MS);
  for (const hour of [0, 11, 23]) {
    const at = Date.UTC(2026, 10, 2, hour);
    const earliestOurs = at - 2 * MINUTE_MS;
    for (const zone of [-12, 0, 14])
      expect(day(searchedSince(at))).toBeLessThanOrEqual(day(earliestOurs + zone * HOUR_MS));
  }
});

test('a mail of an archive arrived when its server says, long before the connection', () => {
  const taken = Date.UTC(2026, 0, 15);
  const atServer = Date.UTC(2024, 4, 1);
  expect(arrivedAt({ atServer, taken, connected: null })).toBe(atServer);
  expect(arrivedAt({ atServer: taken + 5_000, taken, connected: null })).toBe(taken);
});
