import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import {
  type BatchMail,
  clueKey,
  judge,
  minuteOf,
  type Known,
  type KnownSender,
  type KnownTicket,
} from '../../../domain/mail/batch.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import type { ThreadClue } from '../../../domain/mail/threading.ts';
import { NO_SIGNS } from '../../support/mail/no-signs.ts';

const NOW = Date.UTC(2026, 0, 15, 9);
const HOUR = 3_600_000;

const mail = (id: number, given: Partial<BatchMail> = {}): BatchMail => {
  const mailId = given.mailId === undefined ? `${id}@musteri.test` : given.mailId;
  return {
    id,
    sha256: `sha-${id}`,
    storedAt: NOW,
    arrivedAt: NOW,
    countsByMinute: true,
    pastFlood: false,
    archived: false,
    mailId,
    messageKey: mailId,
    contentHash: `hash-${id}`,
    address: 'ali@musteri.test',
    mayBeWords: false,
    isProven: true,
    isOfHouse: false,
    brings: [],
    clues: [],
    decision: null,
    isService: false,
    kind: 'person',
    receipt: { wanted: false, mail: { from: null, machine: NO_SIGNS }, ageMs: 0 },
    ...given,
  };
};

const answering = (...values: string[]): ThreadClue[] =>
  values.map((value) => ({ by: 'reference', value, strength: 'weak' }));

const nothing = (): Known => ({
  twins: new Map(),
  senders: new Map(),
  tickets: new Map(),
  minutes: { most: LIMITS.ticketsMinute, opened: new Map() },
  floods: new Set(),
});
const NUMBER_42: KnownTicket = {
  number: 42,
  archived: false,
  closedAt: null,
  requester: 'contact-ali',
  participants: ['contact-ali'],
  added: [],
  written: {},
  dropped: [],
};
const naming = (mailId: string, ticket: Partial<KnownTicket>): Known['tickets'] =>
  new Map([[clueKey({ by: 'reference', value: mailId }), [{ ...NUMBER_42, ...ticket }]]]);
const ali = (given = {}) =>
  new Map<string, KnownSender>([['ali@musteri.test', { contact: 'contact-ali', isAgent: false, opened: 0, ...given }]]);

/** Each mail's verdict in a word, with what it is about. */
const verdicts = (mails: BatchMail[], known: Partial<Known> = {}): string[] =>
  judge(mails, { ...nothing(), ...known }, NOW).map(({ verdict, ticket }) => {
    const about =
      verdict.kind === 'duplicate' ? ` of ${verdict.of}` : verdict.kind === 'held' ? ` ${verdict.reason}` : '';
    return `${verdict.kind}${about}${ticket === null ? '' : ` on ${ticket}`}`;
  });

test('mails that have nothing to do with each other open a ticket each', () => {
  expect(verdicts([mail(1), mail(2, { address: 'can@musteri.test' })])).toEqual([
    'new-ticket on -1',
    'new-ticket on -2',
  ]);
});

test('an answer beside its original comes on the ticket that the original opens', () => {
  expect(verdicts([mail(1), mail(2, { clues: answering('1@musteri.test') })])).toEqual([
    'new-ticket on -1',
    'ticket on -1',
  ]);
});

test('an answer to an answer of the same batch comes on the same ticket', () => {
  const mails = [
    mail(1),
    mail(2, { clues: answering('1@musteri.test') }),
    mail(3, { clues: answering('2@musteri.test') }),
  ];
  expect(verdicts(mails)).toEqual(['new-ticket on -1', 'ticket on -1', 'ticket on -1']);
  expect(verdicts(mails.slice(1), { senders: ali(), tickets: naming('1@musteri.test', {}) })).toEqual([
    'ticket on 42',
    'ticket on 42',
  ]);
});

test('all senders of one minute count together, each minute for itself, and an answer opens nothing', () => {
  const from = (id: number, more: Partial<BatchMail> = {}) => mail(id, { address: `${id}@musteri.test`, ...more });
  const minutes = { most: 300, opened: new Map([[minuteOf(NOW), 298]]) };
  const mails = [
    from(1),
    from(2, { address: '1@musteri.test', clues: answering('1@musteri.test') }),
    from(3),
    from(4),
    from(5, { arrivedAt: NOW - MINUTE_MS }),
    from(6, { decision: { to: 'new-ticket', number: null } }),
  ];
  expect(verdicts(mails, { minutes })).toEqual([
    'new-ticket on -1',
    'ticket on -1',
    'new-ticket on -2',
    'held flood',
    'new-ticket on -3',
    'new-ticket on -4',
  ]);
});

