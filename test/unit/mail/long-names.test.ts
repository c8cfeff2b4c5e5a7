/** Address headers longer than any should be: of names the beginning is read, and no address is lost or made up. */
import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { withShortNames } from '../../../mail/read/long-names.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const ADDRESS = 'long@musteri.test';
const read = (name: string, value: string) =>
  parseMail(Buffer.from(`${name}: ${value}\r\nSubject: Uzun\r\n\r\nMerhaba`));
const LONG = 'A'.repeat(10_000);

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
  expect(withShortNames(`a@b.test,${long}`)).toBe(`a@b.test, ${long}`);
  expect(withShortNames(`a@b.test,${long};<c@d.test>`)).toBe(`a@b.test, ${long};<c@d.test>`);
});

test('a long header costs as much as it is long', async () => {
  for (const piece of [
    '"',
    '(',
    '<',
    '\\',
    'a@b ',
    'a',
    ',',
    '<a@b',
    '"a" ',
    `${'a'.repeat(8 * LIMITS.addressNameChars + 1)}@b.c,`,
  ])
    expect(await growth(withShortNames, (n) => piece.repeat(Math.ceil(n / piece.length)), 20_000)).toBeLessThan(LINEAR);
});
