import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { standInOf } from '../../../domain/mail/address.ts';
import {
  companionsOf,
  type Conversation,
  defaultRecipients,
  distinctRecipients,
  recipientsOf,
  saidFor,
} from '../../../domain/mail/participants.ts';

const OWN = ['destek@firma.test'];
const people = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const one = (address: string) => people(address)[0]!;
const names = (list: { address: string }[]) => list.map(({ address }) => address);

type Mail = Parameters<typeof companionsOf>[0];
const mail = (given: Partial<Mail> = {}): Mail => ({
  from: one('ayse@ornek.test'),
  replyTo: [],
  to: people('destek@firma.test', 'bora@ornek.test'),
  cc: people('cem@baska.test'),
  deliveredTo: ['destek@firma.test'],
  ...given,
});

test('a person’s mail brings along whom it names besides us', () => {
  expect(names(companionsOf(mail(), 'person', OWN))).toEqual(['bora@ornek.test', 'cem@baska.test']);
});

test('who writes, who is named twice, a robot and an alias of ours are brought along by nobody', () => {
  const to = people(
    'bora@ornek.test',
    'ayse@ornek.test',
    'noreply@magaza.test',
    'destek+0a@firma.test',
    'info@firma.test',
  );
  const given = mail({ to, cc: people('bora@ornek.test'), deliveredTo: ['info@firma.test'] });
  expect(names(companionsOf(given, 'person', OWN))).toEqual(['bora@ornek.test']);
});

test('a machine, a mailing list and a form bring nobody along', () => {
  for (const kind of ['auto-replied', 'auto-generated', 'bulk', 'bounce', 'loop'] as const)
    expect(companionsOf(mail(), kind, OWN)).toEqual([]);
  const form = mail({ from: one('noreply@magaza.test'), replyTo: people('ayse@ornek.test') });
  expect(companionsOf(form, 'person', OWN)).toEqual([]);
});

test('a list of hundreds brings along no more than an answer may have', () => {
  const cc = Array.from({ length: 300 }, (_, at) => one(`kisi${at}@ornek.test`));
  expect(companionsOf(mail({ cc }), 'person', OWN)).toHaveLength(LIMITS.recipients - 1);
  expect(recipientsOf(mail({ cc }), OWN).cc).toHaveLength(LIMITS.recipientsKept);
});

test('what a mail says of its recipients is kept; its From only where another wrote it', () => {
  expect(recipientsOf(mail(), OWN)).toEqual({
    to: people('destek@firma.test', 'bora@ornek.test'),
    cc: people('cem@baska.test'),
    replyTo: [],
    delivered: ['destek@firma.test'],
  });
  const form = mail({ from: one('noreply@magaza.test'), replyTo: people('ayse@ornek.test') });
  expect(recipientsOf(form, OWN)).toMatchObject({
    from: one('noreply@magaza.test'),
    replyTo: people('ayse@ornek.test'),
  });
});

const conversation = (given: Partial<Conversation> = {}): Conversation => ({
  last: { writer: one('ayse@ornek.test'), ...recipientsOf(mail(), OWN) },
  isKnown: true,
  requester: one('ayse@ornek.test'),
  added: [],
  dropped: [],
  newcomers: [],
  ownAddresses: OWN,
  ...given,
});
const answered = (given: Partial<Conversation> = {}) => {
  const { to, cc, marks, instead } = defaultRecipients(conversation(given));
  return { to: names(to), cc: names(cc), marks, instead: names(instead) };
};

test('an answer goes to the writer, and as a copy to everybody whom the last mail names', () => {
  expect(answered()).toEqual({
    to: ['ayse@ornek.test'],
    cc: ['bora@ornek.test', 'cem@baska.test'],
    marks: {},
    instead: [],
  });
});

test('when somebody else wrote last, they are answered and the requester gets a copy', () => {
  const last = {
    writer: one('bora@ornek.test'),
    ...recipientsOf(mail({ from: one('bora@ornek.test'), to: [], cc: [] }), OWN),
  };
  expect(answered({ last })).toMatchObject({ to: ['bora@ornek.test'], cc: ['ayse@ornek.test'] });
});

test('whom an agent has added stays, whatever the last mail says', () => {
  expect(answered({ added: people('hukuk@baska.test', 'bora@ornek.test') }).cc).toEqual([
    'bora@ornek.test',
    'cem@baska.test',
    'hukuk@baska.test',
  ]);
});

test('whom an agent has taken off gets no copy, however often a mail names them', () => {
  expect(answered({ dropped: ['cem@baska.test'] }).cc).toEqual(['bora@ornek.test']);
  // Who writes is answered all the same: their mail was let in by a person.
  const last = { writer: one('cem@baska.test'), ...recipientsOf(mail({ from: one('cem@baska.test'), cc: [] }), OWN) };
  expect(answered({ last, dropped: ['bora@ornek.test'] })).toMatchObject({
    to: ['cem@baska.test'],
    cc: ['ayse@ornek.test'],
  });
});

