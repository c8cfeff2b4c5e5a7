import { LIMITS } from '../../domain/limits.ts';
import { fromByteString } from './charset.ts';
import { encodeRawBytes } from './encoded-word.ts';
import { withoutLast } from './unclosed.ts';

/** The header block read from the raw bytes: bounded before any parser sees it, as real parsers are quadratic in it. Ours of addresses is linear. */

/** One field: lower-cased name, unfolded value with encoded words as they stand. */
export type Field = { name: string; value: string };

/** Header block of a mail. `bodyStart` is the offset of the body; `defects` name what was cut. */
export type Head = { fields: Field[]; bodyStart: number; defects: string[] };

const TAIL_BYTES = 32 * 1024;
/** Longest value read of a header of many ids, and of one of addresses before it is told. */
const LONG_VALUE_MAX = 64 * LIMITS.addresses;
/** A field: its name, its value. */
const FIELD = /^([!-9;-~]{1,100})[ \t]*:([^]*)$/;
const CONTINUES = /^[ \t]/;
/** Fields with parameters, whose names no other field has. */
const HAS_PARAMETERS = /^content-(?:type|disposition)[ \t]*:/i;
const CONTINUES_PARAMETERS =
  /^(?:[ \t]|(?:boundary|charset|name|filename|type|format|delsp|report-type)(?:\*\d{0,3}\*?)?[ \t]{0,5}=)/i;
const ADDRESSED = new Set(['from', 'sender', 'reply-to', 'to', 'cc']);
const LONG = new Set(['to', 'cc', 'reply-to', 'references', 'in-reply-to']);
/**
 * Reads at most so many bytes of header; a longer block is cut and the body is still found. `last`: what becomes of a field of addresses that
 * stands where it is cut (`readFields`). Never throws.
 */
export function readHead(raw: Buffer, most: number = LIMITS.headerBytes, last: 'cut' | 'unread' = 'cut'): Head {
  const defects: string[] = [];
  const { end, bodyStart } = borders(raw);
  if (end <= most) return { fields: readFields(raw.subarray(0, end), defects), bodyStart, defects };
  defects.push('header block cut');
  // One enormous field may stand before From, so the end of the block is read as well.
  const tail = raw.subarray(Math.max(end - TAIL_BYTES, most), end);
  const fields = [
    ...readFields(raw.subarray(0, most), defects, last),
    ...readFields(tail.subarray(tail.findIndex(isLineEnd) + 1 || tail.length), defects),
  ];
  return { fields: fields.slice(0, LIMITS.headerFields), bodyStart, defects };
}

/**
 * The fields of one header block, of a mail or of a part. Each line is decoded by itself, because hops add headers in
 * charsets of their own. A parameter whose line lost the space before it still belongs to its field. `last` tells what becomes of the
 * last field of addresses where the end of the block is missing: whom it names to the last but one takes work to tell.
 */
export function readFields(block: Buffer, defects: string[], last: 'whole' | 'cut' | 'unread' = 'whole'): Field[] {
  // CR alone ended lines on old systems; mixed mails still come from their gateways.
  const lines = block
    .toString('latin1')
    .split(/\r\n|\n|\r/)
    .map((line) => fromByteString(encodeRawBytes(line)));
  const fields: Field[] = [];
  for (let at = 0; at < lines.length && fields.length < LIMITS.headerFields;) {
    const folded = [lines[at] ?? ''];
    const takes = HAS_PARAMETERS.test(lines[at] ?? '') ? CONTINUES_PARAMETERS : CONTINUES;
    for (at++; takes.test(lines[at] ?? ''); at++) folded.push(takes === CONTINUES ? lines[at]! : ` ${lines[at]}`);
    const match = FIELD.exec(folded.join(''));
    if (!match) continue;
    const name = (match[1] ?? '').toLowerCase();
    const value = (match[2] ?? '').trim();
    const endIsMissing = last !== 'whole' && at >= lines.length && ADDRESSED.has(name);
    if (endIsMissing && last === 'unread') break;
    const whole = endIsMissing ? withoutLast(value) : value;
    fields.push({ name, value: bounded(name, whole, defects) });
    if (fields.length === LIMITS.headerFields) defects.push(`more than ${LIMITS.headerFields} header fields`);
  }
  return fields;
}

const isLineEnd = (byte: number): boolean => byte === 0x0a || byte === 0x0d;

/** All values of one field, in order. */
export function values(head: Head, name: string): string[] {
  return head.fields.filter((field) => field.name === name).map((field) => field.value);
}

/** The end of the header block and the start of the body: the first empty line. */
function borders(raw: Buffer): { end: number; bodyStart: number } {
  if (raw[0] === 0x0a) return { end: 0, bodyStart: 1 };
  if (raw[0] === 0x0d && raw[1] === 0x0a) return { end: 0, bodyStart: 2 };
  const usual = raw.indexOf('\r\n\r\n');
  // The rarer forms are looked for only before the usual one: a scan of 25 MB for each would be seen.
  const before = usual < 0 ? raw : raw.subarray(0, usual + 2);
  const found = [
    { at: usual, length: 4 },
    { at: before.indexOf('\n\n'), length: 2 },
    { at: before.indexOf('\n\r\n'), length: 3 },
    { at: before.includes('\n') ? -1 : before.indexOf('\r\r'), length: 2 },
  ]
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return found ? { end: found.at, bodyStart: found.at + found.length } : { end: raw.length, bodyStart: raw.length };
}

function bounded(name: string, value: string, defects: string[]): string {
  const max = LONG.has(name) ? LONG_VALUE_MAX : LIMITS.headerValueChars;
  if (value.length <= max) return value;
  defects.push(`header ${name} cut`);
  // What makes an address header long are names, which are cut where they are read: cut here, half of an address would be another one.
  if (ADDRESSED.has(name)) return value;
  // Of a reference chain the newest ids tell most, and they stand last.
  return name === 'references' ? value.slice(-max) : value.slice(0, max);
}
