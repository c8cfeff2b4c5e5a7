/** The form of a new ticket: who is meant by what is typed, what is missing, and what is asked of the API. */
import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '../../../ui/data/client.ts';
import { EMPTY, isEmptyForm, readForm } from '../../../ui/new-ticket/draft.ts';
import { NO_MAIL } from '../../../ui/composer/first-mail/first-mail.ts';
import {
  BY_TEAM,
  formWith,
  isUncertain,
  madeWords,
  missingIn,
  requestOf,
  whoOf,
} from '../../../ui/new-ticket/request.ts';

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

test('a mail takes its form, its files and its copies along, also those that are typed still; a call takes none of it', () => {
  const picture = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
  const mail = {
    ...NO_MAIL,
    html: `<p>Ekte: <strong>iki</strong> <img src="/api/attachments/${picture}" alt="a.png"></p>`,
    files: [
      { id: 'f', name: 'fatura.pdf', size: 9 },
      { id: picture, name: 'a.png', size: 9, inline: true },
      { id: 'gone', name: 'b.png', size: 9, inline: true },
    ],
    cc: [{ name: 'Can', address: 'can@musteri.test' }],
    typed: { cc: 'efe@musteri.test' },
    blanks: ['[numara]'],
  };
  const sent = requestOf({ ...call, kind: 'mail', address: 'z@musteri.test', mail }, of);
  expect(sent).toMatchObject({
    html: expect.stringContaining(`cid:`),
    attachments: ['f', picture],
    cc: [{ address: 'can@musteri.test' }, { address: 'efe@musteri.test' }],
    blanks: ['[numara]'],
  });
  expect(sent).not.toHaveProperty('bcc');
  expect(Object.keys(requestOf({ ...call, mail }, of))).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(html|attachments|cc|blanks)$/)]),
  );
});

test('what a canned reply changes is chosen in the form; nobody gives the ticket to another who may not', () => {
  const actions = [
    { do: 'set-priority' as const, priority: 'high' as const },
    { do: 'add-tags' as const, tags: ['iade', 'kargo'] },
    { do: 'set-team' as const, team: 'ekip' },
    { do: 'set-agent' as const, agent: 'can' },
    { do: 'then' as const, then: 'resolve' as const },
  ];
  const form = { ...call, tags: ['kargo'] };
  expect(formWith(form, actions, { me: 'ben', gives: true })).toEqual({
    ...{ priority: 'high', tags: ['kargo', 'iade'], team: 'ekip', owner: 'can' },
  });
  expect(formWith(form, actions, { me: 'ben', gives: false })).not.toHaveProperty('owner');
  expect(formWith({ ...form, owner: 'can' }, [{ do: 'set-agent', agent: 'ben' }], { me: 'ben', gives: false })).toEqual(
    {
      owner: null,
    },
  );
});

test('what this browser has kept is read again, and what is none of it is left out', () => {
  const kept = { ...call, tags: ['iade'], key: 'k', contact: 'c' };
  expect(readForm(JSON.stringify(kept))).toEqual(kept);
  expect(readForm(JSON.stringify({ ...kept, tags: 'iade', subject: 7, extra: 1 }))).toEqual({
    ...kept,
    tags: [],
    subject: '',
  });
  const mail = { ...NO_MAIL, html: '<p>a</p>', cc: [{ name: '', address: 'a@b.test' }] };
  expect(readForm(JSON.stringify({ ...kept, mail })).mail).toEqual(mail);
  expect(readForm(JSON.stringify({ ...kept, mail: { ...mail, files: [{ id: 7 }], typed: 'x' } })).mail).toEqual(mail);
  expect(isEmptyForm({ ...EMPTY, mail })).toBe(false);
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
