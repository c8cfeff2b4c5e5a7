import { expect, test } from '@jest/globals';
import { domainToASCII } from 'node:url';
import {
  isMailable,
  isOneOf,
  isSameOrganisation,
  oneSpelling,
  standInOf,
  withoutOurPlus,
} from '../../../domain/mail/address.ts';
import { readAddresses, readPath } from '../../../mail/read/address.ts';
import { readHead } from '../../../mail/read/head.ts';
import { namedWriter } from '../../../mail/read/named-writer.ts';

test.each([
  ['Umut@ÇİÇEK.example.test', 'umut@xn--iek-1lab.example.test'],
  ['umut@çiçek.example.test', 'umut@xn--iek-1lab.example.test'],
  ['umut@XN--IEK-1LAB.example.test', 'umut@xn--iek-1lab.example.test'],
  ['Ayşe@ornek.test', 'ayşe@ornek.test'],
  ['info@ıstanbul.test', 'info@xn--stanbul-qfb.test'],
  ['destek@firma.test.', 'destek@firma.test'],
  ['umut@çiçek.example.test.', 'umut@xn--iek-1lab.example.test'],
  ['ali@firma.test..', 'ali@firma.test..'],
  ['kein-komma@münchen.test', 'kein-komma@xn--mnchen-3ya.test'],
])('%s is spelled %s', (address, spelled) => {
  expect(oneSpelling(address, domainToASCII)).toBe(spelled);
});

test('what is no domain stays as it is', () => {
  expect(oneSpelling('ali@ç çek', domainToASCII)).toBe('ali@ç çek');
  expect(oneSpelling('Ali', domainToASCII)).toBe('ali');
});

test('both spellings of a header and of an envelope are one address', () => {
  const named = readAddresses(['Umut <umut@çiçek.example.test>, Umut <umut@xn--iek-1lab.example.test>']);
  expect(new Set(named.map(({ address }) => address))).toEqual(new Set(['umut@xn--iek-1lab.example.test']));
  expect(readPath('<umut@çiçek.example.test>')).toBe('umut@xn--iek-1lab.example.test');
});

test('an address with a plus part is the one without it, in any case of letters', () => {
  const own = ['destek@firma.test'];
  expect(['Destek@firma.test', 'destek+4a6b@FIRMA.test', 'destek@firma.test'].every((one) => isOneOf(one, own))).toBe(
    true,
  );
  expect(['destek2@firma.test', 'destek@baska.test', '+destek@firma.test'].some((one) => isOneOf(one, own))).toBe(
    false,
  );
});

test.each([
  ['ali@firma.test', 'satinalma@firma.test', true],
  ['ali@posta.firma.test', 'ali@firma.test', true],
  ['ali@firma.com.tr', 'ayse@magaza.com.tr', false],
  ['ali@web.firma.com.tr', 'ayse@firma.com.tr', true],
  ['ali@gmail.com', 'ayse@gmail.com', false],
  ['ali@hotmail.com.tr', 'ayse@hotmail.com.tr', false],
  ['ali@firma.test', 'ali@firma.example', false],
])('%s and %s are of one organisation: %s', (one, other, same) => {
  expect(isSameOrganisation(one, other)).toBe(same);
});

test('our address with a plus is shown as ours, and nobody else’s is touched', () => {
  const own = ['destek@firma.test', 'destek+vip@firma.test'];
  const shown = (address: string) => withoutOurPlus(address, own);
  expect(['destek+4a6b.x@firma.test', 'destek+vip@firma.test', 'ali+is@firma.test'].map(shown)).toEqual([
    'destek@firma.test',
    'destek+vip@firma.test',
    'ali+is@firma.test',
  ]);
});

test.each([
  ['ali@firma.test', true],
  ['ayşe.yılmaz+is@çiçek.example.test', true],
  ['-f@x.test', true],
  ["o'brien@firma.test", true],
  ['ali@firma', true],
  ['a@b.c\u202e', false],
  ['a\u200b@b.test', false],
  ['a\u00ad@b.test', false],
  ['a\u3164@b.test', false],
  ['a@b..test', false],
  ['a@.test', false],
  ['a@b.test.', false],
  ['ａｌｉ@firma.test', false],
  ['ali@ｆirma.test', false],
  [standInOf(50), false],
])('mail can be sent to %j: %s', (address, can) => {
  expect(isMailable(address)).toBe(can);
});

test.each([
  ['Neil 5" disk <real@ornek.test>', 'Neil 5" disk', 'real@ornek.test'],
  ['Neil 3.5" <real@ornek.test>, 5" "Ayşe" <ayse@ornek.test>', 'Neil 3.5 <real@ornek.test>, 5 Ayşe', 'ayse@ornek.test'],
  ['Ali :( <real@ornek.test>', 'Ali :(', 'real@ornek.test'],
  ['Ali :-) <real@ornek.test>', '-)', 'real@ornek.test'],
  ['a < b <real@ornek.test>', 'a', 'real@ornek.test'],
  ['Neil <Firma A.Ş.> <real@ornek.test>', 'Neil <Firma A.Ş.>', 'real@ornek.test'],
  ['"Ali <real@ornek.test>', '"Ali', 'real@ornek.test'],
  ['Ali" <real@ornek.test>', 'Ali"', 'real@ornek.test'],
  ['<real@ornek.test> (Ali', '(Ali', 'real@ornek.test'],
  ['<"real@ornek.test>', '', 'real@ornek.test'],
  ['Ali :( (a <evil@kotu.test>) <real@ornek.test>', 'Ali :( (a <evil@kotu.test>)', 'real@ornek.test'],
  ['Ali :( (a <evil@kotu.test>) real@ornek.test', 'a <evil@kotu.test>', 'real@ornek.test'],
  ['Ali <real@ornek.test', 'Ali', 'real@ornek.test'],
  ['real@ornek.test (Ali', 'Ali', 'real@ornek.test'],
  ['=?utf-8?Q?=C5=9Eube?= 5" <real@ornek.test>', 'Şube 5"', 'real@ornek.test'],
  ['"evil@kotu.test" <real@ornek.test>', 'evil@kotu.test', 'real@ornek.test'],
  ['"Neil <evil@kotu.test>" 5" <real@ornek.test>', '"Neil <evil@kotu.test>" 5"', 'real@ornek.test'],
  ['"5\\" <evil@kotu.test>" <real@ornek.test>', '5" <evil@kotu.test>', 'real@ornek.test'],
  ['(a (b, c) <evil@kotu.test>, d) <real@ornek.test>', 'a (b, c) <evil@kotu.test>, d', 'real@ornek.test'],
])('%s is from %s, %s', (value, name, address) => {
  expect(readAddresses([value])).toEqual([{ name, address }]);
});

