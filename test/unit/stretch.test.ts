import { expect, test } from '@jest/globals';
import { dayEndsAt, stretchBegan } from '../../domain/stretch.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';

const MIDNIGHT = Date.parse('2026-11-28T00:00:00+03:00');

test.each<[string, number | null, number]>([
  ['whose work ends before midnight', -HOUR_MS, 0],
  ['whose work ends with the day', 0, 0],
  ['who does not work just now', null, 0],
  ['who works into the night: with it', 6 * HOUR_MS, 6 * HOUR_MS],
  ['who works on all the next day', 18 * HOUR_MS, 0],
])('the day is over for one %s', (_, workEnds, ends) => {
  expect(dayEndsAt(MIDNIGHT, workEnds === null ? null : MIDNIGHT + workEnds) - MIDNIGHT).toBe(ends);
});

test('a stretch is walked back as long as hours run, for a week and a bit at most', () => {
  const hourly = (at: number) => Math.floor(at / HOUR_MS) * HOUR_MS;
  expect(stretchBegan(MIDNIGHT, (at) => (at < MIDNIGHT - 3 * HOUR_MS ? undefined : hourly(at)))).toBe(
    MIDNIGHT - 3 * HOUR_MS,
  );
  expect(stretchBegan(MIDNIGHT, (at) => (at < MIDNIGHT - 9 * DAY_MS ? undefined : hourly(at)))).toBe(-Infinity);
  expect(stretchBegan(MIDNIGHT, () => undefined)).toBeNull();
});
