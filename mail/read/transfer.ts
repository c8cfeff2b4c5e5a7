import type { PartHead } from './part-head.ts';

/** Transfer encodings (RFC 2045, 6) undone, each in one pass over all of a part. */

/** The bytes of a part; what is not as its encoding promises is read as far as it goes. */
export function decodeTransfer(bytes: Buffer, encoding: PartHead['encoding']): Buffer {
  if (encoding === 'base64') return decodeBase64(bytes);
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(bytes);
  return encoding === 'uuencode' ? decodeUuencode(bytes) : bytes;
}

/** Also several pieces that were padded each by itself and then joined. */
function decodeBase64(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const padding = bytes.indexOf(EQUALS, at);
    const end = padding < 0 ? bytes.length : padding;
    pieces.push(Buffer.from(bytes.toString('latin1', at, end), 'base64'));
    at = end + 1;
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}

const [TAB, LF, CR, SPACE, EQUALS, GRAVE] = [0x09, 0x0a, 0x0d, 0x20, 0x3d, 0x60];

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let end = 0;
  // Spaces at the end of a line were added on the way (RFC 2045, 6.7, rule 3): written only when something follows.
  let solid = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === LF || byte === CR) {
      end = solid;
      out[end++] = byte;
      solid = end;
    } else if (byte !== EQUALS) {
      out[end++] = byte;
      if (byte !== SPACE && byte !== TAB) solid = end;
    } else {
      const [high, low] = [hex(bytes[at + 1]), hex(bytes[at + 2])];
      const rest = endOfSoftBreak(bytes, at + 1);
      if (rest !== null) at = rest - 1;
      else if (high >= 0 && low >= 0) {
        out[end++] = high * 16 + low;
        at += 2;
      } else out[end++] = byte;
      solid = end;
    }
  }
  return out.subarray(0, solid);
}

/** Where the next line begins when only spaces and a line end, or nothing at all, follow; else null. */
function endOfSoftBreak(bytes: Buffer, start: number): number | null {
  let at = start;
  // Of spaces a gateway adds a few; more are text, and would be looked at again and again.
  while (at - start < 100 && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  if (at >= bytes.length || bytes[at] === LF) return at + 1;
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : null;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The lines between `begin` and `end`; without a `begin` the bytes as they are. */
function decodeUuencode(bytes: Buffer): Buffer {
  const begin = /^begin [0-7]{3,4} [^\r\n]{0,500}\r?$/m.exec(bytes.toString('latin1', 0, 64 * 1024));
  if (!begin) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let end = 0;
  for (let at = begin.index + begin[0].length + 1; at < bytes.length;) {
    const feed = bytes.indexOf(LF, at);
    const stop = feed < 0 ? bytes.length : feed;
    const length = sextet(bytes[at]!);
    // A line says how long it is; a mail of such promises would fill the memory.
    if (length === 0 || bytes[at]! < SPACE || bytes[at]! > GRAVE || end + length > out.length) break;
    decodeUuLine(bytes.subarray(at + 1, stop), out.subarray(end, end + length));
    end += length;
    at = stop + 1;
  }
  return out.subarray(0, end);
}

/** Spaces that a gateway took from the end of the line stand for zeros. */
function decodeUuLine(line: Buffer, out: Buffer): void {
  let bits = 0;
  for (let n = 0, written = 0; written < out.length; n++) {
    const byte = line[n] ?? SPACE;
    bits = ((bits << 6) | sextet(byte === CR ? SPACE : byte)) & 0xfff;
    if (n % 4 > 0) out[written++] = (bits >> (6 - 2 * (n % 4))) & 0xff;
  }
}

const sextet = (byte: number): number => (byte - SPACE) & 0x3f;
