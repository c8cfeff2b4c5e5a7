import { describe, expect, test } from '@jest/globals';
import { createClock, requireOneTime } from '../../../db/core/clock.ts';
import type { Db } from '../../../db/core/pool.ts';

const HOUR_MS = 3_600_000;
/** A Postgres whose clock is this far from that of this machine. */
const postgres = (apart: number) =>
  ({ query: async () => ({ rows: [{ now: new Date(Date.now() + apart) }] }) }) as unknown as Db;

describe('a process', () => {
  test.each([HOUR_MS, -HOUR_MS, 0])(
    'goes by the clock of Postgres, which is %d ms away from its own',
    async (apart) => {
      const clock = createClock(postgres(apart));
      const looked = await clock.look();
      expect(Math.abs(looked - Date.now() - apart)).toBeLessThan(5_000);
      expect(clock.now()).toBeGreaterThanOrEqual(looked);
      expect(clock.now() - looked).toBeLessThan(5_000);
    },
  );

  test.each([
    [61 * 60_000, /61 minutes behind/],
    [-2 * HOUR_MS, /120 minutes ahead of/],
  ])('does not start when it is %d ms from Postgres, and says which way', async (apart, why) => {
    await expect(requireOneTime(postgres(apart))).rejects.toThrow(why);
  });

  test('starts when it is less than a minute off', async () => {
    await requireOneTime(postgres(50_000));
    await requireOneTime(postgres(-50_000));
  });
});
