import { expect, test } from '@jest/globals';
import { retryAt } from '../../../domain/mail/send-retry.ts';
import { NOON } from '../../support/cast/ticket-events.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

test.each([
  ['first', 1, '00:00:15'],
  ['second', 2, '00:01:00'],
  ['third', 3, '00:05:00'],
  ['fourth', 4, '00:15:00'],
  ['fifth', 5, '00:30:00'],
  ['sixth', 6, '01:00:00'],
  ['seventh', 7, '04:00:00'],
  ['eighth', 8, '04:00:00'],
  ['hundredth', 100, '04:00:00'],
])('the %s attempt that is deferred is followed by another', (_, attempts, wait) => {
  const now = NOON + HOUR_MS;
  expect(clock(retryAt(attempts, NOON, now)! - now)).toBe(wait);
});

test('the wait counts from the attempt, however long the mail has been under way', () => {
  expect(retryAt(2, NOON, NOON + 40 * HOUR_MS)).toBe(NOON + 40 * HOUR_MS + 60_000);
});

test.each([
  ['just before two days are over it is tried again', 2 * DAY_MS - 1, NOON + 2 * DAY_MS - 1 + 4 * HOUR_MS],
  ['after exactly two days it is given up', 2 * DAY_MS, null],
  ['after an outage of a week it is given up', 7 * DAY_MS, null],
])('%s', (_, passed, next) => {
  expect(retryAt(9, NOON, NOON + passed)).toBe(next);
});

test('two days count from the first attempt, also when there was no second one', () => {
  expect(retryAt(1, NOON, NOON + 2 * DAY_MS)).toBeNull();
});

test('a server that always says later is asked nineteen times, the last time after its two days are over', () => {
  const attempts: number[] = [];
  for (let at: number | null = NOON; at !== null && attempts.length < 50; at = retryAt(attempts.length, NOON, at))
    attempts.push(at - NOON);
  expect(attempts.map(clock)).toEqual([
    '00:00:00',
    '00:00:15',
    '00:01:15',
    '00:06:15',
    '00:21:15',
    '00:51:15',
    '01:51:15',
    '05:51:15',
    '09:51:15',
    '13:51:15',
    '17:51:15',
    '21:51:15',
    '25:51:15',
    '29:51:15',
    '33:51:15',
    '37:51:15',
    '41:51:15',
    '45:51:15',
    '49:51:15',
  ]);
});

/** A duration as hours, minutes and seconds. */
function clock(ms: number): string {
  const parts = [ms / HOUR_MS, (ms / 60_000) % 60, (ms / 1_000) % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}
