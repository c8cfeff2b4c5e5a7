/** What a customer writes, as their mail program would: bytes with Message-ID, thread and, below an answer, the quote. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { randomUUID } from 'node:crypto';
import type { Address, ParsedMail } from '../../domain/mail/message.ts';
import type { Language } from '../../domain/text/language.ts';

export type CustomerLetter = {
  from: Address;
  to: string;
  subject: string;
  text: string;
  file?: { name: string; mediaType: string; content: Buffer } | undefined;
  /** Default: a new one on the writer's domain. */
  mailId?: string;
  /** Default: now. */
  date?: Date;
};

/** The raw mail, ASCII throughout. Nothing of it is read from a file or an address. */
export async function write(
  letter: CustomerLetter,
  thread: { inReplyTo: string | null; references: string[] } = { inReplyTo: null, references: [] },
): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: `<${letter.mailId ?? `${randomUUID()}@${letter.from.address.split('@')[1]}`}>`,
    date: letter.date ?? new Date(),
    from: { name: oneLine(letter.from.name), address: letter.from.address },
    to: letter.to,
    subject: oneLine(letter.subject),
    ...(thread.inReplyTo === null ? {} : { inReplyTo: `<${thread.inReplyTo}>` }),
    ...(thread.references.length === 0 ? {} : { references: thread.references.map((id) => `<${id}>`).join(' ') }),
    text: letter.text.replace(/\r\n?/g, '\n'),
    attachments:
      letter.file === undefined
        ? []
        : [{ filename: oneLine(letter.file.name), contentType: letter.file.mediaType, content: letter.file.content }],
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

export type Answer = Omit<CustomerLetter, 'subject' | 'to'> & {
  language: Language;
  /** Puts the mail that is answered below. */ quote: boolean;
};

/** An answer to `mail`, as Gmail writes one: `Re:`, the whole chain of references, our words above the quote. */
export function answer(mail: ParsedMail, to: string, { language, quote, ...words }: Answer): Promise<Buffer> {
  const bare = mail.subject.replace(/^(?:(?:re|ynt) ?: ?){1,5}/i, '');
  const text = quote ? `${words.text.trimEnd()}\n\n${quoted(mail, language)}\n` : `${words.text.trimEnd()}\n`;
  const references = [...mail.references, ...(mail.mailId === null ? [] : [mail.mailId])];
  return write({ ...words, to, subject: `Re: ${bare}`, text }, { inReplyTo: mail.mailId, references });
}

/** `Ad <a@b>, 19 Oca 2026 Pzt, 21:54 tarihinde şunu yazdı:` and the text behind `>`. */
function quoted(mail: ParsedMail, language: Language): string {
  const lines = mail.text.split('\n').map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`));
  return [attribution(mail, language), '', ...lines].join('\n');
}

function attribution(mail: ParsedMail, language: Language): string {
  const from = mail.from === null ? '' : `${mail.from.name === '' ? '' : `${mail.from.name} `}<${mail.from.address}>`;
  const at = new Date(mail.sentAt ?? Date.now());
  const form = (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Istanbul', ...options }).format(at);
  if (language === 'tr') {
    const day = form('tr', { day: 'numeric', month: 'short', year: 'numeric' });
    return `${from}, ${day} ${form('tr', { weekday: 'short' })}, ${form('tr', { hour: '2-digit', minute: '2-digit' })} tarihinde şunu yazdı:`;
  }
  const day = form('en-US', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  return `On ${day} at ${form('en-US', { hour: 'numeric', minute: '2-digit' })} ${from} wrote:`;
}

/** No control character of a form reaches a header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
