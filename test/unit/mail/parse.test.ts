import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Mails too large or too odd for a file. Fixtures beside .json cover the others. */
const head = 'From: a@ornek.test\r\nTo: destek@firma.test\r\n';
const parse = (text: string | Buffer) => parseMail(Buffer.from(text as string));
const mixed = `${head}Subject: =?utf-8?q?=C5=9E?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;

test('lists five hundred parts of fifteen hundred and says so', async () => {
  const mail = await parse(
    `${mixed}--b\r\n\r\nmetin\r\n${'--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n'.repeat(1_500)}--b--\r\n`,
  );
  expect(mail).toMatchObject({ subject: 'Ş', text: 'metin', defects: ['more than 500 parts'] });
  expect(mail.attachments).toHaveLength(LIMITS.parts - 1);
});

test('does not take many rulers in a text for parts', async () => {
  const mail = await parse(`${head}\r\n${'-- x\r\n----\r\n'.repeat(2_000)}son`);
  expect(mail.text.endsWith('son')).toBe(true);
  expect(mail.defects).toEqual([]);
});

test('survives five thousand nested multiparts', async () => {
  let raw = `${head}Subject: derin\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n`;
  for (let n = 0; n < 5_000; n++) raw += `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`;
  expect(await parse(raw)).toMatchObject({ subject: 'derin', from: { address: 'a@ornek.test' } });
});

test('reads the words beneath a part header of a megabyte', async () => {
  const mail = await parse(`${mixed}--b\r\nX: ${'y'.repeat(1_100_000)}\r\n\r\nsöz\r\n--b--\r\n`);
  expect(mail).toMatchObject({ subject: 'Ş', from: { address: 'a@ornek.test' }, text: 'söz' });
});

test('cuts a header block at its limit and still finds sender and body', async () => {
  const mail = await parse(`Subject: ${'=?utf-8?q?a?= '.repeat(50_000)}\r\n${head}\r\nmetin`);
  expect(mail).toMatchObject({ text: 'metin', from: { address: 'a@ornek.test' } });
  expect(mail.subject.length).toBeLessThanOrEqual(LIMITS.subjectChars);
  expect(mail.defects).toContain('header block cut');
});

test('reads five hundred of a hundred thousand addresses, in linear time', async () => {
  const sentTo = (n: number) => `From: a@b.test\r\nTo: ${'<x@y.test>, '.repeat(n)}\r\n\r\nmetin`;
  expect((await parse(sentTo(100_000))).to).toHaveLength(LIMITS.addresses);
  expect(await growth(parse, sentTo, 25_000)).toBeLessThan(LINEAR);
});

test('keeps the first and the newest of two hundred references', async () => {
  const ids = Array.from({ length: 200 }, (_, n) => `<${n}@x.test>`);
  const mail = await parse(`${head}References: ${ids.join('\r\n ')}\r\n\r\nmetin`);
  expect(mail.references).toHaveLength(LIMITS.references);
  expect([mail.references[0], mail.references[1], mail.references.at(-1)]).toEqual([
    '0@x.test',
    '151@x.test',
    '199@x.test',
  ]);
});

test('offers HTML that nests too deep, or is too large, as a file and keeps its words', async () => {
  const html = `${head}Content-Type: text/html; charset=utf-8\r\n\r\n`;
  for (const body of [`${'<div>'.repeat(90_000)}söz`, `söz${'<p>x</p>'.repeat(70_000)}`]) {
    const mail = await parse(html + body);
    expect(mail.html).toBeNull();
    expect(mail.text).toContain('söz');
    expect(mail.attachments.map((part) => part.name)).toEqual(['message.html']);
  }
});

test('loses no words of parts of different form beside each other', async () => {
  const mail = await parse(`${mixed}--b\r\n\r\nbir\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>iki</p>\r\n--b--\r\n`);
  expect(mail.text).toBe('bir\niki');
  expect(mail.html).toBe('<p>bir</p>\n<p>iki</p>');
});

test('leaves the headers of an embedded mail where they are', async () => {
  const mail = await parse(
    `${mixed}--b\r\n\r\nbkz.\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\nSubject: iç\r\nIn-Reply-To: <x@y>\r\n\r\ngövde\r\n--b--\r\n`,
  );
  expect(mail).toMatchObject({ text: 'bkz.', inReplyTo: [], attachments: [{ name: 'message.eml' }] });
});

test.each([
  ['x-mac-turkish', '=DFi=DFli', 'şişli'],
  ['cp857', '=9Fi=9Fli', 'şişli'],
  ['x-unknown', '=FEi=FEli', 'şişli'],
  ['utf-8', '=FEi=FEli', 'şişli'],
  ['us-ascii', '=C5=9Fi', 'şi'],
  ['iso-8859-1', '=DEa=F0 l=E1', 'Það lá'],
  ['utf-7', '+ADw-script+AD4-', '+ADw-script+AD4-'],
])('reads %s text', async (charset, encoded, text) => {
  const mail = await parse(
    `${head}Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encoded}`,
  );
  expect(mail.text).toBe(text);
});

test.each([
  'İLT: Fatura',
  'İlt: Fatura',
  'ilt: Fatura',
  '=?utf-8?Q?=C4=B0LT:_Fatura?=',
  'FW: Fatura',
  'Fwd: x',
  'WG: x',
])('cuts nothing from a forward: %s', async (subject) => {
  const block = 'Kimden: M <m@y.test>\nGönderildi: 19 Ocak 2026\nKime: A\nKonu: Fatura\n\nTutar 5.000 TL.';
  const mail = await parse(`${head}Subject: ${subject}\r\n\r\nFatura hatalı.\n\n${block}`);
  expect(mail.newText).toBe(`Fatura hatalı.\n\n${block}`);
});

test.each([
  ['CR alone at line ends', 'From: a@b.test\rSubject: x\r\rbir\riki', 'bir\niki'],
  ['a boundary that never comes', `${head}Content-Type: multipart/mixed; boundary=zzz\r\n\r\nmetin`, 'metin'],
  ['headers only', head, ''],
  ['an empty line only', '\r\n', ''],
  ['no header at all', 'sadece metin', ''],
])('takes %s', async (_what, raw, text) => {
  expect((await parse(raw)).text).toBe(text);
});

test('takes any bytes without failing', async () => {
  let seed = 7;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31);
  for (let round = 0; round < 50; round++) {
    const mail = await parse(Buffer.from(Array.from({ length: 500 }, () => random() >> 8)));
    expect(JSON.stringify(mail)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  }
});

test('refuses only what has no bytes', async () => {
  await expect(parseMail(new Uint8Array(0))).rejects.toThrow('no bytes');
});

test.each([
  ['Wed, 15 Jul 2026 14:00:00 +0200 (CEST)', 120],
  ['Wed, 15 Jul 2026 14:00:00 +0530', 330],
  ['Wed, 15 Jul 2026 14:00:00 -0700', -420],
  ['Wed, 15 Jul 2026 14:00:00 +0000', 0],
  // How a writer says that they do not know (RFC 5322).
  ['Wed, 15 Jul 2026 14:00:00 -0000', null],
  ['Wed, 15 Jul 2026 14:00:00 GMT', null],
  ['Wed, 15 Jul 2026 14:00:00 +9900', null],
  [`dün +0300 ${'('.repeat(2_000)}`, null],
])('reads by how much the clock of "%.40s" was ahead', async (date, ahead) => {
  expect((await parse(`Date: ${date}\r\n${head}\r\nmetin`)).sentAhead).toBe(ahead);
});