test('mail that is not counted by its minute neither floods one nor fills it', () => {
  const from = (id: number, more: Partial<BatchMail> = {}) => mail(id, { address: `${id}@musteri.test`, ...more });
  const minutes = { most: 1, opened: new Map<number, number>() };
  const mails = [from(1, { countsByMinute: false }), from(2, { countsByMinute: false }), from(3), from(4)];
  expect(verdicts(mails, { minutes })).toEqual([
    'new-ticket on -1',
    'new-ticket on -2',
    'new-ticket on -3',
    'held flood',
  ]);
});

test('an answer is held with its letter of a flood, in one batch or later, and comes to it when both are let in', () => {
  const minutes = { most: 0, opened: new Map<number, number>() };
  const letter = mail(1);
  const answer = mail(2, { clues: answering('1@musteri.test'), arrivedAt: NOW + MINUTE_MS, countsByMinute: false });
  const further = mail(3, { clues: answering('2@musteri.test'), countsByMinute: false });
  expect(verdicts([letter, answer, further], { minutes })).toEqual(['held flood', 'held flood', 'held flood']);
  expect(verdicts([answer], { floods: new Set(['1@musteri.test']) })).toEqual(['held flood']);
  const letIn = [letter, answer, further].map((one) => ({ ...one, pastFlood: true }));
  expect(verdicts(letIn, { minutes })).toEqual(['new-ticket on -1', 'ticket on -1', 'ticket on -1']);
});

test('the notices of a machine are not counted as words of its sender', () => {
  const tickets = naming('0@musteri.test', { written: { 'contact-ali': LIMITS.mailsOnTicketHour - 1 } });
  const clues = answering('0@musteri.test');
  const notice = (id: number) => mail(id, { clues, kind: 'auto-generated' });
  const mails = [notice(1), notice(2), mail(3, { clues }), notice(4), mail(5, { clues })];
  expect(verdicts(mails, { senders: ali(), tickets })).toEqual([
    'ticket on 42',
    'ticket on 42',
    'ticket on 42',
    'ticket on 42',
    'held too-many-here on 42',
  ]);
});

test('the mails of one participant on one ticket are counted over the batch, and nobody else’s with them', () => {
  const senders = new Map<string, KnownSender>([
    ...ali(),
    ['can@musteri.test', { contact: 'contact-can', isAgent: false, opened: 0 }],
  ]);
  const tickets = naming('0@musteri.test', {
    participants: ['contact-ali', 'contact-can'],
    written: { 'contact-ali': LIMITS.mailsOnTicketHour - 1 },
  });
  const clues = answering('0@musteri.test');
  const mails = [mail(1, { clues }), mail(2, { clues }), mail(3, { clues, address: 'can@musteri.test' }), mail(4)];
  expect(verdicts(mails, { senders, tickets })).toEqual([
    'ticket on 42',
    'held too-many-here on 42',
    'ticket on 42',
    'new-ticket on -1',
  ]);
});

test('an answer that came before its original opens a ticket of its own, as it would alone', () => {
  expect(verdicts([mail(1, { clues: answering('2@musteri.test') }), mail(2)])).toEqual([
    'new-ticket on -1',
    'new-ticket on -2',
  ]);
});

test('a stranger’s answer to a mail of the same batch waits beside the ticket that the mail opens', () => {
  const stranger = mail(2, { address: 'biri@baska.test', clues: answering('1@musteri.test') });
  expect(verdicts([mail(1), stranger])).toEqual(['new-ticket on -1', 'held unknown-sender on -1']);
});

test('nothing answers a held mail or a copy: neither is a message', () => {
  const mails = [
    mail(1, { kind: 'loop' }),
    mail(2, { clues: answering('1@musteri.test') }),
    mail(3, { mailId: '9@musteri.test', sha256: 'sha-2' }),
    mail(4, { clues: answering('9@musteri.test') }),
  ];
  expect(verdicts(mails)).toEqual(['held own-mail', 'new-ticket on -1', 'duplicate of 2 on -1', 'new-ticket on -2']);
});

test('nothing answers a mail that is held beside the ticket it names', () => {
  const held = mail(1, { address: 'biri@baska.test', clues: answering('0@musteri.test') });
  const known = { senders: ali(), tickets: naming('0@musteri.test', {}) };
  expect(verdicts([held, mail(2, { clues: answering('1@musteri.test') })], known)).toEqual([
    'held unknown-sender on 42',
    'new-ticket on -1',
  ]);
});

