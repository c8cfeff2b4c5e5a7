import { expect, test } from '@jest/globals';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import type { Draft } from '../../../ui/composer/draft/drafts.ts';
import {
  namesOf,
  readPeople,
  recipientsOf,
  type Recipients,
  settled,
  type Typed,
  withPeople,
  without,
  wrongField,
} from '../../../ui/composer/recipients.ts';
import type { TicketDetail } from '../../../ui/data/types.ts';

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

const ticket = { addressing: { to: given.to, cc: given.cc } } as TicketDetail;
const draft = (typed: Typed, part: Partial<Draft> = {}): Draft => ({
  html: '',
  text: 'Merhaba',
  files: [],
  lastSeen: null,
  ...part,
  typed,
});

test.each<[Typed, ReturnType<typeof wrongField>]>([
  [{ cc: 'not-an-address' }, { field: 'cc', why: 'refused' }],
  [{ to: 'carrier@@x.test' }, { field: 'to', why: 'refused' }],
  [{ bcc: 'd@x.test, e@' }, { field: 'bcc', why: 'refused' }],
  [
    { cc: 'd@x.test', bcc: 'x' },
    { field: 'bcc', why: 'refused' },
  ],
  [{ cc: 'd@x.test' }, null],
  [{ to: ' ', cc: '', bcc: ' , ' }, null],
  [{}, null],
])('a reply with %j left in its fields is kept back by %j', (typed, wrong) => {
  expect(wrongField(draft(typed), ticket)).toEqual(wrong);
});

test('a reply to nobody is kept back, one to an address that is typed only is not', () => {
  const nobody = { recipients: { to: [], cc: [], bcc: [] } };
  expect(wrongField(draft({}, nobody), ticket)).toEqual({ field: 'to', why: 'none' });
  expect(wrongField(draft({ to: 'd@x.test' }, nobody), ticket)).toBeNull();
});

test('what is typed in a field goes along as a recipient, and what is no address stays there', () => {
  const taken = settled(draft({ to: 'D@x.test', bcc: 'b@x.test, nobody' }), ticket);
  expect(recipientsOf(taken, ticket)).toEqual({
    to: [one('a@x.test'), one('d@x.test')],
    cc: [],
    bcc: [one('b@x.test')],
  });
  expect(taken.typed).toEqual({ bcc: 'nobody' });
});

test('a button names two of whom a reply goes to, by address who has no name, and counts the others', () => {
  const plain = (people: Parameters<typeof namesOf>[0]) => namesOf(people).replace(/[\u2068\u2069]/g, '');
  expect(plain([one('a@x.test', 'Ali')])).toBe('Ali');
  expect(plain([one('a@x.test', 'Ali'), one('b@xn--iek-1lab.test')])).toBe(
    `Ali, ${shownAddress('b@xn--iek-1lab.test')}`,
  );
  expect(plain([one('a@x.test', 'Ali'), one('b@x.test'), one('c@x.test'), one('d@x.test')])).toBe('Ali, b@x.test +2');
});
