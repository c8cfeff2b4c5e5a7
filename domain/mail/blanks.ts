/** Blanks that somebody is to fill before a reply is sent: `[numara]`, `{{ad}}`, `{salutation}`. Pure. */
import { fold } from '../text/fold.ts';
import { CANNED_PLACES } from './canned-reply.ts';

export type Blank = { at: number; text: string };

/**
 * In square brackets words, and no link, no footnote, no name of a picture, no index in a line of code; in two braces whatever has a letter;
 * in one brace what a canned reply may name, in either language.
 */
const BLANK =
  /(?<![\p{L}\p{N}_)\]])\[(?=[^[\]\n]{0,60}\p{L}{2})[^[\]\n]{1,60}\](?!\()|\{\{(?=[^{}\n]{0,60}\p{L})[^{}\n]{1,60}\}\}|\{\p{L}{2,12}(?:\|[^{}|\n]{1,60})?\}/gu;
const FILE = /\.[a-z]{2,4}\]$/i;
/** What programs and editors put into brackets, which nobody is to fill. */
const MEANT = new Set(
  'sic external spam error errors warn warning info debug fatal trace notice ok fail failed hata uyari bilgi harici dis'.split(
    ' ',
  ),
);

/** As canned replies name them, in both languages. */
const PLACES = new Set<string>([...CANNED_PLACES, ...'hitap ad no kod konu temsilci ekip firma'.split(' ')]);

/** The blanks of a text in their order; `at` counts UTF-16 units. */
export const blanksIn = (text: string): Blank[] =>
  Array.from(text.matchAll(BLANK), ({ index, 0: found }) => ({ at: index, text: found })).filter(
    ({ text: found }) => !FILE.test(found) && !isMeant(found),
  );

function isMeant(found: string): boolean {
  if (found.startsWith('[')) return MEANT.has(fold(found.slice(1, -1).trim()));
  return !found.startsWith('{{') && !PLACES.has(found.slice(1, -1).split('|', 1)[0]!);
}

/** The next blank behind a place, or before it; undefined when there is none, and then Tab leaves the field. */
export const blankFrom = (text: string, at: number, by: 1 | -1): Blank | undefined =>
  by === 1
    ? blanksIn(text).find((one) => one.at >= at)
    : blanksIn(text).findLast((one) => one.at + one.text.length <= at);