test('whoever takes part in a known ticket may answer a mail that comes on it in the same batch, and nobody else', () => {
  const senders = new Map<string, KnownSender>([
    ...ali(),
    ['can@musteri.test', { contact: 'contact-can', isAgent: false, opened: 0 }],
    ['ece@example.test', { contact: null, isAgent: true, opened: 0 }],
  ]);
  const first = mail(1, { clues: answering('0@musteri.test') });
  const then = (address: string) => mail(2, { address, clues: answering('1@musteri.test') });
  const tickets = naming('0@musteri.test', { participants: ['contact-ali', 'contact-can'] });
  expect(verdicts([first, then('can@musteri.test')], { senders, tickets })[1]).toBe('ticket on 42');
  expect(verdicts([first, then('ece@example.test')], { senders, tickets })[1]).toBe('held agent-by-mail on 42');
  expect(verdicts([first, then('biri@baska.test')], { senders, tickets })[1]).toBe('held unknown-sender on 42');
});

test('a ticket closed longer ago than it may be reopened takes none of the batch’s mails', () => {
  const mails = [
    mail(1, { clues: answering('0@musteri.test') }),
    mail(2, { clues: answering('1@musteri.test', '0@musteri.test') }),
  ];
  const closed = (ago: number) => ({ senders: ali(), tickets: naming('0@musteri.test', { closedAt: NOW - ago }) });
  expect(verdicts(mails, closed(LIMITS.reopenWindowMs + 1))).toEqual(['new-ticket on -1', 'ticket on -1']);
  expect(verdicts(mails, closed(LIMITS.reopenWindowMs))).toEqual(['ticket on 42', 'ticket on 42']);
});

test('a letter that came twice in a batch is placed once, by its bytes, or by its content and the Message-ID if it has one', () => {
  expect(verdicts([mail(1), mail(2, { sha256: 'sha-1' })])).toEqual(['new-ticket on -1', 'duplicate of 1 on -1']);
  const copy = { mailId: '1@musteri.test', contentHash: 'hash-1' };
  expect(verdicts([mail(1), mail(2, copy)])).toEqual(['new-ticket on -1', 'duplicate of 1 on -1']);
  expect(verdicts([mail(1), mail(2, { ...copy, contentHash: 'other' })])[1]).toBe('new-ticket on -2');
  const nameless = (id: number, contentHash: string) => mail(id, { mailId: null, contentHash });
  expect(verdicts([nameless(1, 'hash'), nameless(2, 'hash')])[1]).toBe('duplicate of 1 on -1');
  expect(verdicts([nameless(1, 'hash'), nameless(2, 'other')])[1]).toBe('new-ticket on -2');
  expect(verdicts([nameless(1, 'hash'), mail(2, { contentHash: 'hash' })])[1]).toBe('new-ticket on -2');
});

test('a third copy is a duplicate of the original, not of the second', () => {
  const copies = [mail(1), mail(2, { sha256: 'sha-1' }), mail(3, { sha256: 'sha-1' })];
  expect(verdicts(copies)).toEqual(['new-ticket on -1', 'duplicate of 1 on -1', 'duplicate of 1 on -1']);
  // One that Postgres knows as a copy itself gives way to an original of the batch, and an original there goes first.
  const twin = (isCopy: boolean) => new Map([[3, { here: { id: 0, ticket: 7, isCopy }, elsewhere: null }]]);
  expect(verdicts(copies, { twins: twin(true) })[2]).toBe('duplicate of 1 on -1');
  expect(verdicts(copies, { twins: twin(false) })[2]).toBe('duplicate of 0 on 7');
});

test('an older copy that is tried again is no original for the copies behind it', () => {
  const younger = { here: { id: 10, ticket: 7, isCopy: false }, elsewhere: null };
  const twins = new Map([1, 2].map((id) => [id, younger]));
  expect(verdicts([mail(1), mail(2, { sha256: 'sha-1' })], { twins })).toEqual([
    'duplicate of 10 on 7',
    'duplicate of 10 on 7',
  ]);
});

test('a copy of a held mail is a duplicate on no ticket', () => {
  expect(verdicts([mail(1, { kind: 'loop' }), mail(2, { sha256: 'sha-1' })])).toEqual([
    'held own-mail',
    'duplicate of 1',
  ]);
});

