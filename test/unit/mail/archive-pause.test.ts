import { expect, test } from '@jest/globals';
import { pauseAfter } from '../../../activities/mail-in/archive.ts';

const POLL = 60_000;

test('the next batch of an archive follows at once, and nothing more is asked for than at the interval when there is none', () => {
  expect(pauseAfter('soon', 0, POLL)).toBeLessThan(1_000);
  expect([pauseAfter('none', 0, POLL), pauseAfter('later', 0, POLL)]).toEqual([POLL, POLL]);
});

test('while mail waits, the server is asked ever less often, down to the interval', () => {
  const pauses = Array.from({ length: 100 }, (_, look) => pauseAfter('waits', look + 1, POLL));
  expect(pauses[0]).toBe(pauseAfter('soon', 0, POLL));
  expect(pauses.every((pause, at) => at === 0 || pause === Math.min(pauses[at - 1]! * 2, POLL))).toBe(true);
  expect(pauses.at(-1)).toBe(POLL);
});
