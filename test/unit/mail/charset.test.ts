import { expect, test } from '@jest/globals';
import { guessText } from '../../../mail/read/charset.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Turkish mail whose bytes are not what its label says. */
const utf8 = 'Şikayetim var, ürün bozuk çıktı.';
const turkish1254 = Buffer.from([0xde, 0x75, 0x62, 0x65, 0x20, 0x6b, 0x69, 0xfe, 0x69, 0x79, 0x65]); // Şube kişiye
const read = (charset: string, ...body: (Buffer | string)[]) =>
  parseMail(
    Buffer.concat([
      Buffer.from(
        `From: a@b.test\r\nContent-Type: text/plain${charset && `; charset=${charset}`}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
      ),
      ...body.map((piece) => Buffer.from(piece as string)),
    ]),
  );

test.each(['utf-8', '', 'iso-2022-xx'])(
  'reads UTF-8 with a windows-1254 footer beneath, labelled %j',
  async (label) => {
    expect((await read(label, utf8, '\r\n', turkish1254)).text).toBe(`${utf8}\nŞube kişiye`);
  },
);

test('reads UTF-8 that was cut within a letter', async () => {
  expect((await read('utf-8', utf8, '\n', Buffer.from([0xc4]))).text).toBe(`${utf8}\nÄ`);
});

test('reads a text in windows-1254 alone as before', async () => {
  expect((await read('utf-8', turkish1254)).text).toBe('Şube kişiye');
  expect((await read('', turkish1254)).text).toBe('Şube kişiye');
});

test.each(['iso-8859-1', 'windows-1252', 'iso-8859-9', 'latin5', 'windows-1254', 'cp1254', 'ISO_8859-9'])(
  'reads UTF-8 under the false label %s',
  async (label) => {
    expect((await read(label, utf8)).text).toBe(utf8);
  },
);

test('believes the label iso-8859-9 when one byte is not UTF-8', async () => {
  expect((await read('iso-8859-9', Buffer.from('ş'), turkish1254)).text).toBe('ÅŸŞube kişiye');
});

test.each(['windows-1254', 'iso-8859-1', 'utf-8'])(
  'does not take a capital before a closing mark for UTF-8, labelled %s',
  async (label) => {
    const bytes = Buffer.from([0x41, 0x4b, 0x54, 0x41, 0xde, 0x92, 0x49, 0x4e, 0x20, 0xfe]); // AKTAŞ’IN ş
    expect((await read(label, label === 'utf-8' ? bytes : bytes.subarray(0, 8))).text).toMatch(/^AKTA[ŞÞ]’IN/);
  },
);

test.each(['iso-8859-1', 'windows-1252', 'us-ascii'])(
  'reads the signs of windows-1252 under the label %s',
  async (label) => {
    const bytes = Buffer.from([0x93, 0x35, 0x30, 0x80, 0x94, 0x20, 0x96, 0x20, 0x64, 0x6f, 0x6e, 0x92, 0x74]);
    expect((await read(label, bytes)).text).toBe('“50€” – don’t');
  },
);

test.each([
  [
    'windows-1253',
    'Η παραγγελία δεν ήρθε',
    [0xd2],
    [
      0xc7, 0x20, 0xf0, 0xe1, 0xf1, 0xe1, 0xe3, 0xe3, 0xe5, 0xeb, 0xdf, 0xe1, 0x20, 0xe4, 0xe5, 0xed, 0x20, 0xde, 0xf1,
      0xe8, 0xe5,
    ],
  ],
  ['iso-8859-7', 'Καλημέρα', [0xae], [0xca, 0xe1, 0xeb, 0xe7, 0xec, 0xdd, 0xf1, 0xe1]],
  ['big5', '訂單沒有收到', [0xfe, 0xfe], [0xad, 0x71, 0xb3, 0xe6, 0xa8, 0x53, 0xa6, 0xb3, 0xa6, 0xac, 0xa8, 0xec]],
  [
    'shift_jis',
    '注文が届きません',
    [0xfc, 0xfc],
    [0x92, 0x8d, 0x95, 0xb6, 0x82, 0xaa, 0x93, 0xcd, 0x82, 0xab, 0x82, 0xdc, 0x82, 0xb9, 0x82, 0xf1],
  ],
  ['iso-2022-jp', '注文', [0x80], [0x1b, 0x24, 0x42, 0x43, 0x6d, 0x4a, 0x38, 0x1b, 0x28, 0x42]],
  ['gb2312', '订单没有收到', [0xff], [0xb6, 0xa9, 0xb5, 0xa5, 0xc3, 0xbb, 0xd3, 0xd0, 0xca, 0xd5, 0xb5, 0xbd]],
  [
    'euc-kr',
    '주문이 오지 않았',
    [0xff],
    [0xc1, 0xd6, 0xb9, 0xae, 0xc0, 0xcc, 0x20, 0xbf, 0xc0, 0xc1, 0xf6, 0x20, 0xbe, 0xca, 0xbe, 0xd2],
  ],
  ['cp864', 'hesap', [], [0x68, 0x65, 0x73, 0x61, 0x70]],
])('loses one character, not the text, to a byte that %s does not know', async (label, text, strange, bytes) => {
  const mail = await read(label, Buffer.from(bytes), ' ', Buffer.from(strange), ' ', Buffer.from(bytes));
  expect(mail.text.startsWith(text)).toBe(true);
  expect(mail.text.endsWith(text)).toBe(true);
  expect(mail.text.length).toBeLessThanOrEqual(2 * text.length + 2 + strange.length);
});

test.each(['big5', 'iso-8859-6', 'iso-8859-8'])(
  'guesses the text under the label %s when hardly a byte fits it',
  async (label) => {
    const bytes = Buffer.from([0xde, 0x20, 0xfe, 0x20, 0xdd, 0x20, 0xde, 0x20, 0xfe]);
    expect((await read(label, bytes)).text).toBe('Ş ş İ Ş ş');
  },
);

test('reads UTF-8 under a label that does not fit it', async () => {
  expect((await read('iso-8859-6', utf8)).text).toBe(utf8);
});

test('reads other scripts in UTF-8 with one broken byte', () => {
  const bytes = Buffer.concat([Buffer.from('Привет, 你好 👍 '), Buffer.from([0xfe])]);
  expect(guessText(bytes)).toBe('Привет, 你好 👍 ş');
});

test.each([
  ['overlong forms', [0xc0, 0x80], 'À€'],
  ['surrogates', [0xed, 0xa0, 0x80], 'í\u00A0€'],
  ['beyond the last plane', [0xf4, 0x90, 0x80, 0x80], 'ô\u0090€€'],
  ['a sequence without its end', [0xe2, 0x82], 'â‚'],
])('reads as windows-1254 what only looks like UTF-8: %s', (_what, bytes, text) => {
  expect(guessText(Buffer.from([...Buffer.from('ş'), ...bytes]))).toBe(`ş${text}`);
});

test('guesses each header by itself', async () => {
  const mail = await parseMail(
    Buffer.concat([
      Buffer.from('From: Ali <a@x.test>\r\nX-Mailer: Posta'),
      Buffer.from([0xfe]),
      Buffer.from('\r\nTo: '),
      Buffer.from([0xde]),
      Buffer.from('ule <s@x.test>\r\nSubject: Şikayet:\r\n ürün bozuk\r\n\r\nx'),
    ]),
  );
  expect(mail).toMatchObject({ subject: 'Şikayet: ürün bozuk', to: [{ name: 'Şule', address: 's@x.test' }] });
});

test.each([
  ['stray bytes', [0xfe]],
  ['letters and stray bytes in turn', [0xc5, 0x9f, 0xfe]],
  ['beginnings of sequences', [0xf1]],
])('reads %s in linear time', async (_what, bytes) => {
  const repeated = (n: number) => Buffer.alloc(n * bytes.length, Buffer.from(bytes));
  expect(await growth(guessText, repeated, 100_000)).toBeLessThan(LINEAR);
});
