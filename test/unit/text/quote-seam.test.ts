import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { quoteSeam } from '../../../domain/text/quote-seam.ts';

const OWN = 'Makine hâlâ çalışmıyor, fişi de değiştirdim.';
const HISTORY = 'Destek <destek@example.test> şunu yazdı:\n> Makinenin fişini kontrol eder misiniz?';

describe('the seam between a mail’s own words and what it repeats', () => {
  test('is known by the letters at its two sides, without marks and spaces', () => {
    expect(quoteSeam(`${OWN}\n\n${HISTORY}`, OWN)).toEqual({
      before: 'çalışmıyorfişidedeğiştirdim'.slice(-LIMITS.quoteSeamLetters),
      after: 'Destekdestekexampletestş'.slice(0, LIMITS.quoteSeamLetters),
    });
  });

  test.each([
    ['nothing is repeated', OWN, null],
    ['nothing is said beside it', HISTORY, ''],
    [
      'answers stand between what they answer',
      `> Fişi denediniz mi?\nEvet.\n> Kablosu sağlam mı?\nHayır.`,
      'Evet.\nHayır.',
    ],
    ['too little of it would be known again', 'Evet\n> Ok', 'Evet'],
  ])('is none where %s', (_why, text, newText) => {
    expect(quoteSeam(text, newText)).toBeNull();
  });

  test('is found in a long mail by its last words alone', () => {
    const long = `${'satır '.repeat(200_000)}son.`;
    expect(quoteSeam(`${long}\n${HISTORY}`, long)!.before).toHaveLength(LIMITS.quoteSeamLetters);
  });
});
