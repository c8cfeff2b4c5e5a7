import { LIMITS } from '../limits.ts';
import { compose } from '../text/compose.ts';

/**
 * The tracking code of a ticket: eight letters or digits, written `tid:Xk8m2pQn:tid`.
 * It names a ticket, it proves nothing: it is printed, quoted and forwarded.
 */

/** No I, İ, i, ı, l, 1, O, 0: they are taken for each other on paper, and Turkish upper-casing changes i and ı. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnopqrstuvwxyz23456789';
const LENGTH = 8;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** Letters a Turkish upper-casing makes of `tid` (`TİD`), spaces a mail client puts in, and any eight ASCII characters. */
const WRITTEN = /t[iıİI]d\s{0,8}[:：]\s{0,8}([A-Za-z0-9]{8})\s{0,8}[:：]\s{0,8}t[iıİI]d/gi;

/** Soft hyphen, zero-width and direction marks, word joiners, BOM: invisible, and put inside words by mail clients. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** True for a code this product may have issued: exactly eight characters of the alphabet. */
export function isCode(text: string): boolean {
  return CODE.test(text);
}

/** The written form people see and mail carries. */
export function showCode(code: string): string {
  return `tid:${code}:tid`;
}

/**
 * The codes written in a text, in order, each once, as they stand there: a gateway may have upper-cased them, so the
 * caller looks them up exactly first and then without case. Reads at most LIMITS.textChars characters, and stops at
 * LIMITS.codes.
 */
export function findCodes(text: string): string[] {
  const plain = compose(text.slice(0, LIMITS.textChars)).replace(INVISIBLE, '');
  const codes = new Set<string>();
  for (const [, code] of plain.matchAll(WRITTEN)) if (codes.add(code!).size === LIMITS.codes) break;
  return [...codes];
}

/**
 * A new code from random bytes; 32 are plenty. Bytes that would favour the first letters are passed over.
 * Throws RangeError when too few usable bytes were given.
 */
export function codeFrom(bytes: Uint8Array): string {
  const fair = 256 - (256 % ALPHABET.length);
  let code = '';
  for (const byte of bytes) {
    if (byte < fair) code += ALPHABET[byte % ALPHABET.length];
    if (code.length === LENGTH) return code;
  }
  throw new RangeError(`a code needs ${LENGTH} usable random bytes, got ${code.length} of ${bytes.length}`);
}
