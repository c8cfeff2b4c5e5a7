/** What a canned reply says on one ticket. */
import { expect, test } from '@jest/globals';
import { blankFrom, blanksIn } from '../../../domain/mail/template/blanks.ts';
import {
  type AddressedAs,
  cannedFault,
  filledReply,
  salutationOf,
  templateOf,
  textIn,
} from '../../../domain/mail/template/canned-reply.ts';

const VALUES = { name: 'Deniz Öztürk', salutation: 'Deniz Hanım', number: '1042', agent: 'Ayşe Yılmaz' };

test.each([
  ['Merhaba {salutation},', 'Merhaba Deniz Hanım,'],
  ['{number} numaralı talebiniz', '1042 numaralı talebiniz'],
  ['Kargo no: [numara]', 'Kargo no: [numara]'],
  ['{code} ve {team|ekibimiz}', '[takip kodu] ve ekibimiz'],
  ['{name|Sayın müşterimiz}', 'Deniz Öztürk'],
  // Names of other programs' making are no places, and nothing is run.
  ['{constructor}', '{constructor}'],
  ['{{name}}', '{Deniz Öztürk}'],
])('%s says %s', (text, said) => {
  expect(filledReply(text, VALUES, 'tr')).toBe(said);
});

test('a value is not read for places or blanks again, and stays in its line', () => {
  const name = '{agent} [numara]\nBcc: x';
  expect(filledReply('Merhaba {name}!', { ...VALUES, name }, 'tr')).toBe('Merhaba {agent} (numara) Bcc: x!');
  expect(filledReply('{name}', { name: '$& $1' }, 'en')).toBe('$& $1');
});

test.each<[string, AddressedAs | null, 'tr' | 'en', string]>([
  ['Ayşe Yılmaz', 'ms', 'tr', 'Ayşe Hanım'],
  ['Ayşe Nur Yılmaz', 'ms', 'tr', 'Ayşe Nur Hanım'],
  ['Mehmet', 'mr', 'tr', 'Mehmet Bey'],
  ['Ayşe Yılmaz', 'ms', 'en', 'Ms Yılmaz'],
  ['John Smith', 'mr', 'en', 'Mr Smith'],
  ['John', 'mr', 'en', 'John'],
  ['Ayşe Yılmaz', 'name', 'tr', 'Ayşe Yılmaz'],
  ['Ayşe Yılmaz', null, 'tr', ''],
  ['bilgi@firma.test', 'ms', 'tr', ''],
])('%s, addressed as %s, is in %s "%s"', (name, as, language, said) => {
  expect(salutationOf(name, as, language)).toBe(said);
});

test.each([
  ['[numara] ve [tarih]', ['[numara]', '[tarih]']],
  ['[1] ve [x] ve [ ]', []],
  ['[bağlantı](https://ornek.test)', []],
  ['[ekran.png] resmi', []],
  ['liste[sira] = deger(x)[anahtar]', []],
  ['[iki\nsatır]', []],
])('the blanks of %j are %j', (text, blanks) => {
  expect(blanksIn(text).map((one) => one.text)).toEqual(blanks);
});

test('from one blank one goes to the next, and behind the last one out of the field', () => {
  const text = 'Kargo: [numara], gün: [tarih]';
  expect(blankFrom(text, 0, 1)?.text).toBe('[numara]');
  expect(blankFrom(text, text.indexOf(','), 1)?.text).toBe('[tarih]');
  expect(blankFrom(text, text.length, 1)).toBeUndefined();
  expect(blankFrom(text, text.length - 1, -1)?.text).toBe('[numara]');
  expect(blankFrom(text, 3, -1)).toBeUndefined();
});

test('what is not written in the ticket’s language is said in the other one', () => {
  expect(textIn({ tr: 'Merhaba', en: 'Hello' }, 'en')).toEqual({ language: 'en', text: 'Hello' });
  expect(textIn({ tr: 'Merhaba', en: ' ' }, 'en')).toEqual({ language: 'tr', text: 'Merhaba' });
});

test.each([
  [{ tr: '', en: ' ' }, 'missing'],
  [{ tr: '{isim}', en: '' }, 'unknown'],
  [{ tr: '{surname}', en: '' }, 'unknown'],
  [{ tr: 'Merhaba {name', en: '' }, 'malformed'],
  [{ tr: 'Merhaba', en: '' }, undefined],
])('%j: %s', (text, code) => {
  const fault = cannedFault(text, 0);

  expect(fault?.code).toBe(code);
});

test('what changes the ticket needs no words, and wrong ones are wrong still', () => {
  expect(cannedFault({ tr: '', en: '' }, 1)).toBeNull();
  expect(cannedFault({ tr: '{isim}', en: '' }, 1)).toMatchObject({ code: 'unknown' });
});

test('a reply that was sent becomes a template: what it says of its ticket is a place again', () => {
  const sent = 'Merhaba Deniz Hanım,\n1042 numaralı talebiniz {tamam}. Sayın Deniz Öztürk, 10427 değil.\nAyşe Yılmaz';
  expect(templateOf(sent, VALUES)).toBe(
    'Merhaba {salutation},\n{number} numaralı talebiniz (tamam). Sayın {name}, 10427 değil.\n{agent}',
  );
});
