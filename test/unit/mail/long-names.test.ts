/** Address headers longer than any should be: of names the beginning is read, and no address is lost or made up. */
import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { readAddresses } from '../../../mail/read/address.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const ADDRESS = 'long@musteri.test';
const read = (name: string, value: string) =>
  parseMail(Buffer.from(`${name}: ${value}\r\nSubject: Uzun\r\n\r\nMerhaba`));
const LONG = 'A'.repeat(10_000);
const people = (value: string) => readAddresses([value]).map(({ address }) => address);

test.each([
  ['a name of one word', `${LONG} <${ADDRESS}>`],
  ['one of many words', `${'A '.repeat(5_000)}<${ADDRESS}>`],
  ['one in quotes', `"${LONG}" <${ADDRESS}>`],
  ['one in quotes that ends with a backslash at the cut', `"${'\\\\'.repeat(5_000)}" <${ADDRESS}>`],
  ['one with a comma and an address in quotes', `"${LONG}, baska@musteri.test" <${ADDRESS}>`],
  ['an encoded one', `=?utf-8?Q?${LONG}?= <${ADDRESS}>`],
  ['one of many encoded words', `${'=?utf-8?B?w4c=?= '.repeat(1_000)}<${ADDRESS}>`],
  ['a comment', `(${LONG}) ${ADDRESS}`],
  ['a name without brackets', `${'A '.repeat(5_000)}${ADDRESS}`],
  ['a name with a comma', `${LONG}, Satış <${ADDRESS}>`],
  ['a name of addresses', `${'a@b.test '.repeat(1_200)}<${ADDRESS}>`],
  ['a name far beyond what is read of a header', `${LONG.repeat(10)} <${ADDRESS}>`],
])('the address behind %s is read, and the name is cut', async (_, value) => {
  const { from, defects } = await read('From', value);
  expect(from?.address).toBe(ADDRESS);
  expect(from!.name.length).toBeLessThanOrEqual(LIMITS.addressNameChars);
  expect(defects).toContain('header from cut');
});

test('all people of a long list are read, each with their own address', async () => {
  const people = Array.from({ length: 15 }, (_, at) => `"${'B'.repeat(3_000)}" <kisi${at}@musteri.test>`);
  const addresses = people.map((__, at) => `kisi${at}@musteri.test`);
  for (const name of ['To', 'Cc', 'Reply-To'] as const) {
    const mail = await read(name, people.join(', '));
    const found = { To: mail.to, Cc: mail.cc, 'Reply-To': mail.replyTo }[name];
    expect(found.map(({ address }) => address)).toEqual(addresses);
  }
});

test('the address of one is no part of the next', () => {
  const long = `${'x'.repeat(2_000)}@d.test`;
  expect(people(`a@b.test,${long}`)).toEqual(['a@b.test']);
  expect(people(`a@b.test,${long};<c@d.test>`)).toEqual(['a@b.test', 'c@d.test']);
});

/** What stands before an address as a part of the name, so often that it makes the header long. */
const CLOSED = [
  'A'.repeat(20),
  'A ',
  '"x " ',
  '"kotu@kotu.test" ',
  '(x (y) <kotu@kotu.test>) ',
  '=?utf-8?B?w4c=?= ',
  '3 > 2 ',
];
/** What nobody closes, before it or behind it. */
const OPEN = ['', '5" ', '5 " ', ':( ', 'a < b '];
const SHAPES = [
  '<real@ornek.test>',
  '"Neil" <real@ornek.test>',
  'real@ornek.test',
  'real@ornek.test (Neil)',
  '(Neil) real@ornek.test',
  'Neil (a (b, c) <evil@kotu.test>, d) <real@ornek.test>',
  'Neil (a \\) <evil@kotu.test>) <real@ornek.test>',
  '(a (b) <evil@kotu.test>) real@ornek.test',
  '"x <evil@kotu.test>, \\" y" <real@ornek.test>',
  'a < b <real@ornek.test>',
  'a > b <real@ornek.test>',
  '<Firma> <real@ornek.test>',
  'Neil 5" disk <real@ornek.test>',
  'Neil " <real@ornek.test>',
  'Neil :( <real@ornek.test>',
  'Neil :( ((a) <real@ornek.test>',
  'Neil <"a > <evil@kotu.test> b"@kotu.test> "<real@ornek.test>',
  'Neil <(evil@kotu.test>) real@ornek.test>',
  'Neil <real@ornek.test',
  '<@aktaran.test:real@ornek.test>',
  'real @ ornek.test',
  'real@ornek (x) .test',
];

test.each(SHAPES)('%s is the same person behind a name of any length', async (shape) => {
  const from = async (value: string) => (await read('From', value)).from?.address;
  expect(await from(shape)).toBe('real@ornek.test');
  for (const piece of CLOSED) {
    const long = `${piece.repeat(Math.ceil(10_000 / piece.length))} `;
    expect([piece, await from(`${long}${shape}`)]).toEqual([piece, 'real@ornek.test']);
    for (const open of OPEN)
      expect([piece, open, await from(`${long}${open}${shape}`), await from(`${open}${long}${shape}`)]).toEqual([
        ...[piece, open],
        ...[await from(`${piece} ${open}${shape}`), await from(`${open}${piece} ${shape}`)],
      ]);
  }
});

