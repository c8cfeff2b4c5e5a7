/** Blanks in square brackets that somebody is to fill before a reply is sent: `[numara]`. Pure. */

export type Blank = { at: number; text: string };

/** Words, and no link, no footnote, no name of a picture, no index in a line of code. */
const BLANK = /(?<![\p{L}\p{N}_)\]])\[(?=[^[\]\n]{0,60}\p{L}{2})[^[\]\n]{1,60}\](?!\()/gu;
const FILE = /\.[a-z]{2,4}\]$/i;

/** The blanks of a text in their order; `at` counts UTF-16 units. */
export const blanksIn = (text: string): Blank[] =>
  Array.from(text.matchAll(BLANK), ({ index, 0: found }) => ({ at: index, text: found })).filter(
    ({ text: found }) => !FILE.test(found),
  );

/** The next blank behind a place, or before it; undefined when there is none, and then Tab leaves the field. */
export const blankFrom = (text: string, at: number, by: 1 | -1): Blank | undefined =>
  by === 1
    ? blanksIn(text).find((one) => one.at >= at)
    : blanksIn(text).findLast((one) => one.at + one.text.length <= at);