test('no answer goes to ourselves: not to the mailbox, its plus addresses, or an alias the mail was delivered to', () => {
  const to = people('destek@firma.test', 'destek+0a@firma.test', 'info@firma.test');
  const last = {
    writer: one('ayse@ornek.test'),
    ...recipientsOf(mail({ to, cc: people('DESTEK@firma.test'), deliveredTo: ['info@firma.test'] }), OWN),
  };
  expect(answered({ last }).cc).toEqual([]);
});

test('whom the last mail names for the first time on an old ticket is marked', () => {
  expect(answered({ newcomers: ['cem@baska.test'] }).marks).toEqual({ 'cem@baska.test': 'new' });
});

test('a department that is asked for is answered, marked, and the writer gets no copy', () => {
  const last = {
    writer: one('ayse@ornek.test'),
    ...recipientsOf(mail({ replyTo: people('satinalma@ornek.test'), cc: [], to: [] }), OWN),
  };
  expect(answered({ last })).toEqual({
    to: ['satinalma@ornek.test'],
    cc: [],
    marks: { 'satinalma@ornek.test': 'reply-to' },
    instead: [],
  });
});

test('a forger’s Reply-To is offered and not obeyed', () => {
  const last = { writer: one('ayse@ornek.test'), ...recipientsOf(mail({ replyTo: people('kotu@kotu.test') }), OWN) };
  expect(answered({ last })).toMatchObject({ to: ['ayse@ornek.test'], instead: ['kotu@kotu.test'] });
});

test('the person whom a form named is answered, and the form is not', () => {
  const form = mail({
    from: one('noreply@magaza.test'),
    replyTo: people('ayse@ornek.test'),
    to: people('destek@firma.test'),
    cc: [],
  });
  expect(answered({ last: { writer: one('ayse@ornek.test'), ...recipientsOf(form, OWN) } })).toEqual({
    to: ['ayse@ornek.test'],
    cc: [],
    marks: {},
    instead: [],
  });
});

test('an answer to a mail that was sent on goes to its requester, with a copy to whoever sent it on', () => {
  const sentOn = mail({ to: people('destek@firma.test'), cc: [], forwardedFrom: one('deniz@musteri.test') });
  const last = { writer: one('satis@firma.test'), ...recipientsOf(sentOn, OWN) };
  expect(answered({ last, requester: one('deniz@musteri.test') })).toMatchObject({
    to: ['deniz@musteri.test'],
    cc: ['satis@firma.test'],
  });
  expect(answered({ last, requester: one('satis@firma.test') })).toMatchObject({ to: ['satis@firma.test'], cc: [] });
});

test('a ticket that came by no mail is answered at its requester’s address, if they have one', () => {
  expect(answered({ last: null })).toMatchObject({ to: ['ayse@ornek.test'], cc: [] });
  expect(answered({ last: null, requester: null, added: people('bora@ornek.test') })).toMatchObject({
    to: [],
    cc: ['bora@ornek.test'],
  });
});

test('a recipient is named once: shown rather than hidden, addressed rather than copied', () => {
  const given = {
    to: people('a@x.test', 'a@x.test'),
    cc: people('a@x.test', 'b@x.test'),
    bcc: people('b@x.test', 'c@x.test'),
  };
  const { to, cc, bcc } = distinctRecipients(given);
  expect([to, cc, bcc].map(names)).toEqual([['a@x.test'], ['b@x.test'], ['c@x.test']]);
});

test('only the requester says that all is well; thanks are thanks from anybody', () => {
  expect([saidFor('solved', true, null), saidFor('solved', false, null)]).toEqual([{ says: 'solved' }, {}]);
  expect([saidFor('thanks', true, null), saidFor('thanks', false, null)]).toEqual([
    { says: 'thanks' },
    { says: 'thanks' },
  ]);
  expect(saidFor(null, true, 'q1')).toEqual({});
});

test.each([
  ['agreed', { says: 'agreed', answers: 'q1' }, {}],
  ['agreed-with-thanks', { says: 'agreed-with-thanks', answers: 'q1' }, { says: 'thanks' }],
  ['solved', { says: 'solved' }, {}],
  ['thanks', { says: 'thanks' }, { says: 'thanks' }],
] as const)('only the requester’s answer to a mail of ours may say that all is well: %s', (says, theirs, others) => {
  expect([saidFor(says, true, 'q1'), saidFor(says, false, 'q1')]).toEqual([theirs, others]);
});

test('a bare yes to nobody knows which mail is an answer, and its thanks are thanks', () => {
  expect([saidFor('agreed', true, null), saidFor('agreed-with-thanks', true, null)]).toEqual([{}, { says: 'thanks' }]);
});

test('who named no address, or one that no mail can go to, is answered by nobody and brought along by nobody', () => {
  for (const address of [standInOf(7), 'a@b..test', 'a\u202e@b.test']) {
    const last = { to: [], cc: people('bora@ornek.test', address), replyTo: [], delivered: [] };
    const about = { isKnown: false, requester: null, added: [], dropped: [], newcomers: [], ownAddresses: OWN };
    const { to, cc } = defaultRecipients({ ...about, last: { ...last, writer: one(address) } });
    expect([names(to), names(cc)]).toEqual([[], ['bora@ornek.test']]);
    expect(names(companionsOf(mail({ cc: people(address) }), 'person', OWN))).toEqual(['bora@ornek.test']);
  }
});
