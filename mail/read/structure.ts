import { LIMITS } from '../../domain/limits.ts';

/** Bodies that would hang or mislead a parser, put in order beforehand: too many parts, a missing boundary, CR line ends. */

/** The body the parser shall see. `defects` say what was done. */
export type Body = { bytes: Buffer; defects: string[] };

const BOUNDARY = /boundary\s{0,20}=\s{0,20}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi;

/**
 * Cuts the body before part number LIMITS.parts + 1 (parsers fail, or hang, at a thousand), which bounds nesting as well,
 * and gives CR-only text line feeds. The bytes themselves are never changed; the whole stays in the raw mail.
 */
export function boundBody(body: Buffer, contentType: string): Body {
  if (!body.includes('\n') && body.includes('\r')) {
    const bytes = Buffer.from(body);
    for (let at = bytes.indexOf('\r'); at >= 0; at = bytes.indexOf('\r', at + 1)) bytes[at] = 0x0a;
    return { bytes, defects: ['line ends repaired'] };
  }
  if (!hasManyDashes(body)) return { bytes: body, defects: [] };
  const end = offsetOfSurplusPart(body, contentType);
  return end === null
    ? { bytes: body, defects: [] }
    : { bytes: body.subarray(0, end), defects: [`more than ${LIMITS.parts} parts`] };
}

/**
 * A Content-Type that fits a body whose own one led nowhere: the delimiter lines of the body, if it has them (a mail
 * program forgot `boundary=`), else plain text.
 */
export function guessContentType(body: Buffer, declared: string): string {
  const start = body.toString('latin1', 0, 64 * 1024);
  const delimiter = /^--(-{0,60}[^\s-][^\r\n]{0,200}?)[ \t]*\r?$/m.exec(start)?.[1];
  // One delimiter line alone may be a signature or a ruler; a delimiter opens a part with headers.
  const opening = delimiter && new RegExp(`^--${literally(delimiter)}[ \\t]*\\r?\\n[A-Za-z-]{2,60}:`, 'm');
  const opensPart = opening && opening.test(start);
  const type = /^\s*(multipart\/[a-z-]{1,40})/i.exec(declared)?.[1] ?? 'multipart/mixed';
  return opensPart ? `${type}; boundary="${delimiter.replace(/["\\]/g, '')}"` : 'text/plain';
}

function hasManyDashes(body: Buffer): boolean {
  let count = 0;
  for (let at = body.indexOf('\n--'); at >= 0; at = body.indexOf('\n--', at + 3))
    if (++count > LIMITS.parts) return true;
  return false;
}

/** Offset of the delimiter line that opens one part too many; null when the dashes were only text. */
function offsetOfSurplusPart(body: Buffer, contentType: string): number | null {
  const text = body.toString('latin1');
  const delimiters = new Set<string>();
  for (const source of [contentType, text]) {
    for (const match of source.matchAll(BOUNDARY)) delimiters.add(`--${match[1] ?? match[2] ?? ''}`);
  }
  let opened = 0;
  for (
    let at = text.startsWith('--') ? 0 : text.indexOf('\n--') + 1;
    at > 0 || opened === 0;
    at = text.indexOf('\n--', at) + 1
  ) {
    const stop = text.indexOf('\n', at);
    const line = text.slice(at, Math.min(stop < 0 ? text.length : stop, at + 210)).trimEnd();
    if (delimiters.has(line) && ++opened > LIMITS.parts) return at;
    if (text.indexOf('\n--', at) < 0) break;
  }
  return null;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
