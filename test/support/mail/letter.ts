/** Letters of customers, as plain RFC 5322 text. */
import { randomUUID } from 'node:crypto';

export type Letter = {
  from: string;
  to?: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
  mailId?: string;
};

/** A UTF-8 text mail; each has a Message-ID of its own unless one is given. */
export function letter({
  from,
  to = 'destek@example.test',
  subject,
  text,
  headers = {},
  mailId = `${randomUUID()}@musteri.test`,
}: Letter): string {
  const encoded = `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`;
  const extra = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encoded}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mailId}>`,
    ...extra,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\r\n');
}
