/** What is read again: soon for what is shown, in its turn for all else, once however often it is asked. And what a day hangs on. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Pace, paced } from '../../../ui/data/pace.ts';
import { keys } from '../../../ui/data/queries.ts';

let acted: number[] = [];
let from = 0;
let pace: Pace;
beforeEach(() => {
  jest.useFakeTimers();
  [acted, from] = [[], performance.now()];
  pace = paced(() => acted.push(performance.now() - from), { soonMs: 300, everyMs: 5_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

test('a crowd of changes elsewhere is one reading every few seconds', () => {
  for (let step = 0; step < 100; step += 1) {
    pace.ask(false);
    jest.advanceTimersByTime(100);
  }
  jest.advanceTimersByTime(10_000);
  expect(acted).toEqual([300, 5_300, 10_300]);
});

test('a change of what is shown does not wait for that, and is not read twice', () => {
  pace.ask(false);
  jest.advanceTimersByTime(1_000);
  pace.ask(false);
  pace.ask(true);
  jest.advanceTimersByTime(300);
  expect(acted).toEqual([300, 1_300]);
  jest.advanceTimersByTime(10_000);
  expect(acted).toEqual([300, 1_300]);
});

test('nothing is read after its end', () => {
  pace.ask(true);
  pace.end();
  jest.advanceTimersByTime(10_000);
  expect(acted).toEqual([]);
});

test('a day does not change with the counters of the desk', () => {
  expect(keys.today).not.toContain(keys.counters[0]);
});