test('tickets of the batch count among those that a sender may open in an hour', () => {
  const senders = ali({ opened: LIMITS.ticketsPerSenderHour - 1 });
  const other = mail(3, { address: 'can@musteri.test' });
  expect(verdicts([mail(1), mail(2), other], { senders })).toEqual([
    'new-ticket on -1',
    'held too-many',
    'new-ticket on -2',
  ]);
});

test('all addresses of a contact count together, and answers do not count', () => {
  const second = [
    'ali@ev.test',
    { contact: 'contact-ali', isAgent: false, opened: LIMITS.ticketsPerSenderHour - 1 },
  ] as const;
  const senders = new Map([...ali({ opened: LIMITS.ticketsPerSenderHour - 1 }), second]);
  const mails = [mail(1, { clues: answering('0@musteri.test') }), mail(2, { address: 'ali@ev.test' }), mail(3)];
  expect(verdicts(mails, { senders, tickets: naming('0@musteri.test', {}) })).toEqual([
    'ticket on 42',
    'new-ticket on -1',
    'held too-many',
  ]);
});

test('a ticket of a mail that was stored more than an hour ago is no flood of this hour', () => {
  const senders = ali({ opened: LIMITS.ticketsPerSenderHour - 1 });
  expect(verdicts([mail(1, { storedAt: NOW - HOUR }), mail(2), mail(3)], { senders })).toEqual([
    'new-ticket on -1',
    'new-ticket on -2',
    'held too-many',
  ]);
});

const CAN = 'can@musteri.test';
const can = (given: Partial<BatchMail> = {}) => mail(2, { address: CAN, clues: answering('1@musteri.test'), ...given });

test('whom a mail names in Cc answers on its ticket, in the same batch and later', () => {
  expect(verdicts([mail(1, { brings: [CAN] }), can()])).toEqual(['new-ticket on -1', 'ticket on -1']);
  expect(verdicts([mail(1), can()])).toEqual(['new-ticket on -1', 'held unknown-sender on -1']);
  const tickets = naming('0@musteri.test', { added: [CAN] });
  expect(verdicts([can({ clues: answering('0@musteri.test') })], { tickets })).toEqual(['ticket on 42']);
});

test('an answer on a ticket lets in whom it names, also for a mail that names the ticket otherwise', () => {
  const tickets = naming('0@musteri.test', {});
  const answer = mail(1, { clues: answering('0@musteri.test'), brings: [CAN] });
  expect(verdicts([answer, can({ clues: answering('0@musteri.test') })], { tickets, senders: ali() })).toEqual([
    'ticket on 42',
    'ticket on 42',
  ]);
});

test('a stranger whose mail is held brings neither themselves nor others onto the ticket', () => {
  const tickets = naming('0@musteri.test', {});
  const stranger = { address: 'yabanci@baska.test', clues: answering('0@musteri.test') };
  const held = mail(1, { ...stranger, brings: ['yabanci@baska.test', CAN] });
  expect(
    verdicts([held, mail(3, stranger), can({ clues: answering('0@musteri.test') })], { tickets, senders: ali() }),
  ).toEqual(['held unknown-sender on 42', 'held unknown-sender on 42', 'held unknown-sender on 42']);
});

test('a mail does not bring back whom an agent has taken off', () => {
  const tickets = naming('0@musteri.test', { dropped: [CAN] });
  const copied = mail(1, { clues: answering('0@musteri.test'), brings: [CAN] });
  expect(verdicts([copied, can({ clues: answering('0@musteri.test') })], { tickets, senders: ali() })).toEqual([
    'ticket on 42',
    'held unknown-sender on 42',
  ]);
});

test('whom a person lets onto a ticket brings nobody else', () => {
  const tickets = naming('0@musteri.test', {});
  const released = mail(1, {
    address: 'yabanci@baska.test',
    decision: { to: 'ticket', number: 42 },
    brings: [CAN],
  });
  expect(verdicts([released, can({ clues: answering('0@musteri.test') })], { tickets })).toEqual([
    'ticket on 42',
    'held unknown-sender on 42',
  ]);
});

test('a participant whom only the Reply-To of a foreign form names is a stranger on their ticket', () => {
  const tickets = naming('0@musteri.test', {});
  const form = mail(1, { clues: answering('0@musteri.test'), isProven: false });
  expect(verdicts([form], { tickets, senders: ali() })).toEqual(['held unknown-sender on 42']);
});

