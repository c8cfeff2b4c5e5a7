import { LIMITS } from '../../domain/limits.ts';
import { fromByteString } from './charset.ts';
import { readFields } from './head.ts';
import { type PartHead, readPartHead } from './part-head.ts';

/** The parts of a mail (RFC 2046, 5), told apart in one pass over its bytes: bounded, and whatever they are. */

/** One part: a leaf with its encoded bytes, or a multipart with its parts. */
export type MimePart = { head: PartHead; body: Buffer; parts: MimePart[] };

/** A multipart whose parts are being read; `from` is the offset of its body, `delimiter` null when it has none. */
type Open = { part: MimePart; from: number; delimiter: string | null };
type DelimiterLine = { at: number; next: number; depth: number; closes: boolean };
/** What all passes over one mail share. */
type Budget = { parts: number; repairBytes: number; defects: string[] };

/** A delimiter is at most 70 characters long (5.1.1); some mail programs do not know. */
const DELIMITER_LINE = 300;
const PART_HEAD_BYTES = 64 * 1024;
const [LF, CR, SPACE, TAB, DASH] = [0x0a, 0x0d, 0x20, 0x09, 0x2d];

/**
 * The tree of a body under the head of its mail, at most LIMITS.parts parts of it. A multipart whose delimiter never comes
 * is read again as what it looks like, so that it does not swallow its words; `defects` say so. Never throws.
 */
export function readTree(body: Buffer, head: PartHead): { root: MimePart; defects: string[] } {
  const defects: string[] = [];
  const bytes = withLineFeeds(body, defects);
  const root = readParts(bytes, head, { parts: 0, repairBytes: 2 * bytes.length, defects });
  return { root, defects: [...new Set(defects)] };
}

/** CR alone ended lines on old systems. The bytes themselves are never changed. */
function withLineFeeds(body: Buffer, defects: string[]): Buffer {
  if (body.includes('\n') || !body.includes('\r')) return body;
  defects.push('line ends repaired');
  const bytes = Buffer.from(body);
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) bytes[at] = LF;
  return bytes;
}

function readParts(bytes: Buffer, head: PartHead, budget: Budget): MimePart {
  const root: MimePart = { head, body: bytes, parts: [] };
  const open: Open[] = [];
  const depths = new Map<string, number[]>();
  let leaf: Open | null = null;

  const begin = (part: MimePart, from: number) => {
    leaf = isMultipart(part.head) ? null : { part, from, delimiter: null };
    if (leaf !== null) return;
    const delimiter = part.head.boundary;
    if (delimiter !== null) depths.set(delimiter, [...(depths.get(delimiter) ?? []), open.length]);
    open.push({ part, from, delimiter });
  };
  /** Ends the leaf and all multiparts from this depth on: an outer delimiter ends those that forgot their own (5.1.2). */
  const endFrom = (depth: number, at: number) => {
    if (leaf !== null) leaf.part.body = bytes.subarray(leaf.from, endOfBody(bytes, leaf.from, at));
    leaf = null;
    for (const { part, from, delimiter } of open.splice(depth).toReversed()) {
      part.body = bytes.subarray(from, endOfBody(bytes, from, at));
      if (delimiter !== null) depths.get(delimiter)?.pop();
      if (part.parts.length === 0) repair(part, budget);
    }
  };
  const match = (name: string): Pick<DelimiterLine, 'depth' | 'closes'> | null => {
    const opened = depths.get(name)?.at(-1);
    if (opened !== undefined) return { depth: opened, closes: false };
    const closed = name.endsWith('--') ? depths.get(name.slice(0, -2))?.at(-1) : undefined;
    // Before its first part a multipart cannot end: that line is text of the preamble.
    if (closed === undefined || open[closed]?.part.parts.length === 0) return null;
    return { depth: closed, closes: true };
  };

  begin(root, 0);
  for (let at = 0; open.length > 0;) {
    const line = nextDelimiter(bytes, at, match);
    if (line === null) break;
    at = line.next;
    endFrom(line.closes ? line.depth : line.depth + 1, line.at);
    if (line.closes) continue;
    if (++budget.parts > LIMITS.parts) {
      budget.defects.push(`more than ${LIMITS.parts} parts`);
      bytes = bytes.subarray(0, line.at);
      break;
    }
    const parent = open[line.depth]!.part;
    const { part, from } = readHeadOfPart(bytes, at, parent.head.mediaType, match);
    parent.parts.push(part);
    at = from;
    begin(part, from);
  }
  endFrom(0, bytes.length);
  return root;
}

