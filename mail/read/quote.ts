import { LIMITS } from '../../domain/limits.ts';
import { isFooter } from './footer-forms.ts';
import { isForwardBanner, isOwnSeparator, isRule } from '../../domain/text/quote-forms.ts';
import { beginsHistory, type Line, plainOf, readLine } from '../../domain/text/quote-head.ts';
import { isSignature } from './signature-forms.ts';

/**
 * The new words of a reply, without the history its mail program put beneath. Works line by line on folded text
 * (`yazdı` = `yazdi`), with the anchored and bounded patterns of domain/text, so time is linear whatever the mail
 * holds. The whole text is always kept beside the result; a wrong cut hides words, it never loses them.
 */

const SIGNATURE_LINES = 15;

/**
 * What the sender wrote now; the whole text when nothing can be told apart, when they wrote between the quotes, and when the
 * mail is no `answer`: what stands beneath a first mail is what its sender passes on.
 */
export function newWords(text: string, { answer }: { answer: boolean }): string {
  const head = text.slice(0, LIMITS.quoteChars);
  const lines = head.split('\n');
  const seen = lines.map(readLine);
  const cut = firstCut(seen);
  if (cut === 'forward') return text;
  if (cut !== null && (!answer || answersInline(seen, lines, cut))) return text;
  const kept = cut === null ? text.split('\n') : lines.slice(0, cut);
  const words = withoutSignature(kept).join('\n').trimEnd();
  return words.trim() === '' ? text : words;
}

/** Index of the first line of history; null when there is none, `forward` when a mail that was passed on begins before. */
function firstCut(lines: Line[]): number | 'forward' | null {
  for (let at = 0; at < lines.length; at++) {
    const { plain, quoted } = lines[at]!;
    if (isOwnSeparator(plain)) return at;
    if (isForwardBanner(plain)) return 'forward';
    if (beginsHistory(lines, at)) return ruleAbove(lines, at);
    if (quoted && restIsQuoted(lines, at)) return at;
  }
  return null;
}

/** A rule directly above the history belongs to it, whatever it is drawn with. */
function ruleAbove(lines: Line[], cut: number): number {
  let above = cut - 1;
  while (above >= Math.max(0, cut - 3) && lines[above]!.plain === '') above--;
  return above >= 0 && isRule(lines[above]!.plain) ? above : cut;
}

/** Only quoted and empty lines from here to the end. Amortised linear: called at the start of a quoted run only. */
function restIsQuoted(lines: Line[], at: number): boolean {
  if (at > 0 && lines[at - 1]!.quoted) return false;
  for (let next = at; next < lines.length; next++) {
    const line = lines[next]!;
    if (!line.quoted && line.plain !== '') return false;
  }
  return true;
}

/**
 * Words of their own after a `>` quote began: they answered between or beneath the quotes, so everything is their answer.
 * Gmail puts the signature beneath the quote, gateways and mailing lists their notices: these are nobody's answer.
 */
function answersInline(seen: Line[], lines: string[], cut: number): boolean {
  if (isOwnSeparator(seen[cut]!.plain)) return false;
  // Apple Mail quotes the attribution as well.
  const first = seen.findIndex((line, at) => at >= cut && line.quoted);
  if (first < 0) return false;
  const last = seen.findLastIndex((line) => line.quoted);
  const between = seen.slice(first, last + 1);
  if (between.some(({ quoted, plain }) => !quoted && plain !== '' && !isSignature(plain))) return true;
  return !isFooter(lines.slice(last + 1).map(readFooterLine));
}

/** A notice is one long line as often as not. */
const readFooterLine = (line: string): string => plainOf(line.slice(0, LIMITS.footerLineChars));

/** Without the lines phones and mail programs sign with, and without a signature behind `-- ` (RFC 3676, 4.3). */
function withoutSignature(lines: string[]): string[] {
  let end = lines.length;
  const dashes = lines.lastIndexOf('-- ');
  if (dashes > 0 && lines.length - dashes <= SIGNATURE_LINES) end = dashes;
  for (;;) {
    while (end > 0 && lines[end - 1]!.trim() === '') end--;
    if (end === 0 || !isSignature(readLine(lines[end - 1]!).plain)) return lines.slice(0, end);
    end--;
  }
}
