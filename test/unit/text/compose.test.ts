import { expect, test } from '@jest/globals';
import { compose, decompose } from '../../../domain/text/compose.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Two marks of unlike class: putting a run of them into order is what takes quadratic time. */
const MARKS = '\u0301\u0316';

test('letters become one character, or come apart from their marks', () => {
  expect([compose('s\u0327'), decompose('ş'), decompose('ﬁ')]).toEqual(['ş', 's\u0327', 'fi']);
});

test('a letter keeps the marks that languages give it', () => {
  const [vietnamese, hebrew] = ['e\u0302\u0323', 'ש\u05C1\u05BC\u05B8\u0591\u05BD'];
  expect(compose(vietnamese)).toBe(vietnamese.normalize('NFC'));
  expect(compose(hebrew)).toBe(hebrew.normalize('NFC'));
});

test('of thousands it keeps a few, and all words around them', () => {
  expect(compose(`a${MARKS.repeat(5_000)}b c${MARKS.repeat(5_000)}d`)).toMatch(/^.\p{M}{1,16}b .\p{M}{1,16}d$/u);
});

test.each([
  ['composing', compose],
  ['decomposing', decompose],
  // Small enough for the caches: with ten times as many, linear work grew 7 to 10 times.
])('%s marks without end takes linear time', async (_what, form) => {
  expect(await growth(form, (n) => `a${MARKS.repeat(n)}`, 15_000)).toBeLessThan(LINEAR);
});
