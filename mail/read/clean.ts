/** Strings made fit for Postgres and for one line of a page; names of files made safe to show and to save under. */

import { LIMITS } from '../../domain/limits.ts';

/** NUL, which Postgres `text` refuses, and lone surrogates, which are not text at all. */
const UNSTORABLE = /[\0\p{Cs}]/gu;
/** Controls, line and paragraph separators, and the direction marks that make `fdp.exe` look like `exe.pdf`. */
const UNSHOWABLE = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
/** Not allowed in names by Windows, or special to a shell of any system. */
const UNSAFE_IN_NAME = /[<>:"|?*]+/g;

const NAMES: Record<string, string> = {
  'application/ms-tnef': 'winmail.dat',
  'application/pdf': 'attachment.pdf',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'image/gif': 'image.gif',
  'image/jpeg': 'image.jpg',
  'image/png': 'image.png',
  'image/webp': 'image.webp',
  'message/delivery-status': 'delivery-status.txt',
  'message/rfc822': 'message.eml',
  'text/calendar': 'invite.ics',
  'text/html': 'message.html',
  'text/plain': 'text.txt',
  'text/rfc822-headers': 'headers.txt',
};

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

/**
 * A display name for an attachment: the last path component, NFC, without controls, direction marks and characters
 * special to file systems, never empty, at most LIMITS.attachmentNameChars; the extension survives the cut.
 */
export function cleanFileName(name: string, mediaType: string): string {
  const composed = name.slice(0, 4_000).normalize('NFC').replace(UNSTORABLE, '');
  // Marks vanish rather than become a space here: a space before the extension would hide it as well.
  const line = composed.replace(UNSHOWABLE, '').split(/[\\/]/).at(-1) ?? '';
  const safe = line.replace(UNSAFE_IN_NAME, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  if (safe === '') return NAMES[mediaType] ?? 'attachment';
  if (safe.length <= LIMITS.attachmentNameChars) return safe;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(safe)?.[0] ?? '';
  return cut(safe, LIMITS.attachmentNameChars - extension.length) + extension;
}

/** Never between the two halves of one character. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
