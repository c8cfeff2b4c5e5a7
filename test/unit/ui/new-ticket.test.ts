/** The form of a new ticket: who is meant by what is typed, what is missing, and what is asked of the API. */
import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '../../../ui/data/client.ts';
import { EMPTY, isEmptyForm, readForm } from '../../../ui/new-ticket/draft.ts';
import { BY_TEAM, isUncertain, madeWords, missingIn, requestOf, whoOf } from '../../../ui/new-ticket/request.ts';

const of = { mailbox: 'kutu', me: 'ben', undoSeconds: 10 };
const call = { ...EMPTY, who: 'Zübeyde', subject: ' Fatura ', text: 'Aradı.' };

describe('what is typed first', () => {
  test.each([
    ['Zübeyde Çınar', { name: 'Zübeyde Çınar', address: '', phone: '' }],
    ['zubeyde@musteri.test', { name: '', address: 'zubeyde@musteri.test', phone: '' }],
    ['0532 111 22 33', { name: '', address: '', phone: '0532 111 22 33' }],
    ['"Zübeyde" <z@musteri.test>', { name: 'Zübeyde', address: 'z@musteri.test', phone: '' }],
  ])('%s says who it is', (who, said) => expect(whoOf({ ...EMPTY, who })).toEqual(said));

  test('gives way to the field beside it', () => {
    expect(whoOf({ ...EMPTY, who: 'a@b.test', address: 'c@d.test' }).address).toBe('c@d.test');
  });

  test('is a name where a number is of no use', () => {
    expect(whoOf({ ...EMPTY, kind: 'mail', who: '0532 111', phone: '155' })).toMatchObject({
      name: '0532 111',
      phone: '',
    });
  });
});

test('a call needs somebody, a subject and words; a mail needs an address as well', () => {
  const paths = (form: typeof EMPTY) => missingIn(form).map(({ path }) => path);
  expect(paths(EMPTY)).toEqual(['contact.name', 'subject', 'text']);
  expect(paths(call)).toEqual([]);
  expect(paths({ ...call, kind: 'mail' })).toEqual(['contact.address']);
});

test('a name that is longer than a name may be is said before anybody is asked; an address may be longer', () => {
  const long = 'a'.repeat(201);
  expect(missingIn({ ...call, who: long })).toMatchObject([{ path: 'contact.name', code: 'too-long', limit: 200 }]);
  expect(missingIn({ ...call, who: `${'a'.repeat(60)}@${'b.'.repeat(90)}test` })).toEqual([]);
});

test('a mail that its ticket has not heard of is not said to be sent', () => {
  expect([madeWords('mail', true), madeWords('mail', false), madeWords('call', true)]).toEqual([
    'new-ticket.pending',
    'new-ticket.sent',
    'new-ticket.made',
  ]);
});

test('whoever opens it has it, unless they say otherwise; with a team they say so', () => {
  const owner = (form: object) => requestOf({ ...call, ...form }, of).owner;
  expect(requestOf(call, of)).not.toHaveProperty('owner');
  expect(owner({ team: 'ekip' })).toBe('ben');
  expect(owner({ owner: BY_TEAM })).toBeNull();
  expect(owner({ owner: 'can', team: 'ekip' })).toBe('can');
});

test('a mail goes out and can be taken back; that a call was solved is no word for a mail', () => {
  const mail = requestOf({ ...call, kind: 'mail', address: 'z@musteri.test', solved: true }, of);
  expect(mail).toMatchObject({ direction: 'out', channel: 'email', undoSeconds: 10, subject: 'Fatura' });
  expect(mail).not.toHaveProperty('solved');
  expect(requestOf({ ...call, solved: true }, of)).toMatchObject({ channel: 'phone', solved: true });
});

test('what this browser has kept is read again, and what is none of it is left out', () => {
  const kept = { ...call, tags: ['iade'], key: 'k', contact: 'c' };
  expect(readForm(JSON.stringify(kept))).toEqual(kept);
  expect(readForm(JSON.stringify({ ...kept, tags: 'iade', subject: 7, extra: 1 }))).toEqual({
    ...kept,
    tags: [],
    subject: '',
  });
  expect(readForm('{"who":')).toEqual(EMPTY);
  expect(readForm(null)).toEqual(EMPTY);
  expect([isEmptyForm(EMPTY), isEmptyForm(call)]).toEqual([true, false]);
});

test('only a refusal makes the next try another one', () => {
  expect(isUncertain(new ProblemError('unavailable', 0))).toBe(true);
  expect(isUncertain(new ProblemError('in-progress', 409))).toBe(true);
  expect(isUncertain(new ProblemError('internal', 500))).toBe(true);
  expect(isUncertain(new ProblemError('bad-input', 422))).toBe(false);
  expect(isUncertain(new ProblemError('key-reused', 422))).toBe(false);
});
