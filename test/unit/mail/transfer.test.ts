import { describe, expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';
import { decodeTransfer } from '../../../mail/read/transfer.ts';
import { growth, LINEAR } from '../../support/growth.ts';
import { LINE_ENDS } from '../../support/mail/line-ends.ts';

/** Transfer encodings, well written and badly. */
const decode = (encoding: 'base64' | 'quoted-printable' | 'uuencode', text: string) =>
  decodeTransfer(Buffer.from(text, 'latin1'), encoding);

/** As `uuencode` writes it. */
function uuencode(bytes: Buffer, lineEnd: string, zero = '`'): string {
  const sign = (value: number) => (value === 0 ? zero : String.fromCharCode(32 + value));
  const lines = [`begin 644 veri.bin`];
  for (let at = 0; at < bytes.length; at += 45) {
    const piece = bytes.subarray(at, at + 45);
    let line = sign(piece.length);
    for (let n = 0; n < piece.length; n += 3) {
      const bits = ((piece[n] ?? 0) << 16) | ((piece[n + 1] ?? 0) << 8) | (piece[n + 2] ?? 0);
      line += sign(bits >> 18) + sign((bits >> 12) & 63) + sign((bits >> 6) & 63) + sign(bits & 63);
    }
    lines.push(line);
  }
  return [...lines, sign(0), 'end', ''].join(lineEnd);
}
const anyBytes = (length: number) => Buffer.from(Array.from({ length }, (_, n) => (n * 37 + (n >> 8)) & 0xff));

describe.each(LINE_ENDS)('with %s', (_name, lineEnd) => {
  test.each(['x-uuencode', 'uuencode', 'x-uue', 'X-UUENCODE', 'uue'])('reads a file in %s', async (encoding) => {
    const bytes = anyBytes(1_000);
    const head = `From: a@b.test${lineEnd}Content-Type: application/zip; name=arsiv.zip${lineEnd}`;
    const raw = `${head}Content-Transfer-Encoding: ${encoding}${lineEnd}${lineEnd}${uuencode(bytes, lineEnd)}`;
    const mail = await parseMail(Buffer.from(raw, 'latin1'));
    expect(Buffer.from(mail.attachments[0]!.content).equals(bytes)).toBe(true);
  });

  test.each([0, 1, 2, 3, 44, 45, 46, 300])('reads %i bytes of uuencode, with spaces for zeros as well', (length) => {
    const bytes = anyBytes(length);
    expect(decode('uuencode', uuencode(bytes, lineEnd)).equals(bytes)).toBe(true);
    expect(decode('uuencode', uuencode(bytes, lineEnd, ' ')).equals(bytes)).toBe(true);
    const trimmed = uuencode(Buffer.alloc(length), lineEnd, ' ').replace(/ +(?=\r?\n)/g, '');
    expect(decode('uuencode', trimmed).length).toBeLessThanOrEqual(length);
  });

  test('reads uuencode beneath words and before others, and what has no beginning as it is', () => {
    const bytes = anyBytes(100);
    const text = `Ek:${lineEnd}${uuencode(bytes, lineEnd)}son${lineEnd}`;
    expect(decode('uuencode', text).equals(bytes)).toBe(true);
    expect(decode('uuencode', 'begin bir sey').toString()).toBe('begin bir sey');
  });

  test.each([
    ['soft breaks', ['bir=', 'iki= ', '\tüç='], 'biriki\tüç'],
    ['blanks that were added at the end of a line', ['a  ', 'b\t', 'c=20'], `a${lineEnd}b${lineEnd}c `],
    ['small letters', ['=c5=9f=C5=9F'], 'şş'],
    ['what is no code', ['50=%, a==b, =G1'], '50=%, a==b, =G1'],
    ['an equals sign at the end', ['son='], 'son'],
  ])('reads quoted-printable with %s', (_what, lines, expected) => {
    const bytes = Buffer.from(lines.join(lineEnd));
    expect(decodeTransfer(bytes, 'quoted-printable').toString()).toBe(expected);
  });

  test('reads base64 in lines, in pieces that were padded each by itself, and with strange signs between', () => {
    expect(decode('base64', `TWVy${lineEnd}aGFiYQ==${lineEnd}`).toString()).toBe('Merhaba');
    expect(decode('base64', `TWVyaGE=${lineEnd}YmE=${lineEnd}`).toString()).toBe('Merhaba');
    expect(decode('base64', `!TW*Vy${lineEnd} aGFi\u00a0YQ==`).toString()).toBe('Merhaba');
    expect(decode('base64', '').toString()).toBe('');
  });
});

test.each([
  ['base64', '='],
  ['base64', 'QQ==\n'],
  ['quoted-printable', '= '],
  ['quoted-printable', '   '],
  ['quoted-printable', '=\t=\n'],
  ['uuencode', 'begin 644 a\n'],
  ['uuencode', 'M\n'],
] as const)('reads %s made of %j in linear time', async (encoding, text) => {
  const bytes = (n: number) => Buffer.from(`begin 644 x\n${text.repeat(n)}`);
  expect(await growth((input: Buffer) => decodeTransfer(input, encoding), bytes, 100_000)).toBeLessThan(LINEAR);
});

test('makes no more of uuencode than was sent', () => {
  const bytes = Buffer.from(`begin 644 x\n${'M\n'.repeat(100_000)}`);
  expect(decodeTransfer(bytes, 'uuencode').length).toBeLessThanOrEqual(bytes.length);
});