test('an agent in Cc goes on answering in the desk', () => {
  const tickets = naming('0@musteri.test', { participants: [], added: ['ali@musteri.test'] });
  const answer = mail(1, { clues: answering('0@musteri.test') });
  expect(verdicts([answer], { tickets, senders: ali({ contact: null, isAgent: true }) })).toEqual([
    'held agent-by-mail on 42',
  ]);
});

test.each<[string, ThreadClue['by'], ThreadClue['strength'], boolean]>([
  ['our Message-ID', 'message-id', 'strong', true],
  ['a signed reply address', 'reply-address', 'strong', true],
  ['the code among the words of our mail that it quotes', 'code-quoted', 'weak', true],
  ['the code in a text without a quote', 'code-text', 'weak', true],
  ['the code in the subject alone', 'code-subject', 'weak', false],
  ['a Message-ID that is not ours', 'reference', 'weak', false],
])('a mail of the requester that names the ticket by %s', (_, by, strength, speaks) => {
  const clue: ThreadClue = { by, value: 'k1', strength };
  const other = { ...NUMBER_42, number: 41 };
  const given = (named: KnownTicket) => ({
    ...nothing(),
    senders: ali(),
    tickets: new Map([[clueKey(clue), [named]], ...naming('0@musteri.test', {})]),
  });
  const [judged] = judge([mail(1, { clues: [clue] })], given(NUMBER_42), NOW);
  expect([judged!.ticket, judged!.answersAsRequester]).toEqual([42, speaks]);
  // Of another ticket than it comes on the clue says nothing.
  const [elsewhere] = judge([mail(1, { clues: [...answering('0@musteri.test'), clue] })], given(other), NOW);
  expect(elsewhere!.answersAsRequester).toBe(speaks && strength === 'strong');
});

test.each<[string, ThreadClue, Partial<BatchMail>, boolean]>([
  ['our Message-ID', { by: 'message-id', value: 'k1', strength: 'strong' }, {}, true],
  ['a signed reply address', { by: 'reply-address', value: 'k1', strength: 'strong' }, {}, true],
  ['a code, as anybody prints one,', { by: 'code-subject', value: 'k1', strength: 'weak' }, {}, false],
  ['a Message-ID that is not ours', { by: 'reference', value: 'k1', strength: 'weak' }, {}, false],
  [
    'a code, and is let in by a person,',
    { by: 'code-subject', value: 'k1', strength: 'weak' },
    { decision: { to: 'ticket', number: 42 } },
    true,
  ],
])(
  'a participant’s report that names the ticket by %s comes onto it and is believed accordingly',
  (_, clue, given, isBelieved) => {
    const known = { ...nothing(), senders: ali(), tickets: new Map([[clueKey(clue), [NUMBER_42]]]) };
    const [judged] = judge([mail(1, { kind: 'bounce', clues: [clue], ...given })], known, NOW);
    expect(judged).toMatchObject({ verdict: { kind: 'ticket', ticket: 42 }, isBelieved });
  },
);

test('somebody else who takes part does not answer as the requester', () => {
  const clue: ThreadClue = { by: 'message-id', value: 'k1', strength: 'strong' };
  const [known] = naming('', { participants: ['contact-ali', 'contact-can'], added: [CAN] }).values();
  const senders = new Map<string, KnownSender>([
    ...ali(),
    [CAN, { contact: 'contact-can', isAgent: false, opened: 0 }],
  ]);
  const mails = [mail(1, { clues: [clue] }), can({ clues: [clue] })];
  const given = { ...nothing(), tickets: new Map([[clueKey(clue), known!]]), senders };
  expect(judge(mails, given, NOW).map((one) => one.answersAsRequester)).toEqual([true, false]);
});

const DAYS = 24 * HOUR;
/** A mail of an archive, of a year ago. */
const filed = (id: number, given: Partial<BatchMail> = {}) =>
  mail(id, { archived: true, arrivedAt: NOW - 365 * DAYS, ...given });

test('an answer in an archive comes on the ticket that its original began there, however long ago', () => {
  const old = naming('ilk@musteri.test', { archived: true, closedAt: NOW - 400 * DAYS });
  expect(verdicts([filed(1, { clues: answering('ilk@musteri.test') })], { senders: ali(), tickets: old })).toEqual([
    'ticket on 42',
  ]);
  expect(verdicts([filed(1), filed(2, { clues: answering('1@musteri.test') })])).toEqual([
    'new-ticket on -1',
    'ticket on -1',
  ]);
});

