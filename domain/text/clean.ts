/** Strings made fit for Postgres and for one line of a page. */

import { LIMITS } from '../limits.ts';

/** NUL, which Postgres `text` refuses, and lone surrogates, which are not text at all. */
export const UNSTORABLE = /[\0\p{Cs}]/gu;
/** Controls, line and paragraph separators, and the direction marks that make `fdp.exe` look like `exe.pdf`. */
export const UNSHOWABLE = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
/** The same text without NUL and lone surrogates, at most LIMITS.textChars long. */
export function cleanText(text: string): string {
  return text.slice(0, LIMITS.textChars).replace(UNSTORABLE, '');
}

/** One line: controls and direction marks become a space, runs of white space one, at most `max` characters. */
export function cleanLine(text: string, max: number): string {
  const line = text
    .slice(0, max * 4)
    .replace(UNSTORABLE, '')
    .replace(UNSHOWABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(line, max);
}

/** At most `max` UTF-16 units, and never between the two halves of one character. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
