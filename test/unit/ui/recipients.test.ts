import { expect, test } from '@jest/globals';
import { readPeople, withPeople, without, type Recipients } from '../../../ui/composer/recipients.ts';

const one = (address: string, name = '') => ({ name, address });
const given: Recipients = { to: [one('a@x.test')], cc: [one('b@x.test')], bcc: [] };

test.each<[string, { name: string; address: string }[], string]>([
  ['ali@ornek.test', [one('ali@ornek.test')], ''],
  [
    ' Ali@Ornek.test, veli@ornek.test;cem@ornek.test',
    ['ali', 'veli', 'cem'].map((who) => one(`${who}@ornek.test`)),
    '',
  ],
  ['ali@ornek.test veli@ornek.test\ncem@ornek.test', ['ali', 'veli', 'cem'].map((who) => one(`${who}@ornek.test`)), ''],
  [
    '"Ali Ak" <ali@ornek.test>, Veli <veli@ornek.test>',
    [one('ali@ornek.test', 'Ali Ak'), one('veli@ornek.test', 'Veli')],
    '',
  ],
  ['umut@çiçek.test', [one('umut@çiçek.test')], ''],
  ['UMUT@İSTANBUL.test', [one('umut@istanbul.test')], ''],
  ['ali, veli@ornek.test', [one('veli@ornek.test')], 'ali'],
  ['ali@', [], 'ali@'],
  [' , ;', [], ''],
])('%s is read as addresses', (typed, people, rest) => {
  expect(readPeople(typed)).toEqual({ people, rest });
});

test('who is put into a field leaves the other one, and stands there once', () => {
  const moved = withPeople(given, 'bcc', [one('b@x.test'), one('c@x.test'), one('c@x.test')]);
  expect(moved).toEqual({ to: [one('a@x.test')], cc: [], bcc: [one('b@x.test'), one('c@x.test')] });
  expect(withPeople(given, 'to', [...given.to, one('a@x.test')])).toEqual(given);
});

test('who is dropped leaves their field alone', () => {
  expect(without(given, 'cc', 'b@x.test')).toEqual({ ...given, cc: [] });
  expect(without(given, 'to', 'b@x.test')).toEqual(given);
});
