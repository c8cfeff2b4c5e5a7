import { expect, test } from '@jest/globals';
import { passwordTokensIn } from '../../../domain/people/password-link.ts';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz_-ABCDEFGHIJKLMN1';

test.each<[string, string, string[]]>([
  ['in a sentence', `Buradan: https://desk.test/password#${TOKEN}.`, [TOKEN]],
  ['quoted', `> > http://desk.test:8080/password#${TOKEN}\n> Hello`, [TOKEN]],
  [
    'in a link of HTML, and shown as well',
    `<a href="https://desk.test/password#${TOKEN}">https://desk.test/password#${TOKEN}</a>`,
    [TOKEN],
  ],
  ['wrapped by a filter', `https://safe.test/?url=https%3A%2F%2Fdesk.test%2Fpassword%23${TOKEN}&data=x`, [TOKEN]],
  ['half wrapped', `https://safe.test/?url=https://desk.test/password%23${TOKEN}`, [TOKEN]],
  ['longer than a token', `https://desk.test/password#${TOKEN}x`, []],
  ['shorter', 'https://desk.test/password#abc', []],
  ['of another page', `https://desk.test/tickets#${TOKEN}`, []],
])('%s', (_, text, tokens) => {
  expect(passwordTokensIn(text)).toEqual(tokens);
});

test('of a text full of them so many are looked up, and it is read in one go', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `/password#${String(at).padStart(43, 'a')} `).join('');
  expect(passwordTokensIn(many)).toHaveLength(20);
  expect(passwordTokensIn('/password#'.repeat(100_000))).toEqual([]);
});
