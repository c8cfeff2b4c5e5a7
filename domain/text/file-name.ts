/** Names of files, made safe to show and to save under, whoever chose them: a mail or an upload. */

import { LIMITS } from '../limits.ts';
import { cut, UNSHOWABLE, UNSTORABLE } from './clean.ts';
import { compose } from './compose.ts';

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

/**
 * A display name for an attachment: the last path component, NFC, without controls, direction marks and characters
 * special to file systems, never empty, at most LIMITS.attachmentNameChars; the extension survives the cut, since it is what
 * a computer opens the file by.
 */
export function cleanFileName(name: string, mediaType: string): string {
  const composed = compose(name.slice(0, 4_000)).replace(UNSTORABLE, '');
  // Marks vanish rather than become a space here: a space before the extension would hide it as well.
  const line = composed.replace(UNSHOWABLE, '').split(/[\\/]/).at(-1) ?? '';
  const safe = withoutEdges(line.replace(UNSAFE_IN_NAME, '_'));
  if (safe === '') return NAMES[mediaType] ?? 'attachment';
  if (safe.length <= LIMITS.attachmentNameChars) return safe;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(safe)?.[0] ?? '';
  return cut(safe, LIMITS.attachmentNameChars - extension.length) + extension;
}

/** Dots and spaces at either end hide a file or confuse a system. No pattern: one for the end begins anew at each of them. */
function withoutEdges(name: string): string {
  let [start, end] = [0, name.length];
  while (start < end && /[.\s]/.test(name[start] ?? '')) start += 1;
  while (end > start && /[.\s]/.test(name[end - 1] ?? '')) end -= 1;
  return name.slice(start, end);
}
