/**
 * UTF-8 with foreign bytes in it: a footer that a gateway appended in windows-1254, a letter cut in half. Whole
 * sequences (RFC 3629, 4) are read as UTF-8, the bytes between them as windows-1254. One pass, one copy.
 */

/** Each byte above 0x7F as windows-1254, in UTF-8. */
const TURKISH = Array.from({ length: 0x80 }, (_, low) =>
  Buffer.from(new TextDecoder('windows-1254').decode(Uint8Array.of(0x80 + low))),
);

/**
 * Turkish capitals in windows-1254 (Ç Ğ Ö Ü İ Ş) that begin a sequence in UTF-8. Before a closing mark, as in `TAŞ’IN`,
 * such a pair looks like a letter of another script, so these alone do not show that a text is UTF-8.
 */
const CAPITALS = new Set([0xc7, 0xd0, 0xd6, 0xdc, 0xdd, 0xde]);

/** True when a sequence of two or more bytes occurs that hardly any windows-1254 text contains. */
export function looksLikeUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 1 && !CAPITALS.has(bytes[at]!)) return true;
    at += length || 1;
  }
  return false;
}

/** The text, whatever the bytes are. */
export function readMixed(bytes: Uint8Array): string {
  const out = Buffer.allocUnsafe(bytes.length + 2 * countHigh(bytes));
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      for (const byte of TURKISH[bytes[at]! - 0x80]!) out[end++] = byte;
      at++;
    }
    for (let last = at + length; at < last; at++) out[end++] = bytes[at]!;
  }
  return new TextDecoder().decode(out.subarray(0, end));
}

/** Bytes of the sequence that begins here, by the table of RFC 3629, 4; 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  if (second < (SECOND_MIN[first] ?? 0x80) || second > (SECOND_MAX[first] ?? 0xbf)) return 0;
  for (let tail = 2; tail < length; tail++) if (((bytes[at + tail] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
/** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
const SECOND_MIN: Record<number, number> = { 0xe0: 0xa0, 0xf0: 0x90 };
const SECOND_MAX: Record<number, number> = { 0xed: 0x9f, 0xf4: 0x8f };

function countHigh(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count++;
  return count;
}
