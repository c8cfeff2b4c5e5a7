import { describe, expect, test } from '@jest/globals';
import { NO_QUOTA } from '../../../domain/mail/provider/provider.ts';
import { backOf, type Buckets, takeOf } from '../../../domain/mail/send-quota.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/time.ts';

const QUOTA = { ...NO_QUOTA, mailsPerMinute: 30, mailsPerDay: 1_000 };

/** Sends one mail whenever it may go, for a while; the instants at which they went. */
function sent(quota: typeof QUOTA, forMs: number, isAutomatic = false): number[] {
  const went: number[] = [];
  let buckets: Buckets = {};
  for (let now = 0; now < forMs;) {
    const taken = takeOf(quota, buckets, 1, isAutomatic, now);
    if (taken.buckets === null) now += taken.waitMs;
    else {
      went.push(now);
      buckets = taken.buckets;
    }
  }
  return went;
}

/** The most that went within a span, wherever it begins. */
const mostWithin = (went: number[], spanMs: number) =>
  Math.max(...went.map((from) => went.filter((at) => at >= from && at < from + spanMs).length));

describe('what a provider lets a mailbox send', () => {
  test('no minute, wherever it begins, has more than it allows, and a burst is not kept waiting', () => {
    const went = sent(QUOTA, 20 * MINUTE_MS);
    expect(mostWithin(went, MINUTE_MS)).toBeLessThanOrEqual(30);
    expect(went.filter((at) => at === 0)).toHaveLength(15);
  });

  test('what was taken for mails that were turned away is given back, and no more than was there', () => {
    const none: Buckets = {};
    const taken = takeOf(QUOTA, none, 10, false, 0).buckets!;
    const again = takeOf(QUOTA, backOf(QUOTA, taken, 10), 15, false, 0);
    expect(again.waitMs).toBe(0);
    expect(backOf(QUOTA, backOf(QUOTA, taken, 10), 10)).toEqual({
      minute: { tokens: 15, at: 0 },
      day: { tokens: 500, at: 0 },
    });
    expect(backOf(QUOTA, none, 10)).toEqual({});
  });

  test('no day either, wherever it begins', () => {
    const went = sent({ ...QUOTA, mailsPerMinute: null as never, mailsPerDay: 100 }, 3 * DAY_MS);
    expect(mostWithin(went, DAY_MS)).toBeLessThanOrEqual(100);
    expect(went.length).toBeGreaterThan(150);
  });

  test('automatic mail leaves a part for answers of people', () => {
    let buckets: Buckets = {};
    let automatic = 0;
    for (;;) {
      const taken = takeOf(QUOTA, buckets, 1, true, 0);
      if (taken.buckets === null) break;
      buckets = taken.buckets;
      automatic += 1;
    }
    expect(automatic).toBe(12);
    expect(takeOf(QUOTA, buckets, 1, false, 0)).toMatchObject({ waitMs: 0 });
  });

  test('who must wait is told for how long, and may go then', () => {
    const empty: Buckets = { minute: { tokens: 0, at: 0 } };
    const { waitMs } = takeOf(QUOTA, empty, 1, false, 0);
    expect(waitMs).toBe(4_000);
    expect(takeOf(QUOTA, empty, 1, false, waitMs)).toMatchObject({ waitMs: 0 });
  });

  test('a mail to more people than a bucket ever holds goes when it is full, and what comes after waits for it', () => {
    const taken = takeOf(QUOTA, {}, 50, false, 0);
    expect(taken.waitMs).toBe(0);
    expect(takeOf(QUOTA, taken.buckets!, 1, false, 0).waitMs).toBeGreaterThan(MINUTE_MS);
  });

  test('a provider that says nothing sets no bound', () => {
    expect(takeOf(NO_QUOTA, {}, 1_000_000, true, 0)).toEqual({ buckets: {}, waitMs: 0 });
  });
});
