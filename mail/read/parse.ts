import { LIMITS } from '../../domain/limits.ts';
import { MACHINE_HEADERS } from '../../domain/mail/machine-mail.ts';
import type { MailParts, ParsedAttachment, ParsedMail } from '../../domain/mail/message.ts';
import { readAddresses, readMailIds, readPath, readWords } from './address.ts';
import { LenientParser } from './charset.ts';
import { contentIdOf } from '../../domain/mail/content-id.ts';
import { isForwardSubject, isReplySubject } from '../../domain/mail/subject.ts';
import { cleanLine, cleanText } from '../../domain/text/clean.ts';
import { cleanFileName } from '../../domain/text/file-name.ts';
import { takePicturesOfTree } from './data-pictures.ts';
import { headForParser, readHead, values, type Head } from './head.ts';
import { nestsTooDeep, textOf } from '../html/html-text.ts';
import { newWords } from './quote.ts';
import { sanitizeHtml } from '../html/sanitize.ts';
import { signsOf } from './signs.ts';
import { boundBody, guessContentType } from './structure.ts';
import { words, type Part } from './words.ts';

/** What mailparser yields, before any of it is trusted. */
type Content = { subject: string; tree: Part; attachments: RawAttachment[] };
type RawAttachment = {
  contentType: string;
  filename?: string;
  cid?: string;
  contentDisposition?: string;
  content: Buffer;
};

/**
 * Reads one raw mail. Never fails for what the mail contains: what cannot be read is missing from the result and named
 * in `defects`. Throws only when there are no bytes. May take long or much memory on hostile mail, so run it behind
 * `mail/child/pool.ts`.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  if (raw.length === 0) throw new Error('the mail has no bytes');
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const head = readHead(bytes);
  const defects = [...head.defects];
  const content = await readContent(head, bytes.subarray(head.bodyStart), defects);
  const body = readBody(content, defects);
  const subject = cleanLine(readWords(content.subject, values(head, 'subject')), LIMITS.subjectChars);
  const from = readAddresses(values(head, 'from').slice(0, 1));
  if (values(head, 'from').length > 1 || from.length > 1) defects.push('more than one sender');

  const parts: MailParts = {
    mailId: readMailIds(values(head, 'message-id').slice(0, 1))[0] ?? null,
    references: readMailIds(values(head, 'references')),
    inReplyTo: readMailIds(values(head, 'in-reply-to')),
    from: from[0] ?? null,
    replyTo: readAddresses(values(head, 'reply-to').slice(0, 1)),
    to: readAddresses(values(head, 'to')),
    cc: readAddresses(values(head, 'cc')),
    deliveredTo: [...values(head, 'delivered-to'), ...values(head, 'x-original-to')].slice(0, 20).map(readPath),
    returnPath: values(head, 'return-path').map(readPath)[0] ?? null,
    subject,
    sentAt: readDate(values(head, 'date')[0]),
    ...body,
    newText: newTextOf(head, subject, body.text),
    headers: machineHeaders(head),
    defects,
  };
  return { ...parts, ...signsOf(parts) };
}

/** Beneath a mail that is passed on stands what the sender wants read; beneath one that answers nothing, as well. */
function newTextOf(head: Head, subject: string, text: string): string {
  if (isForwardSubject(subject)) return text;
  const chained = ['in-reply-to', 'references'].some((name) => values(head, name).length > 0);
  return newWords(text, { answer: chained || isReplySubject(subject) });
}

/**
 * The parts; and when they lead nowhere although there is a body, once more as what the body looks like: a multipart
 * without boundary, or with one that never comes, must not swallow its words.
 */
