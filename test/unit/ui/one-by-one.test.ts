/** Many tickets are closed one after another, few at once. */
import { expect, test } from '@jest/globals';
import { oneByOne } from '../../../ui/ticket/sender/one-by-one.ts';

const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const never = new AbortController().signal;

test('what one ticket refuses keeps no other back, and it is told how many are through', async () => {
  const told: number[] = [];
  let [running, most] = [0, 0];
  const step = async (number: number) => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
    if (number % 5 === 0) throw new Error(String(number));
  };
  const through = await oneByOne(TEN, step, (count) => told.push(count), never);
  expect(through.done).toEqual([1, 2, 3, 4, 6, 7, 8, 9]);
  expect(through.failed).toEqual([5, 10].map((number) => ({ number, error: new Error(String(number)) })));
  expect(told).toEqual(TEN);
  expect(most).toBe(4);
});

test('once it is stopped none is begun any more, and those that were are told as done', async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const step = async (number: number) => {
    begun.push(number);
    if (number === 4) stop.abort();
  };
  const { done } = await oneByOne(TEN, step, () => undefined, stop.signal);
  expect(done).toEqual([1, 2, 3, 4]);
  expect(begun).toEqual(done);
});
