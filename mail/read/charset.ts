import { createDecodeStream, decode as decodeByLibrary } from 'libmime/lib/charset.js';
import { looksLikeUtf8, readMixed } from './mixed-utf8.ts';

/**
 * Bytes to text, with what Turkish mail needs: raw 8-bit text without a charset is UTF-8 as far as it is valid UTF-8 and
 * windows-1254 otherwise; text labelled iso-8859-1 or windows-1252 that reads `Þiþli` was windows-1254; and text that
 * reads `Åikayet` was UTF-8 under any of these labels.
 */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const turkish = new TextDecoder('windows-1254');

const TURKISH_LABEL = /^(?:iso[-_]?8859[-_]?9|latin-?5|l5|windows-?1254|x-cp1254)$/;
const WESTERN = /^(?:iso[-_]?8859[-_]?1|latin[-_]?1|l1|windows-?1252|cp-?1252|us-ascii|ascii)$/i;
/** The letters that stand where windows-1254 has Ğ İ Ş ğ ı ş; and those only an Icelander or Faroese needs beside. */
const ICELANDIC_SIGNS = /[ÐÝÞðýþ]/;
const ICELANDIC_WORDS = /[áæúó]|\b(?:og|að|það|við|ekki|þú|eða)\b/i;

/** Names some mail programs use and the decoders do not know. */
const ALIASES: Record<string, string> = {
  'x-mac-turkish': 'macturkish',
  'iso-8859-9-e': 'iso-8859-9',
  cp1254: 'windows-1254',
};

/** Text of bytes that carry no usable label: UTF-8 where it is, else windows-1254, which reads any bytes. Linear. */
export function guessText(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return strictUtf8.decode(bytes);
  return looksLikeUtf8(bytes) ? readMixed(bytes) : turkish.decode(bytes);
}

/** Turkish text that was read as Western European, put right; every other text unchanged. */
export function unIcelandic(text: string): string {
  if (!ICELANDIC_SIGNS.test(text) || ICELANDIC_WORDS.test(text)) return text;
  return text.replace(/[ÐÝÞðýþ]/g, (letter) => TURKISH[letter] ?? letter);
}
const TURKISH: Record<string, string> = { Ð: 'Ğ', Ý: 'İ', Þ: 'Ş', ð: 'ğ', ý: 'ı', þ: 'ş' };

/** True for labels under which Turkish text is known to travel falsely. */
export function isWesternLabel(label: string): boolean {
  return WESTERN.test(label);
}

/**
 * A string whose characters stand for raw bytes (a header parameter read as Latin-1), decoded; every other string
 * unchanged. Latin-1 and windows-1254 differ in six letters only, so a true Latin-1 name survives.
 */
export function fromByteString(text: string): string {
  return /[\x80-\xFF]/.test(text) && !/[^\0-\xFF]/.test(text) ? guessText(Buffer.from(text, 'latin1')) : text;
}

/** The text of a part whose charset is said to be `label`, which may be empty, unknown or false. */
export function decodeText(bytes: Buffer, label: string): string {
  const name = label.trim().toLowerCase();
  const charset = ALIASES[name] ?? name;
  const text = decode(bytes, charset);
  if (text !== null) return text;
  // iconv-lite knows charsets the platform does not (cp857, macturkish); under any other name the text is guessed.
  const isKnown = createDecodeStream(charset).supported;
  return isKnown ? unlessFalse(bytes, decodeByLibrary(bytes, charset)) : guessText(bytes);
}

/**
 * The text as its label has it, with U+FFFD for each character that the charset does not know (a vendor's sign, a byte
 * that was hurt); guessed when so many are unknown that the label is false.
 */
function unlessFalse(bytes: Buffer, text: string): string {
  if (!text.includes('\uFFFD')) return text;
  if (isUtf8(bytes)) return strictUtf8.decode(bytes);
  let [unknown, known] = [0, 0];
  for (const sign of text) {
    if (sign === '\uFFFD') unknown++;
    else if (sign > '\x7F') known++;
  }
  return unknown * KNOWN_TO_UNKNOWN <= known ? text : guessText(bytes);
}
const KNOWN_TO_UNKNOWN = 3;

/** The text, or null when only the library may know the charset. */
function decode(bytes: Buffer, label: string): string | null {
  if (label === '') return decodeUnlabelled(bytes);
  if (/^utf-?8$/.test(label)) return guessText(bytes);
  // Raw UTF-8 under a one-byte label is as common as raw Turkish under a Western one.
  const falsely = isWesternLabel(label) || TURKISH_LABEL.test(label);
  if (falsely && looksLikeUtf8(bytes) && isUtf8(bytes)) return strictUtf8.decode(bytes);
  if (isWesternLabel(label)) return unIcelandic(readWestern(bytes));
  try {
    return unlessFalse(bytes, new TextDecoder(label).decode(bytes));
  } catch {
    return null;
  }
}

function decodeUnlabelled(bytes: Buffer): string {
  if (isUtf8(bytes)) return strictUtf8.decode(bytes);
  const meta = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 2_048))?.[1];
  const declared = meta && !/^utf-?8$/i.test(meta) ? decode(bytes, meta.toLowerCase()) : null;
  return declared ?? guessText(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Windows-1252. The decoder of Node 20 leaves its quotation marks and dashes as controls. */
function readWestern(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9F]/g, (sign) => WESTERN_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}
const WESTERN_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';
