import { createHash } from 'node:crypto';
import { LIMITS } from '../../domain/limits.ts';
import { MACHINE_HEADERS } from '../../domain/mail/machine-mail.ts';
import type { MailParts, ParsedAttachment, ParsedMail } from '../../domain/mail/message.ts';
import { readAddresses, readMailIds, readPath, readWords } from './address.ts';
import { type Content, type RawAttachment, readContent } from './content.ts';
import { contentIdOf } from '../../domain/mail/content-id.ts';
import { isForwardSubject, isReplySubject } from '../../domain/mail/subject.ts';
import { cleanLine, cleanText } from '../../domain/text/clean.ts';
import { cleanFileName } from '../../domain/text/file-name.ts';
import { nestsTooDeep } from '../../domain/text/nesting.ts';
import { takePicturesOfTree } from './data-pictures.ts';
import { decodeWords } from './encoded-word.ts';
import { readHead, values, type Head } from './head.ts';
import { namedWriter } from './named-writer.ts';
import { importanceOf } from './importance.ts';
import { type MimePart, readTree } from './mime-tree.ts';
import { readPartHead } from './part-head.ts';
import { htmlToText } from '../html/html-text.ts';
import { newWords } from './quote.ts';
import { readBySecond } from './second-reader.ts';
import { sanitizeHtml } from '../html/sanitize.ts';
import { signsOf } from './signs.ts';
import { spamMarkOf } from './spam-filter.ts';
import { words } from './words.ts';

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
  const tree = readTree(bytes.subarray(head.bodyStart), readPartHead(head.fields));
  defects.push(...tree.defects);
  const body = readBody(await contentOf(bytes, head, tree.root, defects), defects);
  const subject = cleanLine(
    readWords(decodeWords(values(head, 'subject')[0] ?? ''), values(head, 'subject')),
    LIMITS.subjectChars,
  );
  const { writer, areSeveral } = namedWriter(head);
  if (areSeveral) defects.push('more than one sender');

  const parts: MailParts = {
    mailId: readMailIds(values(head, 'message-id').slice(0, 1))[0] ?? null,
    references: readMailIds(values(head, 'references')),
    inReplyTo: readMailIds(values(head, 'in-reply-to')),
    from: writer,
    replyTo: readAddresses(values(head, 'reply-to').slice(0, 1)),
    to: readAddresses(values(head, 'to')),
    cc: readAddresses(values(head, 'cc')),
    deliveredTo: [...values(head, 'delivered-to'), ...values(head, 'x-original-to')].slice(0, 20).map(readPath),
    returnPath: values(head, 'return-path').map(readPath)[0] ?? null,
    subject,
    sentAt: readDate(values(head, 'date')[0]),
    sentAhead: readAhead(values(head, 'date')[0]),
    ...body,
    newText: newTextOf(head, subject, body.text),
    importance: importanceOf(head),
    spam: spamMarkOf(head),
    // Who is named needs no second telling; a mail server without an address tells itself by what stands there instead.
    headers: machineHeaders(head, writer === null ? [] : ['from']),
    defects,
  };
  return { ...parts, ...signsOf(parts) };
}

/** The parts as we read them, or as another does where we find none though the mail has a body. */
async function contentOf(bytes: Buffer, head: Head, root: MimePart, defects: string[]): Promise<Content> {
  const ours = readContent(root);
  const { text, html } = words(ours.tree);
  const found = ours.attachments.length > 0 || Boolean(text?.trim()) || Boolean(html?.trim());
  if (found || !/\S/.test(bytes.toString('latin1', head.bodyStart, head.bodyStart + LIMITS.textChars))) return ours;
  const theirs = await readBySecond(bytes);
  if (theirs === null) return ours;
  defects.push('read by the second reader');
  return theirs;
}

/** Beneath a mail that is passed on stands what the sender wants read; beneath one that answers nothing, as well. */
function newTextOf(head: Head, subject: string, text: string): string {
  if (isForwardSubject(subject)) return text;
  const chained = ['in-reply-to', 'references'].some((name) => values(head, name).length > 0);
  return newWords(text, { answer: chained || isReplySubject(subject) });
}

type BodyFields = Pick<ParsedMail, 'text' | 'html' | 'attachments'>;

function readBody(content: Content, defects: string[]): BodyFields {
  // Before anything is measured or cut: a screenshot in the HTML is larger than all bounds on words.
  const pictures = takePicturesOfTree(content.tree);
  const found = words(content.tree);
  const source = found.html === null ? null : cleanText(found.html);
  const hostile = source !== null && (source.length > LIMITS.htmlChars || nestsTooDeep(source));
  const text = cleanText(found.text?.trim() ? found.text : source ? htmlToText(source) : '');
  const attachments = [...content.attachments, ...pictures].map(readAttachment);
  if (hostile) {
    defects.push('HTML too large or too deep to show');
    const file = Buffer.from(found.html ?? '');
    attachments.push(
      readAttachment({ contentType: 'text/html', fileName: 'message.html', contentId: null, content: file }),
    );
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
  const name = cleanFileName(raw.fileName, mediaType);
  const contentId = raw.contentId ? cleanLine(raw.contentId, 256) : null;
  const sha256 = createHash('sha256').update(raw.content).digest('hex');
  return { name, mediaType, contentId, inline: false, sha256, content: raw.content };
}

/** Null rather than "now" for an unreadable date: the caller has the time of arrival. */
function readDate(value: string | undefined): number | null {
  const instant = Date.parse(value ?? '');
  return Number.isNaN(instant) ? null : instant;
}

/** `+0530`, perhaps with the name of a zone behind it. `-0000` is how a writer says that they do not know (RFC 5322). */
const AHEAD = /([+-])(\d\d)([0-5]\d)\s*(?:\([^()]{0,60}\)\s*)?$/;
/** No clock of the world is further from Greenwich. */
const FURTHEST = 14 * 60;

function readAhead(value: string | undefined): number | null {
  const [zone, sign, hours, minutes] = AHEAD.exec(value?.slice(-100) ?? '') ?? [];
  if (zone === undefined || zone.startsWith('-0000')) return null;
  const ahead = Number(hours) * 60 + Number(minutes);
  if (ahead > FURTHEST) return null;
  return sign === '-' ? -ahead : ahead;
}

function machineHeaders(head: Head, without: string[]): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const { name, value } of head.fields) {
    if (!MACHINE_HEADERS.includes(name) || without.includes(name)) continue;
    const list = (kept[name] ??= []);
    if (list.length < LIMITS.machineHeaderValues) list.push(cleanLine(value, LIMITS.machineHeaderChars));
  }
  return kept;
}
