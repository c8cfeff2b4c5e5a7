/**
 * Sender and subject of raw bytes, for lists of mail that was not parsed: too large, unreadable, held. Nobody can end this work, so it is bounded by
 * what an honest header takes, and not by what the parsing child reads.
 */
import { createHash } from 'node:crypto';
import { readMailIds } from './address.ts';
import { LIMITS } from '../../domain/limits.ts';
import { cleanLine } from '../../domain/text/clean.ts';
import { decodeWords } from './encoded-word.ts';
import { readHead, values } from './head.ts';
import { namedWriter } from './named-writer.ts';

/** Never throws; null for what is missing, cannot be read, or is longer than anybody's name and address. */
export function headerOf(raw: Buffer): { from: string | null; name: string | null; subject: string | null } {
  try {
    const head = readHead(raw, LIMITS.headerLineBytes, 'unread');
    const subject = values(head, 'subject')[0];
    const { writer } = namedWriter(head, LIMITS.headerValueChars);
    return {
      from: writer?.address ?? null,
      name: writer?.name || null,
      subject: subject === undefined ? null : cleanLine(decodeWords(subject), 200),
    };
  } catch {
    return { from: null, name: null, subject: null };
  }
}

/**
 * What a mail is known again by when only its header was taken: its Message-ID, and a hash of sender, date, subject and
 * the length of its body. A server that hands it on again may put lines of its own before it, so the header's bytes alone
 * would not do. Null without a Message-ID. Never throws.
 */
export function headIdentityOf(head: Buffer, size: number): { messageKey: string; contentHash: string } | null {
  try {
    const { fields } = readHead(head);
    const first = (name: string) => fields.find((field) => field.name === name)?.value ?? null;
    const messageKey = readMailIds([first('message-id') ?? ''])[0];
    if (messageKey === undefined) return null;
    const about = ['head', first('from'), first('date'), first('subject'), size - head.byteLength];
    return {
      messageKey: cleanLine(messageKey, 500),
      contentHash: createHash('sha256').update(JSON.stringify(about)).digest('hex'),
    };
  } catch {
    return null;
  }
}
