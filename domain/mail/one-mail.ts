/** Whether one mail is more than the provider of its mailbox takes: said before it is sent, where somebody can still do something about it. */
import type { Quota } from './provider/provider.ts';

/** Base64 in lines of 76 characters, with their ends (RFC 2045, 6.8). */
const ENCODED = 78 / 57;
/** Headers, boundaries and what we write beneath an answer. */
const AROUND_BYTES = 64 * 1024;
/** A character of the words, which travel as text and as HTML, at most; emoji apart. */
const CHAR_BYTES = 3;

/** How many bytes a mail has as it travels, about: of its files, and of the characters of its words. */
export const travelBytes = (fileBytes: number, chars: number): number =>
  Math.ceil(fileBytes * ENCODED) + chars * CHAR_BYTES + AROUND_BYTES;

/** What of the mail is too much, with how much it is and how much may be; null when it fits. */
export function overOneMail(
  { mailBytes, recipientsPerMail }: Pick<Quota, 'mailBytes' | 'recipientsPerMail'>,
  mail: { bytes: number; recipients: number },
): { what: 'bytes' | 'recipients'; is: number; limit: number } | null {
  if (recipientsPerMail !== null && mail.recipients > recipientsPerMail)
    return { what: 'recipients', is: mail.recipients, limit: recipientsPerMail };
  if (mailBytes !== null && mail.bytes > mailBytes) return { what: 'bytes', is: mail.bytes, limit: mailBytes };
  return null;
}
