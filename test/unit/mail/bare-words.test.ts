/** When a ticket system repeats itself, and when a person says something. */
import { expect, test } from '@jest/globals';
import { bareWords } from '../../../domain/mail/words/bare-words.ts';
import { parseMail } from '../../../mail/read/parse.ts';

const RECEIPT = 'Sayın Yetkili,\nTalebiniz 48213 numarasıyla 12.11.2026 09:14 tarihinde alındı.';

test.each([
  ['another number and date', 'Sayın Yetkili,\r\n\r\nTalebiniz 48377 numarasıyla 14.11.2026 17:02 tarihinde alındı.'],
  ['other letters of the same', 'SAYIN YETKİLİ, talebiniz 1 numarasıyla 2.2.2026 tarihinde alındı'],
  ['a code beside it', `${RECEIPT} tid:Xk8m2pQn:tid 2026-A7`],
])('a receipt with %s is the same one', (_, words) => {
  expect(bareWords(words)).toBe(bareWords(RECEIPT));
});

test.each([
  ['a person’s sentence beneath a receipt', `${RECEIPT}\nSorun sürüyor, kapatmayın.`, RECEIPT],
  ['a short answer above the same signature', 'Olmadı.\n\nFirma Destek', 'Oldu.\n\nFirma Destek'],
])('%s is something else', (_, words, before) => {
  expect(bareWords(words)).not.toBe(bareWords(before));
});

test('a mail with the sign of a machine tells what its words are known again by; others, and one without words, have no such key', async () => {
  const key = async (head: string, text: string) =>
    (await parseMail(Buffer.from(`From: a@musteri.test\r\nSubject: x\r\n${head}\r\n${text}\r\n`))).wordsKey;
  const auto = 'Auto-Submitted: auto-generated\r\n';
  expect(await key(auto, 'Alındı: 12')).toMatch(/^[0-9a-f]{32}$/);
  expect(await key(auto, 'Alındı: 12')).toBe(await key('Return-Path: <>\r\n', 'ALINDI (13)'));
  expect(await key(auto, 'Alındı: 12')).not.toBe(await key(auto, 'Alınmadı: 12'));
  expect(await key('', 'Alındı: 12')).toBeNull();
  expect(await key(auto, '12 34')).toBeNull();
});
