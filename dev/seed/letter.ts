/** One letter of the demo as a value, and as the bytes a mail program would have sent. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { createHash } from 'node:crypto';
import type { Address } from '../../domain/mail/message.ts';
import type { TicketType } from '../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../domain/time.ts';

type LetterFile = {
  name: string;
  mediaType: string;
  content: Buffer;
  /** Shown by the HTML as `cid:`. */ contentId?: string;
};

export type Letter = {
  /** Names the letter in the story of the demo; its Message-ID is made of it, so that a second delivery is known. */
  key: string;
  from: Address;
  subject: string;
  text: string;
  html?: string;
  files?: LetterFile[];
  /** What an agent would file it under; null for machines. */
  type: TicketType | null;
  /** Within a working morning, so that its promise runs; a few are older, and late. */
  hoursAgo: number;
  /** Key of the same customer's earlier letter that this one goes on with. */
  follows?: string;
  headers?: Record<string, string>;
  /** Default UTF-8; the other one is what old Turkish mail programs write. */
  charset?: 'iso-8859-9';
  /** Envelope sender when it is not the author: '' for reports. */
  envelopeFrom?: string;
  /** The whole body with its own Content-Type line, for mail that no person writes. */
  mime?: string;
};

export const mailIdOf = (letter: Pick<Letter, 'key' | 'from'>): string =>
  `${letter.key}@${letter.from.address.split('@')[1]}`;

/** When it was written, and arrived: mail servers tell whole seconds. */
export const writtenAt = ({ hoursAgo }: Pick<Letter, 'hoursAgo'>, now: number): Date =>
  new Date(Math.floor(now / 1000) * 1000 - Math.round(hoursAgo * HOUR_MS));

/** The raw mail, ASCII throughout. The same letter and `now` (epoch ms) give the same bytes. */
export async function rawOf(letter: Letter, to: string, now: number, earlier: readonly Letter[] = []): Promise<string> {
  const date = writtenAt(letter, now);
  const before = earlier.find((one) => one.key === letter.follows);
  const thread =
    before === undefined ? {} : { inReplyTo: `<${mailIdOf(before)}>`, references: `<${mailIdOf(before)}>` };
  if (letter.mime !== undefined || letter.charset !== undefined) return byHand(letter, to, date);
  const composer = new MailComposer({
    messageId: `<${mailIdOf(letter)}>`,
    date,
    from: letter.from,
    to,
    subject: letter.subject,
    ...thread,
    headers: letter.headers ?? {},
    text: letter.text,
    ...(letter.html === undefined ? {} : { html: letter.html }),
    attachments: (letter.files ?? []).map(({ name, mediaType, content, contentId }) => ({
      filename: name,
      contentType: mediaType,
      content,
      ...(contentId === undefined ? {} : { cid: contentId, contentDisposition: 'inline' as const }),
    })),
    baseBoundary: createHash('sha256').update(letter.key).digest('hex').slice(0, 24),
    newline: '\r\n',
  });
  return (await composer.compile().build()).toString('latin1');
}

function byHand(letter: Letter, to: string, date: Date): string {
  const charset = letter.charset ?? 'utf-8';
  const name = letter.from.name === '' ? '' : `${word(letter.from.name, charset)} `;
  const head = [
    `From: ${name}<${letter.from.address}>`,
    `To: ${to}`,
    `Subject: ${word(letter.subject, charset)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mailIdOf(letter)}>`,
    ...Object.entries(letter.headers ?? {}).map(([key, value]) => `${key}: ${value}`),
    'MIME-Version: 1.0',
  ];
  if (letter.mime !== undefined) return [...head, ...letter.mime.split('\n'), ''].join('\r\n');
  const body = letter.text.split('\n').map((line) => quoted(line, charset));
  return [
    ...head,
    `Content-Type: text/plain; charset=${charset}`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...body,
    '',
  ].join('\r\n');
}

/** The six letters in which ISO 8859-9 differs from Latin-1. */
const LATIN5: Record<string, number> = { ğ: 0xf0, ı: 0xfd, ş: 0xfe, Ğ: 0xd0, İ: 0xdd, Ş: 0xde };

const bytesOf = (text: string, charset: string): number[] =>
  charset === 'utf-8' ? [...Buffer.from(text)] : [...text].map((sign) => LATIN5[sign] ?? sign.charCodeAt(0));

/** A header value as encoded words (RFC 2047), short ones; plain where it is ASCII. */
function word(text: string, charset: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const chunks = text.match(/.{1,12}/gu) ?? [];
  const q = (chunk: string) =>
    bytesOf(chunk, charset)
      .map((byte) =>
        /[A-Za-z0-9]/.test(String.fromCharCode(byte)) && byte < 128
          ? String.fromCharCode(byte)
          : byte === 32
            ? '_'
            : hex(byte),
      )
      .join('');
  return chunks.map((chunk) => `=?${charset}?Q?${q(chunk)}?=`).join('\r\n ');
}

/** One line in quoted-printable, folded below 76 characters. */
function quoted(line: string, charset: string): string {
  const signs = bytesOf(line, charset).map((byte) =>
    byte > 126 || byte === 61 ? hex(byte) : String.fromCharCode(byte),
  );
  let folded = '';
  let length = 0;
  for (const sign of signs) {
    if (length + sign.length > 72) {
      folded += '=\r\n';
      length = 0;
    }
    folded += sign;
    length += sign.length;
  }
  return folded.endsWith(' ') ? `${folded.slice(0, -1)}=20` : folded;
}

const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
