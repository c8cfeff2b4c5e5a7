/** The measure of complexity itself: it must see a quadratic program, or the tests that ask it see nothing. */
import { expect, test } from '@jest/globals';
import { growth, LINEAR } from '../../support/growth.ts';

const words = (n: number) => Array.from({ length: n }, (_, index) => `söz ${index}`);

test('a program that looks at every word once is linear', async () => {
  expect(await growth((list: string[]) => new Set(list).size, words, 10_000)).toBeLessThan(LINEAR);
});

test('a program that compares every word with those before it is not', async () => {
  const unlike = (list: string[]) => list.filter((word, index) => list.indexOf(word) === index).length;
  expect(await growth(unlike, words, 1_000)).toBeGreaterThan(LINEAR);
});
