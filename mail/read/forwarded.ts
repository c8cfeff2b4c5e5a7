import { LIMITS } from '../../domain/limits.ts';
import { isForwardSubject } from '../../domain/mail/subject.ts';
import type { Address, ForwardedMail, MailParts } from '../../domain/mail/message.ts';
import { fold } from '../../domain/text/fold.ts';
import { cleanLine } from '../../domain/text/clean.ts';
import { readAddresses, readMailIds } from './address.ts';
import { decodeWords } from './encoded-word.ts';
import { readHead, values } from './head.ts';
import { namedWriter } from './named-writer.ts';
import { isForwardBanner, isReplyBanner, isRule } from '../../domain/text/quote-forms.ts';

/**
 * Whose mail a mail sends on: the first From line of the block of headers that mail programs put above what they forward, or
 * the From of a mail that is attached whole. A reading, not a proof: who sends a mail on may write anything into it.
 */

/** Lines searched for the block: a forward begins with it, below a few words of whoever sends it on. */
const LINES = 200;
/** Lines of the block itself, address lists folded. */
const BLOCK = 15;
/** Of an attached mail: its header block. */
const ATTACHED_BYTES = 64 * 1024;

const FROM = /^(?:kimden|gonderen|from|von|de|da|van|fra|fran|od|от)\s?:\s?(?=\S)/;
const OTHER =
  /^(?:konu|subject|betreff|objet|oggetto|onderwerp|asunto|assunto|emne|amne|тема|tarih|date|datum|data|gonderildi|gonderme tarihi|sent|gesendet|envoye|enviado|kime|to|an|a|aan|para|кому)\s?:/;

const SUBJECT = /^(?:konu|subject|betreff|objet|oggetto|onderwerp|asunto|assunto|emne|amne|тема)\s?:/;
const MESSAGE_ID = /^message-id\s?:/;

/** Whose mail it is, and what it says of itself, as far as that is shown. */
export type Forwarded = { from: Address } & ForwardedMail;

/** Null for a mail that sends nothing on, or nothing that names its writer. */
export function forwardedIn(mail: Pick<MailParts, 'subject' | 'text' | 'attachments'>): Forwarded | null {
  const lines = mail.text
    .slice(0, LIMITS.quoteChars)
    .split('\n', LINES)
    .map((line) => line.slice(0, LIMITS.quoteLineChars).replace(/^[\s>*]{0,40}/, ''));
  const isForward = isForwardSubject(mail.subject);
  const inText = isForward || lines.some((line) => isForwardBanner(plain(line))) ? ofBlock(lines) : null;
  return inText ?? (isForward || mail.text.trim() === '' ? ofAttached(mail.attachments) : null);
}

/** The From line that is followed by another line of headers, or stands right beneath a banner or a rule. */
function ofBlock(lines: string[]): Forwarded | null {
  const at = lines.findIndex((line, index) => {
    if (!FROM.test(plain(line))) return false;
    const above = lines.slice(0, index).findLast((one) => one.trim() !== '');
    if (above !== undefined && [isForwardBanner, isReplyBanner, isRule].some((is) => is(plain(above)))) return true;
    return lines.slice(index + 1, index + BLOCK).some((one) => OTHER.test(plain(one)));
  });
  const line = lines[at];
  if (line === undefined) return null;
  // A long name wraps, and its address stands on the next line.
  const value = `${line} ${OTHER.test(plain(lines[at + 1] ?? '')) ? '' : (lines[at + 1] ?? '')}`;
  const from = addressIn(afterColon(value));
  if (from === null) return null;
  const head = around(lines, at);
  const valueOf = (name: RegExp) => afterColon(head.find((one) => name.test(plain(one))) ?? '');
  return {
    from,
    subject: cleanLine(valueOf(SUBJECT).replaceAll('*', ''), LIMITS.subjectChars) || null,
    mailId: readMailIds([valueOf(MESSAGE_ID)])[0] ?? null,
  };
}

/** The block that a line stands in: to the next empty line, and up through headers alone. */
function around(lines: string[], at: number): string[] {
  const isHeader = (line: string) => OTHER.test(plain(line)) || MESSAGE_ID.test(plain(line));
  let start = at;
  while (start > 0 && at - start < BLOCK && isHeader(lines[start - 1] ?? '')) start -= 1;
  const rest = lines.slice(at, at + BLOCK);
  const end = rest.findIndex((line) => line.trim() === '');
  return [...lines.slice(start, at), ...(end === -1 ? rest : rest.slice(0, end))];
}

const afterColon = (line: string): string => line.slice(line.indexOf(':') + 1).trim();

/** `Ad <a@b>`, `Ad [mailto:a@b]`, `Ad (a@b)`, `a@b`. */
function addressIn(value: string): Address | null {
  const [, before = '', address] =
    /^([^<[(@]{0,150}[<[(]\s?)?(?:mailto:)?([^\s<>[\]()@,;:"]{1,64}@[^\s<>[\]()@,;:"]{1,200})/.exec(
      value.replaceAll('*', '').trim(),
    ) ?? [];
  if (address === undefined) return null;
  const name = before
    .replace(/[<[(]\s?$/, '')
    .replaceAll('"', '')
    .trim();
  const [found] = readAddresses([address]);
  return found === undefined ? null : { ...found, name };
}

function ofAttached(attachments: MailParts['attachments']): Forwarded | null {
  const mails = attachments.filter(({ mediaType, name }) => mediaType === 'message/rfc822' || /\.eml$/i.test(name));
  const [mail, another] = mails;
  // Several mails may be several people's.
  if (mail === undefined || another !== undefined) return null;
  const { content } = mail;
  const head = readHead(Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, ATTACHED_BYTES)));
  const { writer } = namedWriter(head);
  if (writer === null) return null;
  return {
    from: writer,
    subject: cleanLine(decodeWords(values(head, 'subject')[0] ?? ''), LIMITS.subjectChars) || null,
    mailId: readMailIds(values(head, 'message-id').slice(0, 1))[0] ?? null,
  };
}

const plain = (line: string): string => fold(line).replace(/\s+/g, ' ').trim();