async function readContent(head: Head, body: Buffer, defects: string[]): Promise<Content> {
  const contentType = values(head, 'content-type')[0] ?? '';
  const bounded = boundBody(body, contentType);
  defects.push(...bounded.defects);
  try {
    const content = await readParts(headForParser(head), bounded.bytes);
    if (!isEmpty(content) || bounded.bytes.toString('latin1', 0, 4_096).trim() === '') return content;
    if (!/^\s*multipart\//i.test(contentType)) return content;
    defects.push('structure repaired');
    return await readParts(headForParser(head, guessContentType(bounded.bytes, contentType)), bounded.bytes);
  } catch (error) {
    // Parsers refuse a part head above 1 MB and the like; the mail still has a sender and a subject.
    defects.push(`body unreadable: ${error instanceof Error ? cleanLine(error.message, 200) : 'unknown fault'}`);
    return await readParts(headForParser(head, 'text/plain'), Buffer.alloc(0));
  }
}

function isEmpty(content: Content): boolean {
  const { text, html } = words(content.tree);
  return content.attachments.length === 0 && !text?.trim() && !html?.trim();
}

/** One run of mailparser. Embedded mails stay files, so that their headers cannot steer threading. */
function readParts(head: Buffer, body: Buffer): Promise<Content> {
  return new Promise((resolve, reject) => {
    const parser = new LenientParser({
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      keepDeliveryStatus: true,
      checksumAlgo: false,
      ...{ ignoreEmbedded: true },
    });
    const attachments: RawAttachment[] = [];
    parser.on('error', reject);
    parser.on('data', (data) => {
      if (data.type !== 'attachment') return;
      const chunks: Buffer[] = [];
      data.content.on('data', (chunk: Buffer) => chunks.push(chunk));
      data.content.on('end', () => {
        attachments.push({ ...data, content: Buffer.concat(chunks) });
        data.release?.();
      });
    });
    parser.on('end', () => {
      const subject = parser.headers ? parser.headers.get('subject') : undefined;
      // The tree is internal to mailparser, whose version is pinned: its own joining of parts loses words.
      const tree = (parser as unknown as { tree: Part | false }).tree || { children: [] };
      // Before anything is measured or cut: a screenshot in the HTML is larger than all bounds on words.
      attachments.push(...takePicturesOfTree(tree));
      resolve({ subject: typeof subject === 'string' ? subject : '', tree, attachments });
    });
    parser.write(head);
    parser.end(body);
  });
}

type BodyFields = Pick<ParsedMail, 'text' | 'html' | 'attachments'>;

function readBody(content: Content, defects: string[]): BodyFields {
  const found = words(content.tree);
  const source = found.html === null ? null : cleanText(found.html);
  const hostile = source !== null && (source.length > LIMITS.htmlChars || nestsTooDeep(source));
  const text = cleanText(found.text?.trim() ? found.text : source ? textOf(source) : '');
  const attachments = content.attachments.map(readAttachment);
  if (hostile) {
    defects.push('HTML too large or too deep to show');
    const file = Buffer.from(found.html ?? '');
    attachments.push({ name: 'message.html', mediaType: 'text/html', contentId: null, inline: false, content: file });
    return { text: text.trimEnd(), html: null, attachments };
  }
  const html = source === null ? null : sanitizeHtml(source).trim();
  const shown = new Set(
    Array.from((html ?? '').matchAll(/"cid:([^"]{1,256})"/g), (match) => contentIdOf(match[1] ?? '')),
  );
  for (const part of attachments) part.inline = part.contentId !== null && shown.has(part.contentId);
  return { text: text.trimEnd(), html, attachments };
}

function readAttachment(raw: RawAttachment): ParsedAttachment {
  const mediaType = cleanLine(raw.contentType, 100).toLowerCase() || 'application/octet-stream';
  const name = cleanFileName(raw.filename ?? '', mediaType);
  const contentId = raw.cid ? cleanLine(raw.cid, 256) : null;
  return { name, mediaType, contentId, inline: false, content: raw.content };
}

/** Null rather than "now" for an unreadable date: the caller has the time of arrival. */
function readDate(value: string | undefined): number | null {
  const instant = Date.parse(value ?? '');
  return Number.isNaN(instant) ? null : instant;
}

function machineHeaders(head: Head): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const { name, value } of head.fields) {
    if (!MACHINE_HEADERS.includes(name)) continue;
    const list = (kept[name] ??= []);
    if (list.length < LIMITS.machineHeaderValues) list.push(cleanLine(value, LIMITS.machineHeaderChars));
  }
  return kept;
}
