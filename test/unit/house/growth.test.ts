/** The measure of complexity itself: it must see a quadratic program, or the tests that ask it see nothing. */
import { expect, test } from '@jest/globals';
import { growth, LINEAR } from '../../support/growth.ts';

const words = (n: number) => Array.from({ length: n }, (_, index) => `söz ${index}`);

test('a program that looks at every word once is linear', async () => {
  expect(await growth((list: string[]) => new Set(list).size, words, 10_000)).toBeLessThan(LINEAR);
});

test('a program that looks at each of them once more for every one is not', async () => {
  // Counts alone: what memory a list takes would be measured too.
  const pairs = (n: number) => {
    let sum = 0;
    for (let one = 0; one < n; one += 1) for (let other = 0; other < n; other += 1) sum = (sum + one * other) | 0;
    return sum;
  };
  expect(await growth(pairs, (n) => n, 1_500)).toBeGreaterThan(LINEAR);
});
