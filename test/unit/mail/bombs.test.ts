/** Every text of a mail, filled with what hostile mail repeats: twice the mail takes twice the work, wherever it stands. */
import { expect, test } from '@jest/globals';
import { headerOf, headIdentityOf } from '../../../mail/read/header-line.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { growth, LINEAR, timesTheWork } from '../../support/growth.ts';

const REPEATED: [what: string, piece: string][] = [
  ['combining marks', '\u0301\u0316'],
  ['spaces', ' '],
  ['spaces before line ends', ' \n'],
  ['no-break spaces', '\u00A0'],
  ['no-break spaces as entities', '&nbsp;'],
  ['tabs', '\t'],
  ['empty lines', '\n'],
  ['dashes', '-'],
  ['dots', '.'],
  ['codes', 'tid:10000000:tid '],
  ['beginnings of codes', 'tid: '],
  ['quote marks', '>'],
  ['quoted lines', '> a\n'],
  ['answers between quotes', '> a\nb\n'],
  ['quotes', '"'],
  ['colons', ':'],
  ['semicolons', ';'],
  ['commas', ', '],
  ['brackets', '<'],
  ['parentheses', '('],
  ['backslashes', '\\'],
  ['open elements', '<b>'],
  ['open quotes of HTML', '<blockquote>'],
  ['empty paragraphs', '<p></p>'],
  ['open comments', '<!--'],
  ['open attributes', '<p title="'],
  ['encoded words', '=?utf-8?q?a?= '],
  ['beginnings of encoded words', '=?'],
  ['addresses', 'a@b.c, '],
  ['names with quotes', '5" <a@b.c>, '],
  ['names with parentheses', ':( (a) <a@b.c>, '],
  ['attributions', 'A <a@b.c>, 1.1.2026 10:00:\n'],
  ['links', 'http://a '],
];

const oneLine = (text: string) => text.replaceAll('\n', ' ');
const head = (hostile: string) => {
  const value = oneLine(hostile);
  const mime = Buffer.from(hostile).toString('base64');
  return [
    `From: "${value}" <a@ornek.test>`,
    `Subject: Re: =?utf-8?B?${mime}?= ${value}`,
    ...['To', 'Cc', 'Reply-To', 'Message-ID', 'In-Reply-To', 'References', 'Date', 'Return-Path'].map(
      (name) => `${name}: ${value}`,
    ),
    ...['Received', 'Delivered-To', 'List-Id', 'Auto-Submitted', 'Authentication-Results', 'X-Bilet-Loop'].map(
      (name) => `${name}: ${value}`,
    ),
    ...['Importance', 'X-Priority', 'X-Spam-Status', 'X-Spam-Score', 'X-Spam-Level', 'X-Spamd-Result'].map(
      (name) => `${name}: ${value}`,
    ),
    `X-Spam-Status: Yes, score=${value}`,
    `X-Spamd-Result: default: True [${value}`,
    `X-Forefront-Antispam-Report: SCL:${value}`,
  ].join('\n');
};
const part = (type: string, text: string) =>
  `Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}\n`;

const MAILS: [where: string, mail: (hostile: string) => string][] = [
  ['its header and its text', (hostile) => `${head(hostile)}\n${part('text/plain', `Merhaba\n${hostile}`)}`],
  ['flowed text', (hostile) => `Subject: x\n${part('text/plain; format=flowed', `Merhaba \n${hostile}`)}`],
  [
    'the words around a quote',
    (hostile) =>
      `Subject: Re: x\n${part('text/plain', `Evet\n${hostile}\nA <a@b.c> yazdı:\n> ${hostile}\n\n${hostile}`)}`,
  ],
  [
    'its HTML, as words, attributes and styles',
    (hostile) =>
      `Subject: x\n${part('text/html', `<pre>${hostile}</pre><p style="${hostile}" title="${hostile}">a</p><a href="${hostile}">b</a><style>${hostile}</style><div>${hostile}`)}`,
  ],
  [
    'the names and headers of its parts',
    (hostile) => {
      const value = oneLine(hostile);
      const file = (name: string) =>
        `--b\nContent-Type: application/pdf; name="${value}"\nContent-ID: <${value}>\nContent-Disposition: attachment; ${name}\n\nx\n`;
      return `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nX: ${value}\n\nMerhaba\n${file(`filename="${value}"`)}${file(`filename*=utf-8''${encodeURIComponent(hostile)}`)}${file(value)}--b--\n`;
    },
  ],
];

/** Four times this is 48 KB of each text: quadratic work would be seen above all that is linear. */
const BYTES = 12_000;

test.each(MAILS)('a mail with hostile repeats in %s is read in linear time', async (_where, mail) => {
  const slow: string[] = [];
  for (const [what, piece] of REPEATED) {
    const raw = (pieces: number) => Buffer.from(mail(piece.repeat(pieces)));
    const times = await growth(parseMail, raw, Math.ceil(BYTES / piece.length));
    if (times >= LINEAR) slow.push(`${what}: ${times.toFixed(1)} times the work for four times the mail`);
  }
  expect(slow).toEqual([]);
});

test('sender and subject of a header of any length take no more work than of one that is read whole', async () => {
  const slow: string[] = [];
  for (const [what, piece] of [...REPEATED, ['an inch', 'a"'], ['letters', 'a,'], ['people', '<a@b.c>, ']] as const) {
    const raw = (bytes: number) => {
      const value = oneLine(piece.repeat(Math.ceil(bytes / piece.length)));
      return Buffer.from(`Subject: x\nSender: ${value}\nFrom: ${value} <a@b.c>\n\nMerhaba`);
    };
    const [most, much] = [raw(LIMITS.headerValueChars - 200), raw(LIMITS.headerBytes / 2 - 200)];
    expect(headerOf(much).subject).toBe('x');
    const times = await timesTheWork(
      () => headerOf(much),
      () => headerOf(most),
      (ratio) => ratio < LINEAR,
    );
    if (times >= LINEAR) slow.push(`${what}: ${times.toFixed(1)} times the work`);
  }
  expect(slow).toEqual([]);
});

/** Outside the child, for mail that no child could read. */
test.each<[string, (raw: Buffer) => unknown]>([
  ['sender and subject', headerOf],
  ['what it is known again by', (raw) => headIdentityOf(raw, raw.byteLength)],
])('of a header with hostile repeats %s are read in linear time', async (_what, read) => {
  const slow: string[] = [];
  for (const [what, piece] of REPEATED) {
    const raw = (pieces: number) => Buffer.from(`${head(piece.repeat(pieces))}\n\nMerhaba`);
    const times = await growth(read, raw, Math.ceil(BYTES / piece.length));
    if (times >= LINEAR) slow.push(`${what}: ${times.toFixed(1)} times the work for four times the header`);
  }
  expect(slow).toEqual([]);
});
