import { describe, expect, test } from '@jest/globals';
import { mailLife } from '../../../ui/list/mail-life.ts';
import { shortly } from '../../../ui/time.ts';

type Known = Parameters<typeof mailLife>[0][number];
const AT = '2026-11-28T10:00:00.000Z';
const box = (more: Partial<Known> = {}): Known => ({
  ...{ address: 'destek@x.test', status: 'live', trouble: null, paused: false, lastMailAt: null, lastLookAt: null },
  ...more,
});

describe('what an empty list knows of mail', () => {
  test('that there is no mailbox', () => {
    expect(mailLife([])).toEqual({ is: 'none' });
  });

  test('of several mailboxes the one that is worst off', () => {
    const boxes = [
      box(),
      box({ address: 'b@x.test', trouble: 'throttled' }),
      box({ address: 'c@x.test', trouble: 'credentials' }),
    ];
    expect(mailLife(boxes)).toEqual({ is: 'dead', address: 'c@x.test', trouble: 'credentials' });
  });

  test.each(['sending', 'flooded', 'silenced', 'secret-ends', 'loop-broken'] as const)(
    'that one in trouble by %s is read all the same',
    (trouble) => {
      expect(mailLife([box({ trouble })]).is).toBe('live');
    },
  );

  test('that all are paused, but not when only one of two is', () => {
    expect(mailLife([box({ paused: true, status: 'paused' })])).toEqual({ is: 'paused' });
    expect(mailLife([box({ paused: true, status: 'paused' }), box()]).is).toBe('live');
  });

  test('that the only one is being connected', () => {
    expect(mailLife([box({ status: 'connecting' })])).toEqual({ is: 'connecting', address: 'destek@x.test' });
  });

  test('the newest mail and the latest look of all', () => {
    const later = '2026-11-28T10:05:00.000Z';
    expect(mailLife([box({ lastMailAt: AT }), box({ lastMailAt: later, lastLookAt: AT })])).toEqual({
      is: 'live',
      lastMailAt: Date.parse(later),
      lastLookAt: Date.parse(AT),
    });
  });
});

test('a moment ago is told to ten seconds, and beyond a minute as ever', () => {
  const now = Date.parse(AT);
  expect([3, 25, 59, 240].map((seconds) => shortly(now - seconds * 1_000, now, 'tr'))).toEqual([
    'az önce',
    '20 saniye önce',
    '50 saniye önce',
    '4 dakika önce',
  ]);
});
