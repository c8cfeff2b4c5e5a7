import { expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';

const read = async (...fields: string[]) =>
  (await parseMail(Buffer.from(['From: ali@musteri.test', 'Subject: Sipariş', ...fields, '', 'Merhaba'].join('\r\n'))))
    .importance;

test.each([
  ['Outlook', 'high', ['X-Priority: 1', 'X-MSMail-Priority: High', 'Importance: High']],
  ['Thunderbird', 'high', ['X-Priority: 1 (Highest)']],
  ['Thunderbird, one step lower', 'high', ['X-Priority: 2 (High)']],
  ['Apple Mail', 'high', ['X-Priority: 1']],
  ['a program of the old kind', 'high', ['Priority: urgent']],
  ['a program that writes one field alone', 'high', ['X-MSMail-Priority: High']],
  ['a field in capitals', 'high', ['IMPORTANCE: HIGH']],
  ['Outlook, of little importance', 'low', ['X-Priority: 5', 'X-MSMail-Priority: Low', 'Importance: Low']],
  ['Thunderbird, of little importance', 'low', ['X-Priority: 5 (Lowest)']],
  ['a mail that may wait', 'low', ['Priority: non-urgent']],
  ['a program that says nothing', 'normal', []],
  ['Outlook, as ever', 'normal', ['X-Priority: 3 (Normal)', 'X-MSMail-Priority: Normal', 'Importance: normal']],
  ['a gateway that adds its own normal', 'high', ['Importance: Normal', 'X-Priority: 1']],
  ['two that differ: the choice of the writer goes first', 'low', ['Priority: urgent', 'Importance: low']],
  ['a number that nobody knows', 'normal', ['X-Priority: 10']],
  ['words that nobody knows', 'normal', ['Importance: sehr wichtig', 'X-Priority: hızlı']],
  ['a word in the middle of others', 'normal', ['Importance: not high']],
  ['an empty field', 'normal', ['Importance:', 'X-Priority:']],
  ['a field that is repeated: the first counts', 'normal', ['Importance: normal', 'Importance: high']],
])('the importance that %s gives a mail is %s', async (_by, importance, fields) => {
  expect(await read(...fields)).toBe(importance);
});
