import { expect, jest, test } from '@jest/globals';
import { compose, decompose } from '../../../domain/text/compose.ts';

/** Two marks of unlike class: putting a run of them into order is what takes quadratic time. */
const MARKS = '\u0301\u0316';
/** Of them a letter keeps so many. */
const KEPT = 16;

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
])('%s hands no long run of marks to be put in order, however many there are', (_what, form) => {
  const handed = jest.spyOn(String.prototype, 'normalize');
  try {
    form(`a${MARKS.repeat(100_000)}b${'\u0316'.repeat(40)}c`);
    const runs = handed.mock.contexts.flatMap((text) => String(text).match(/\p{M}+/gu) ?? []);
    expect(runs.map(({ length }) => length)).toEqual([KEPT, KEPT]);
  } finally {
    handed.mockRestore();
  }
});
