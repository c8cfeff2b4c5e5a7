/** Where the form of a mail begins to repeat older mail: found again by the letters around that place, whatever tags stand between them. */
import { LIMITS } from '../limits.ts';

/** What stands at the two sides of the seam: letters and digits alone. */
export type QuoteSeam = { before: string; after: string };

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The seam between a mail's own words and the rest, of its plain text; null where nothing is repeated, where answers stand between what they
 * answer, and where either side is too short to be known again. Both are at most `LIMITS.quoteSeamLetters` letters.
 */
export function quoteSeam(text: string, newText: string | null): QuoteSeam | null {
  if (newText === null) return null;
  const own = newText.trim();
  const whole = text.trim();
  if (own === '' || !whole.startsWith(own)) return null;
  const { quoteSeamLetters: most } = LIMITS;
  const before = [...lettersOf(own.slice(-most * 4))].slice(-most).join('');
  const after = [...lettersOf(whole.slice(own.length, own.length + most * 8))].slice(0, most).join('');
  return before.length + after.length < most ? null : { before, after };
}
