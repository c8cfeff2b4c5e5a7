import MailComposer from 'nodemailer/lib/mail-composer';
import { createHash } from 'node:crypto';
import { ADDRESS } from '../../domain/mail/address.ts';
import type { Address, FrozenMail, OutgoingMail } from '../../domain/mail/message.ts';
import { withEmptyLines } from '../../domain/text/empty-lines.ts';
import { sanitizeHtml } from '../html/sanitize.ts';

/** RFC 5322 msg-id, without `<>`: what we answer is echoed only in this form and length. */
const MESSAGE_ID = /^[!#-;=?A-Z[\]^-~]{1,200}@[!#-;=?A-Z[\]^-~]{1,200}$/;
/** Ids of a chain that travel on: the first and the last twenty (RFC 5322, 3.6.4 lets a chain be cut so). */
const CHAIN_TAIL = 20;

/**
 * Writes a mail once: bytes and envelope for the outbox. The same input gives the same bytes, so a mail composed again
 * after a crash is the same mail; nothing is read from the clock, from chance or from the host.
 * Throws on an address or Message-ID of our own that is no such thing.
 */
export async function freeze(mail: OutgoingMail): Promise<FrozenMail> {
  // Who gets a blind copy stands in the envelope and nowhere else.
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  if (recipients.length === 0) throw new Error('a mail needs a recipient');
  const returns = { address: mail.envelopeFrom ?? mail.from.address };
  for (const { address } of [mail.from, returns, ...(mail.replyTo === null ? [] : [mail.replyTo]), ...recipients]) {
    if (!ADDRESS.test(address)) throw new Error('a recipient or sender is not a plain mail address');
  }
  if (!MESSAGE_ID.test(mail.mailId)) throw new Error('the Message-ID is malformed');

  const answered = mail.inReplyTo !== null && MESSAGE_ID.test(mail.inReplyTo) ? mail.inReplyTo : null;
  const chain = threadChain(mail.references);
  const composer = new MailComposer({
    messageId: `<${mail.mailId}>`,
    date: new Date(mail.date),
    from: mailbox(mail.from),
    ...(mail.replyTo === null ? {} : { replyTo: mailbox(mail.replyTo) }),
    to: mail.to.map(mailbox),
    cc: mail.cc.map(mailbox),
    subject: subject(mail),
    ...(answered === null ? {} : { inReplyTo: `<${answered}>` }),
    ...(chain.length === 0 ? {} : { references: chain.map((id) => `<${id}>`).join(' ') }),
    headers: automaticHeaders(mail),
    text: withBlock(mail.text, mail.block?.text),
    ...(mail.html === null ? {} : { html: page(mail.language, mail.html, mail.block?.html) }),
    attachments: mail.attachments.map((part) => ({
      filename: oneLine(part.name),
      ...contentOf(part),
      ...(part.contentId === null
        ? { contentDisposition: 'attachment' }
        : { contentDisposition: 'inline', cid: part.contentId.replace(/[\s\p{Cc}<>]/gu, '') }),
    })),
    // Boundaries are random otherwise, and a second freeze would be another mail.
    baseBoundary: createHash('sha256').update(mail.mailId).digest('hex').slice(0, 24),
    newline: '\r\n',
    // A `path` or `href` that slips into an attachment must never read a file or call a host.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  const to = [...new Set(recipients.map((one) => one.address))];
  return { mailId: mail.mailId, envelope: { from: returns.address, to }, raw: Uint8Array.from(raw) };
}

/** No line longer than RFC 5322 allows, and nothing that a server without 8BITMIME would change. */
const SEVEN_BIT_LINE = /^[\t\x20-\x7E]{0,998}$/;

/**
 * A mail that is sent on must not be encoded (RFC 2046, 5.2.1): strict readers show an empty one. So it goes as it is when it
 * may, and as a file of its name when it would have to be encoded. No other composite type is sent, whoever chose it.
 */
function contentOf({ mediaType, content }: OutgoingMail['attachments'][number]) {
  const bytes = Buffer.from(content);
  const type = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(mediaType) ? mediaType.toLowerCase() : 'application/octet-stream';
  if (type === 'message/rfc822') {
    const lines = bytes.toString('latin1').split(/\r?\n/);
    if (lines.every((line) => SEVEN_BIT_LINE.test(line)))
      return { contentType: type, content: Buffer.from(lines.join('\r\n')), contentTransferEncoding: '7bit' as const };
  }
  const composite = /^(?:message|multipart)\//.test(type);
  return {
    contentType: composite ? 'application/octet-stream' : type,
    content: bytes,
    contentTransferEncoding: 'base64' as const,
  };
}

/**
 * RFC 3834: machines say that they are. `OOF, AutoReply` asks Exchange for silence; `All` would also suppress the
 * reports of failed delivery that we need. The loop header shows us our own automatic mail coming back.
 */
function automaticHeaders(mail: OutgoingMail): Record<string, string> {
  const quiet = { 'X-Auto-Response-Suppress': 'OOF, AutoReply' };
  if (mail.kind === 'reply') return quiet;
  const loop = { 'X-Bilet-Loop': oneLine(mail.instance) };
  // Not in bulk: whether ordinary mail comes through is what it tries.
  if (mail.kind === 'probe')
    return { ...quiet, ...loop, 'Auto-Submitted': 'auto-generated', 'X-Bilet-Probe': mail.mailId };
  return { ...quiet, 'Auto-Submitted': mail.kind, Precedence: 'bulk', ...loop };
}

/** One stable subject per ticket: mail programs split a thread when it changes. */
function subject(mail: OutgoingMail): string {
  const plain = oneLine(mail.subject).replace(/^(?:(?:re|ynt|yan|cvp|aw|sv)(?:\[\d{1,3}\])? ?: ?){1,10}/i, '');
  return foldable(mail.inReplyTo === null ? oneLine(mail.subject) : `Re: ${plain}`);
}

/** A word of this length fills a line, which has 998 octets at most (RFC 5322, 2.1.1) and is folded between words only. */
const UNFOLDABLE = /\S{900}/;
/** Of an encoded word, which has 75 characters at most (RFC 2047, 2). */
const WORD_BYTES = 45;

/** A text with a word that no line has room for, as encoded words, between which it may be folded. */
function foldable(text: string): string {
  if (!UNFOLDABLE.test(text)) return text;
  const words = [''];
  for (const letter of text)
    if (Buffer.byteLength(words.at(-1)! + letter) > WORD_BYTES) words.push(letter);
    else words.push(words.pop()! + letter);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

function threadChain(references: string[]): string[] {
  const ids = [...new Set(references)].filter((id) => MESSAGE_ID.test(id));
  return ids.length <= CHAIN_TAIL + 1 ? ids : [...ids.slice(0, 1), ...ids.slice(-CHAIN_TAIL)];
}

function mailbox({ name, address }: Address): { name: string; address: string } {
  return { name: oneLine(name), address };
}

/** No control character reaches a header, whatever the composer would do with it. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
}

function withBlock(text: string, block: string | undefined): string {
  const body = text.replace(/\r\n?/g, '\n').trimEnd();
  return `${[body, block].filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** Outgoing HTML passes the same list as incoming: it may quote a customer's. Our block is added after that. */
function page(language: string, html: string, block: string | undefined): string {
  const body = withEmptyLines(sanitizeHtml(html, { remoteImages: 'kept' }));
  return [
    `<!DOCTYPE html>\n<html lang="${language}">\n<head><meta charset="utf-8"></head>\n<body>`,
    body,
    ...(block === undefined ? [] : [block]),
    '</body>\n</html>\n',
  ].join('\n');
}
