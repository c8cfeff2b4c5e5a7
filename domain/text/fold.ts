import { decompose } from './compose.ts';

/**
 * Text made comparable for people who write Turkish and English: `İADE`, `ıade`, `IADE` and `iade` are one word.
 * For searching, matching and rules only; never for showing, and never for addresses or ids.
 *
 * The Turkish letters are replaced first: `'İ'.toLowerCase()` is two code points, `toLocaleLowerCase('tr')` would turn
 * the English TITLE into `tıtle`, and decomposing is slow (a third of the time of a mail) and then seldom needed.
 */
export function fold(text: string): string {
  const plain = text.replace(/[İIıŞşĞğÜüÖöÇçÂâÎîÛû]/g, (letter) => PLAIN[letter] ?? letter).toLowerCase();
  return /^[\0-\x7F]*$/.test(plain) ? plain : decompose(plain).replace(/\p{M}/gu, '');
}

const PLAIN: Record<string, string> = Object.fromEntries(
  ['iİIıÎî', 'sŞş', 'gĞğ', 'uÜüÛû', 'oÖö', 'cÇç', 'aÂâ'].flatMap(([to = '', ...from]) =>
    from.map((letter) => [letter, to]),
  ),
);

/** Folded and in one line: where a mail program has wrapped one nobody meant anything by it, nor by a second blank. */
export const foldedLine = (text: string): string => fold(text).replaceAll(/\s+/g, ' ');