/** Of these no reader can tell where they end when others with quotes, or with brackets, follow. */
const ENDLESS = /" <|"<|<[^>]*$/;
test.each(SHAPES.filter((shape) => !ENDLESS.test(shape.replace(/^"[^"]*" /, ''))))(
  '%s is the same person before many others',
  async (shape) => {
    const others = Array.from({ length: 30 }, (_, at) => `"${'B'.repeat(1_500)}" <k${at}@x.test>`);
    const { replyTo } = await read('Reply-To', [shape, ...others].join(', '));
    expect(replyTo.map(({ address }) => address)).toEqual([
      'real@ornek.test',
      ...others.map((_, at) => `k${at}@x.test`),
    ]);
  },
);

test.each(OPEN.slice(1))('an address behind words that hold %j is read, however long they are', async (open) => {
  for (const words of [open, open + LONG, LONG + ' ' + open, 'A '.repeat(5_000) + open + 'A '.repeat(5_000)])
    expect((await read('From', `Neil ${words} <${ADDRESS}>`)).from?.address).toBe(ADDRESS);
});

test.each([
  ['"re al"@ornek.test'],
  ['Neil "re al"@ornek.test'],
  ['<"re al"@ornek.test>'],
  ['Neil <user@[IPv6:2001:db8::1]>'],
  ['Ekip: Neil <user@[192.168.0.1]>;'],
])('the address of %s stays as it is behind a name of any length', async (shape) => {
  const short = (await read('From', shape)).from!.address;
  expect(shape.toLowerCase()).toContain(short);
  expect((await read('From', `${LONG} ${shape}`)).from?.address).toBe(short);
  expect((await read('From', `${'A '.repeat(5_000)}${shape}`)).from?.address).toBe(short);
});

test.each([
  [400, 100],
  [300, 180],
  [LIMITS.addresses, 3_000 / 20],
  [40, 5_000],
])('of %d people with names of %d letters all are read, with the beginnings of their names', async (count, letters) => {
  const address = (at: number) => `kisi${at}@firma.com.tr`;
  const list = Array.from({ length: count }, (_, at) => `"${at} ${'B'.repeat(letters)}" <${address(at)}>`).join(', ');
  for (const name of ['To', 'Cc', 'Reply-To'] as const) {
    const mail = await read(name, list);
    const found = { To: mail.to, Cc: mail.cc, 'Reply-To': mail.replyTo }[name];
    expect(found.map((person) => person.address)).toEqual(Array.from({ length: count }, (_, at) => address(at)));
    expect(found.map((person) => person.name.split(' ')[0])).toEqual(
      Array.from({ length: count }, (_, at) => String(at)),
    );
    expect(mail.defects).toContain(`header ${name.toLowerCase()} cut`);
  }
});

test('of more people than are read none is cut, however long their addresses are', async () => {
  const address = (at: number) => `${'k'.repeat(150)}${at}@${'f'.repeat(60)}.com.tr`;
  const list = Array.from({ length: LIMITS.addresses + 50 }, (_, at) => `"Kişi ${at}" <${address(at)}>`).join(', ');
  const { to } = await read('To', list);
  expect(to.map((person) => person.address)).toEqual(Array.from({ length: LIMITS.addresses }, (_, at) => address(at)));
});

test('of a header that ends where reading ends the last person is none', async () => {
  const person = '"Kişi" <kisi@firma.com.tr>, ';
  for (let more = 0; more < person.length; more++) {
    const padded = `"${'B'.repeat(LIMITS.headerBytes - 200 - more)}" <ilk@firma.com.tr>, ${person.repeat(40)}son@x.test`;
    const { to, defects } = await read('To', padded);
    expect(new Set(to.map(({ address }) => address))).toEqual(new Set(['ilk@firma.com.tr', 'kisi@firma.com.tr']));
    expect(defects).toContain('header block cut');
  }
});

test('of a name that is cut no half of an encoded word is left', async () => {
  for (const words of ['=?utf-8?B?w4c=?= ', '=?utf-8?Q?=C3=87?= ', `=?utf-8?Q?${'=C3=87'.repeat(30)}?= `]) {
    for (let before = 0; before < words.length; before += 7) {
      const { from } = await read('From', `${'A'.repeat(before)} ${words.repeat(1_000)}<${ADDRESS}>`);
      expect(from!.name).toMatch(/^A*\s?Ç+$/);
    }
  }
});

test('words that name nobody name nobody when they are cut', async () => {
  const mail = await read('From', `${'A '.repeat(4_090)}MAILER@DAEMON@${'x'.repeat(400)}`);
  expect(mail.from).toBeNull();
});

test('a long header costs as much as it is long', async () => {
  for (const piece of [
    '"',
    '(',
    ')',
    '<',
    '>',
    '\\',
    '\\"',
    '"\\',
    'a"',
    'a@b ',
    'a',
    ',',
    'a,',
    'a:',
    'a;b:',
    '<a@b',
    '<a@b>',
    '<"',
    '<(',
    '(a@b)',
    '"a" ',
    '5" <a@b>,',
    ':( <a@b>,',
    'a <b> <c@d>,',
    '=?',
    '=?utf-8?q?a?=',
    `${'a'.repeat(8 * LIMITS.addressNameChars + 1)}@b.c,`,
  ]) {
    const repeated = (n: number) => piece.repeat(Math.ceil(n / piece.length));
    const times = await growth(people, (n) => `${repeated(n)} <a@b.c>, "${repeated(n)}`, 20_000);
    expect([piece, times < LINEAR ? 'linear' : times]).toEqual([piece, 'linear']);
  }
});