const isMultipart = (head: PartHead): boolean => head.mediaType.startsWith('multipart/');

/** The next line from the beginning of a line on that is a delimiter of an open multipart, gateways' blanks behind it or not. */
function nextDelimiter(
  bytes: Buffer,
  start: number,
  match: (name: string) => Pick<DelimiterLine, 'depth' | 'closes'> | null,
): DelimiterLine | null {
  for (let from = start; from < bytes.length;) {
    const feed = startsWithDashes(bytes, from) ? from - 1 : bytes.indexOf('\n--', from);
    if (feed < from - 1) return null;
    const at = feed + 1;
    const next = endOfLine(bytes, at);
    const found = match(delimiterName(bytes, at, next));
    if (found !== null) return { at, next, ...found };
    from = next;
  }
  return null;
}

const startsWithDashes = (bytes: Buffer, at: number): boolean => bytes[at] === DASH && bytes[at + 1] === DASH;

/** Offset behind the line feed, or of the end. */
function endOfLine(bytes: Buffer, at: number): number {
  const feed = bytes.indexOf(LF, at);
  return feed < 0 ? bytes.length : feed + 1;
}

/** What stands behind the dashes, without blanks at its end; empty for a line that is too long. */
function delimiterName(bytes: Buffer, at: number, next: number): string {
  if (next - at > DELIMITER_LINE) return '';
  let end = next;
  while (end > at + 2 && isBlank(bytes[end - 1])) end--;
  return fromByteString(bytes.toString('latin1', at + 2, end));
}

const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB || byte === CR || byte === LF;

/** The line end before a delimiter belongs to the delimiter. */
function endOfBody(bytes: Buffer, from: number, at: number): number {
  if (at === bytes.length || bytes[at - 1] !== LF) return Math.max(from, at);
  return Math.max(from, bytes[at - 2] === CR ? at - 2 : at - 1);
}

/** Header of the part that begins here, and where its body does. A part without an empty line before its words has no header. */
function readHeadOfPart(
  bytes: Buffer,
  start: number,
  container: string,
  match: (name: string) => unknown,
): { part: MimePart; from: number } {
  let [end, from] = [start, start];
  for (let at = start; at < bytes.length; at = from) {
    [end, from] = [at, endOfLine(bytes, at)];
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF)) break;
    const isWord = at === start && !FIELD_BEGINS.test(bytes.toString('latin1', at, Math.min(from, at + 120)));
    if (isWord || (startsWithDashes(bytes, at) && match(delimiterName(bytes, at, from)) !== null)) {
      from = at;
      break;
    }
    if (from === bytes.length) end = from;
  }
  const fields = readFields(bytes.subarray(start, Math.min(end, start + PART_HEAD_BYTES)), []);
  // In a digest a part without a type is a mail (5.1.5); some forget the empty line before it, and its header is here.
  const isMail = container === 'multipart/digest' && !fields.some(({ name }) => name === 'content-type');
  if (isMail && fields.some(({ name }) => name === 'from' || name === 'subject')) from = start;
  const head = readPartHead(fields, isMail ? 'message/rfc822' : undefined);
  return { part: { head, body: bytes.subarray(from, from), parts: [] }, from };
}
const FIELD_BEGINS = /^[!-9;-~]{1,100}[ \t]*:/;

/** A multipart that led nowhere becomes what its body looks like: parts of another delimiter, or plain text. */
function repair(part: MimePart, budget: Budget): void {
  if (part.body.toString('latin1', 0, 4_096).trim() === '') return;
  budget.defects.push('structure repaired');
  budget.repairBytes -= part.body.length;
  const boundary = budget.repairBytes < 0 ? null : guessBoundary(part.body);
  if (boundary !== null) part.parts = readParts(part.body, { ...part.head, boundary }, budget).parts;
  if (part.parts.length === 0) part.head = { ...part.head, mediaType: 'text/plain', boundary: null };
}

/** The delimiter that a body seems to have: one line alone may be a signature or a ruler, a delimiter opens a part with a header. */
function guessBoundary(body: Buffer): string | null {
  const start = body.toString('latin1', 0, 64 * 1024);
  const opening = /^--(-{0,60}[^\s-][^\r\n]{0,200}?)[ \t]{0,20}\r?\n[A-Za-z-]{2,60}:/m.exec(start)?.[1];
  return opening === undefined ? null : fromByteString(opening);
}
