/** A list of words while it is being written: its rows, each with a key of its own. */
import { jargonFault, jargonKey, jargonLines, jargonWord, type JargonWord } from '../../../domain/mail/words/jargon.ts';

export type Row = { key: number; word: string; instead: string };

let keys = 0;
export const newRow = ({ word, instead }: JargonWord = { word: '', instead: null }): Row => ({
  ...{ key: (keys += 1), word },
  instead: instead ?? '',
});

const isEmpty = ({ word, instead }: Row): boolean => word.trim() === '' && instead.trim() === '';

/** What is kept of them: rows with nothing in them are none. */
export const wordsOf = (rows: readonly Row[]): JargonWord[] =>
  rows
    .filter((row) => !isEmpty(row))
    .map(({ word, instead }) => ({ word: jargonWord(word), instead: jargonWord(instead) || null }));

/** The row that the list cannot be kept with, and why. */
export function faultIn(rows: readonly Row[]): { key: number; code: 'malformed' | 'taken' } | null {
  const said = rows.filter((row) => !isEmpty(row));
  const fault = jargonFault(said.map(({ word }) => ({ word, instead: null })));
  return fault && { key: said[fault.at]!.key, code: fault.code };
}

/** What was pasted into the word of a row as rows, that row's first; null for a single line, which goes on in it. */
export function pastedInto(rows: readonly Row[], key: number, pasted: string): Row[] | null {
  const lines = jargonLines(pasted);
  if (lines.length < 2) return null;
  return rows.flatMap((row) => (row.key === key ? [...(isEmpty(row) ? [] : [row]), ...lines.map(newRow)] : [row]));
}

/** Those of the usual words that a list has not. */
export function missingOf(rows: readonly Row[], usual: readonly JargonWord[]): JargonWord[] {
  const known = new Set(wordsOf(rows).map(({ word }) => jargonKey(word)));
  return usual.filter(({ word }) => !known.has(jargonKey(word)));
}
