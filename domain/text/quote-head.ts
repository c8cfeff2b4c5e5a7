/** Where the history of a mail begins, as mail programs write it between an answer and what it answers: for received mail and for our own words. */
import { LIMITS } from '../limits.ts';
import { fold } from './fold.ts';
import {
  beginsAttribution,
  blockLine,
  endsAttribution,
  isAttributionLine,
  isReplyBanner,
  isWholeBlock,
  startsBlock,
} from './quote-forms.ts';

/** A mail program wraps the attribution line to at most three. */
const ATTRIBUTION_LINES = 3;
/** Lines searched for the rest of a header block: its address lists fold. */
const BLOCK_WINDOW = 12;

/** One line as the patterns see it: folded, without quote marks, bold stars and surplus spaces; bounded. */
export type Line = { plain: string; quoted: boolean };

export function readLine(line: string): Line {
  const bare = line.slice(0, LIMITS.quoteLineChars + 40).replace(/^[\s>]{0,40}/, '');
  return {
    plain: bare.length > LIMITS.quoteLineChars ? 'long' : plainOf(bare),
    quoted: /^\s{0,3}>/.test(line),
  };
}

export function plainOf(line: string): string {
  return fold(line)
    .replace(/[*\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a mail that is repeated begins in this line: its banner, its attribution, or its block of headers. */
export const beginsHistory = (lines: Line[], at: number): boolean =>
  isReplyBanner(lines[at]?.plain ?? '') || isAttribution(lines, at) || isHeaderBlock(lines, at);

/** The line, or the line and up to two that follow, read as one; each must add to it before the closing colon. */
function isAttribution(lines: Line[], at: number): boolean {
  let joined = lines[at]!.plain;
  if (joined === '') return false;
  for (let more = 1; more <= ATTRIBUTION_LINES; more++) {
    if (endsAttribution(joined)) return isAttributionLine(joined, isQuoted(lines, nextWritten(lines, at + more)));
    const next = lines[at + more]?.plain ?? '';
    if (next === '' || joined.length > 400 || !beginsAttribution(joined)) return false;
    joined += ` ${next}`;
  }
  return false;
}

/** Outlook's block of headers. It ends before the first words behind an empty line, which are the history itself. */
function isHeaderBlock(lines: Line[], at: number): boolean {
  if (!startsBlock(lines[at]?.plain ?? '')) return false;
  const kinds = new Set<ReturnType<typeof blockLine>>();
  for (let next = at + 1; next < Math.min(lines.length, at + 1 + BLOCK_WINDOW); next++) {
    const { plain } = lines[next]!;
    const kind = blockLine(plain);
    if (kind === null && plain !== '' && lines[next - 1]!.plain === '') break;
    kinds.add(kind);
  }
  return isWholeBlock(kinds);
}

function nextWritten(lines: Line[], from: number): number {
  let at = from;
  while (at < Math.min(lines.length, from + 3) && lines[at]!.plain === '') at++;
  return at;
}

function isQuoted(lines: Line[], at: number): boolean {
  return lines[at]?.quoted ?? false;
}
