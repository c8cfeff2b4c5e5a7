import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import {
  isStopped,
  leaveBy,
  lookAgainMs,
  pauseAfterRefusal,
  pauseAfterWait,
  waitsAfter,
} from '../../../domain/mail/provider/sign-in-pause.ts';

test('after three refused sign-ins nobody tries again, and before that there are pauses', () => {
  expect([0, 1, 2, 3, 4].map(isStopped)).toEqual([false, false, false, true, true]);
  expect([1, 2].map(pauseAfterRefusal)).toEqual([5_000, 30_000]);
});

test('a server that has us wait without saying how long is left alone longer each time, up to half an hour', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((waits) => pauseAfterWait(waits, null));
  expect(pauses.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
  expect(pauses.at(-1)).toBe(1_800_000);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
});

test('one that says how long is left alone for that long, but not for ever', () => {
  expect(pauseAfterWait(1, 92_415)).toBe(92_415);
  expect(pauseAfterWait(9, 2_000)).toBe(2_000);
  expect(pauseAfterWait(1, Number.MAX_SAFE_INTEGER)).toBe(LIMITS.toldWaitMs);
});

const WELL = { refused: 0, waits: 0, waitMs: 0, triedMs: 0 };

test('where nothing was refused all sign in, after a refusal or a wait one alone, and after three nobody', () => {
  expect(leaveBy(WELL)).toBe('freely');
  expect(leaveBy({ ...WELL, refused: 1 })).toBe('alone');
  expect(leaveBy({ ...WELL, waits: 1 })).toBe('alone');
  expect(leaveBy({ ...WELL, refused: 1, waitMs: 4_000 })).toEqual({ waitMs: 4_000 });
  expect(leaveBy({ ...WELL, refused: 2, triedMs: 60_000 })).toBe('taken');
  expect(leaveBy({ ...WELL, refused: 3, triedMs: 60_000, waitMs: 60_000 })).toEqual({ waitMs: null });
});

test('a mail that finds others at it looks again soon, and then more seldom', () => {
  expect([1, 2, 3, 4, 100].map(lookAgainMs)).toEqual([5_000, 10_000, 20_000, 30_000, 30_000]);
});

test('ten that are told to wait at once are told it once', () => {
  expect(waitsAfter(WELL)).toBe(1);
  expect(waitsAfter({ ...WELL, waits: 1, waitMs: 29_000 })).toBe(1);
  expect(waitsAfter({ ...WELL, waits: 1 })).toBe(2);
  expect(waitsAfter({ ...WELL, refused: 1, waitMs: 5_000 })).toBe(1);
});
