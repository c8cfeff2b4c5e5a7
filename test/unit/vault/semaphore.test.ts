/** The semaphore before password hashes: what runs at once, what queues, and what is refused. */
import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { createSemaphore } from '../../../vault/semaphore.ts';

/** A work that ends when it is told to. */
function work() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const one = { started: false, finish: () => finish(), run: () => ((one.started = true), done) };
  return one;
}

test('no more works run at once than are allowed, the others in order of arrival, and one too many is refused', async () => {
  const limited = createSemaphore(2, 2);
  const works = Array.from({ length: 4 }, work);
  const ends = works.map((one) => limited(one.run));
  await expect(limited(work().run)).rejects.toMatchObject({
    code: 'too-many-requests',
    details: { retryAfterS: expect.any(Number) },
  });
  expect(works.map((one) => one.started)).toEqual([true, true, false, false]);
  works[1]!.finish();
  await ends[1];
  expect(works.map((one) => one.started)).toEqual([true, true, true, false]);
  works.forEach((one) => one.finish());
  await Promise.all(ends);
});

test('a work that fails gives its place back', async () => {
  const limited = createSemaphore(1, 0);
  await expect(limited(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(limited(async () => 'next')).resolves.toBe('next');
});

test('hashes leave half of the threads that files are read and written by', () => {
  // libuv starts four, unless UV_THREADPOOL_SIZE says otherwise.
  expect(LIMITS.hashesAtOnce).toBeLessThanOrEqual(4 / 2);
});
