/**
 * Unicode's normal forms of foreign text. Putting a run of combining marks into its order takes quadratic time (2 MB of
 * them: an hour), so runs are cut first. `test/unit/house` lets no other file call `normalize`.
 */

/** Marks that one letter keeps. Vietnamese has two, Hebrew with cantillation five; forged text has thousands. */
const MARKS_MAX = 16;
const LONG_RUN = new RegExp(String.raw`(\p{M}{${MARKS_MAX}})\p{M}+`, 'gu');

const cutRuns = (text: string): string => text.replace(LONG_RUN, '$1');

/** NFC: letters and their marks as one character where there is one. Linear. */
export const compose = (text: string): string => cutRuns(text).normalize('NFC');

/** NFKD: letters apart from their marks, and wide or ligated forms as plain ones. Linear. */
export const decompose = (text: string): string => cutRuns(text).normalize('NFKD');