test('one who leaves a quote, a comment or a bracket open takes nobody else away', () => {
  const read = (value: string) => readAddresses([value]).map(({ address }) => address);
  const two = ['ali@ornek.test', 'deniz@ornek.test'];
  expect(read('Ali 5" <ali@ornek.test>, "Kaya, Deniz" <deniz@ornek.test>')).toEqual(two);
  expect(read('Ali 5" <ali@ornek.test>; Deniz (İK, 2. kat) <deniz@ornek.test>')).toEqual(two);
  expect(read('Ali :( <ali@ornek.test>, Deniz (İK) <deniz@ornek.test>')).toEqual(two);
  expect(read('Ekip: Ali :( <ali@ornek.test>, deniz@ornek.test;')).toEqual(two);
  expect(read('ali@ornek.test, Deniz <deniz@ornek.test')).toEqual(two);
});

test.each([
  ['"victim@x.test" Neil, x <attacker@y.test>'],
  ['"victim@x.test", x <attacker@y.test>'],
  ['Neil "victim@x.test", x <attacker@y.test>'],
  ['"victim@x.test" <>, x <attacker@y.test>'],
  ['"victim@x.test" <(@)>, x <attacker@y.test>'],
  ['"victim@x.test" <Neil>, x <attacker@y.test>'],
  ['"\\"victim@x.test\\"" Neil, x <attacker@y.test>'],
  ['"victim@x.test" 5" disk, x <attacker@y.test>'],
  ['"victim@x.test, x <attacker@y.test>'],
  ['(victim@x.test, x <attacker@y.test>'],
  ['(victim@x.test) Neil, x <attacker@y.test>'],
  ['"Neil" "victim@x.test"; x <attacker@y.test>'],
  ['Ekip: "victim@x.test" Neil, x <attacker@y.test>;'],
  ['"=?utf-8?q?victim=40x.test?= victim@x.test" Neil, x <attacker@y.test>'],
])('no name is the address of somebody: %s', (value) => {
  expect(readAddresses([value]).map(({ address }) => address)).toEqual(['attacker@y.test']);
});

test('a name in quotes keeps what looks like an address', () => {
  expect(readAddresses(['"Neil victim@x.test" <real@ornek.test>, 5" <real@ornek.test>'])).toEqual([
    { name: 'Neil victim@x.test', address: 'real@ornek.test' },
    { name: '5"', address: 'real@ornek.test' },
  ]);
  expect(readAddresses(['"victim@x.test"@ornek.test, "a b" @ornek.test']).map(({ address }) => address)).toEqual([
    '"victim@x.test"@ornek.test',
    '"a b"@ornek.test',
  ]);
});

test.each([
  ['Neil, x <real@ornek.test>', null, 'real@ornek.test', false],
  ['"victim@x.test" Neil, x <real@ornek.test>', null, 'real@ornek.test', false],
  ['victim@x.test Neil, x <real@ornek.test>', null, 'real@ornek.test', true],
  ['victim@x.test, x <real@ornek.test>', null, 'real@ornek.test', true],
  ['victim@x.test, x <real@ornek.test>', 'REAL@ornek.test', 'real@ornek.test', true],
  ['real@ornek.test, deniz@ornek.test', 'Ayşe <real@ornek.test>', 'real@ornek.test', true],
  ['victim@x.test, x <real@ornek.test>', 'baska@ornek.test', 'real@ornek.test', true],
  ['real@ornek.test, deniz@ornek.test', null, 'real@ornek.test', true],
  ['Ayşe <real@ornek.test>, Deniz <deniz@ornek.test>', null, 'real@ornek.test', true],
  ['Ekip: real@ornek.test, deniz@ornek.test;', null, 'real@ornek.test', true],
  ['x <real@ornek.test>', 'victim@x.test', 'real@ornek.test', false],
  ['"victim@x.test"', null, null, false],
])('From %s with Sender %s is written by %s', (from, sender, writer, areSeveral) => {
  const head = `From: ${from}\r\n${sender === null ? '' : `Sender: ${sender}\r\n`}\r\n`;
  const named = namedWriter(readHead(Buffer.from(head)));
  expect([named.writer?.address ?? null, named.areSeveral]).toEqual([writer, areSeveral]);
});

test.each([
  ['"neil <real"@ornek.test'],
  ['<ali veli>'],
  ['ali@'],
  ['<"ali veli@ornek.test>"'],
  ['Ali user@[192.168.0.1'],
  [`ali@${'x.'.repeat(200)}test`],
  [`Ali <${'a'.repeat(320)}@ornek.test>`],
])('%s is no address', (value) => {
  expect(readAddresses([value])).toEqual([]);
});