test('in an archive the house’s answer joins the conversation, and so does the answer to that', () => {
  const house = { address: 'info@bizim.test', isOfHouse: true, brings: ['ece@musteri.test'] };
  const ours = (id: number, given: Partial<BatchMail>) => filed(id, { ...house, ...given });
  const conversation = [
    filed(1),
    ours(2, { kind: 'loop', clues: answering('1@musteri.test') }),
    filed(3, { clues: answering('2@musteri.test', '1@musteri.test') }),
    filed(4, { address: 'ece@musteri.test', clues: answering('2@musteri.test') }),
    filed(5, { address: 'yabanci@baska.test', clues: answering('3@musteri.test', '1@musteri.test') }),
  ];
  const joined = ['new-ticket on -1', 'ticket on -1', 'ticket on -1', 'ticket on -1'];
  expect(verdicts(conversation)).toEqual([...joined, 'new-ticket on -2']);
  const agent = new Map([['ayse@elsewhere.test', { contact: null, isAgent: true, opened: 0 }]]);
  const answer = filed(2, { address: 'ayse@elsewhere.test', clues: answering('1@musteri.test') });
  expect(verdicts([filed(1), answer], { senders: agent })).toEqual(['new-ticket on -1', 'ticket on -1']);
});

test('across batches as well: by what was looked up', () => {
  const old = naming('ilk@musteri.test', { archived: true, closedAt: NOW - 400 * DAYS });
  const answer = { clues: answering('ilk@musteri.test'), address: 'info@bizim.test' };
  expect(verdicts([filed(1, { ...answer, isOfHouse: true })], { tickets: old })).toEqual(['ticket on 42']);
  expect(verdicts([filed(1, answer)], { tickets: old })).toEqual(['new-ticket on -1']);
});

test('a mail of an archive joins the ticket it names that its writer takes part in, though a nearer one is another’s', () => {
  const tickets = new Map([
    ...naming('yakin@baska.test', { number: 7, archived: true, participants: [], requester: 'contact-can' }),
    ...naming('ilk@musteri.test', { archived: true }),
  ]);
  const clues = answering('yakin@baska.test', 'ilk@musteri.test');
  expect(verdicts([filed(1, { clues })], { senders: ali(), tickets })).toEqual(['ticket on 42']);
});

test('the house’s live mail is held as before', () => {
  const answer = { clues: answering('ilk@musteri.test'), address: 'info@bizim.test', isOfHouse: true };
  const tickets = naming('ilk@musteri.test', {});
  expect(verdicts([mail(1, answer)], { tickets })).toEqual(['held unknown-sender on 42']);
  expect(verdicts([mail(1, { ...answer, kind: 'loop' })], { tickets })).toEqual(['held own-mail on 42']);
});

test('nothing of an archive comes on any other ticket: it is filed beside', () => {
  const live = naming('ilk@musteri.test', { archived: false });
  const [one] = judge(
    [filed(1, { clues: answering('ilk@musteri.test') })],
    { ...nothing(), senders: ali(), tickets: live },
    NOW,
  );
  expect(one!.verdict).toEqual({ kind: 'new-ticket', relatedTo: 42, acknowledge: false });
});

test('a mail of today that answers an archive opens its ticket again within the time for it, and one of its own after', () => {
  const closedDaysAgo = (days: number) => naming('ilk@musteri.test', { archived: true, closedAt: NOW - days * DAYS });
  const answer = mail(1, { clues: answering('ilk@musteri.test') });
  expect(verdicts([answer], { senders: ali(), tickets: closedDaysAgo(29) })).toEqual(['ticket on 42']);
  const [late] = judge([answer], { ...nothing(), senders: ali(), tickets: closedDaysAgo(31) }, NOW);
  expect(late!.verdict).toMatchObject({ kind: 'new-ticket', relatedTo: 42 });
  expect(verdicts([filed(2), mail(3, { clues: answering('2@musteri.test') })])).toEqual([
    'new-ticket on -1',
    'new-ticket on -2',
  ]);
});

test('tickets of an archive are no flood of their sender', () => {
  const many = Array.from({ length: LIMITS.ticketsPerSenderHour }, (_, at) => filed(at + 1));
  expect(verdicts([...many, mail(1000)]).at(-1)).toMatch(/^new-ticket/);
});
