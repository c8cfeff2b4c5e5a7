/** Who is told of what happens to a ticket. */
import { expect, test } from '@jest/globals';
import { asks, isToKnow, NOTICE_KINDS, noticeKindOf } from '../../../domain/people/notice.ts';
import type { Actor, RecordedEvent } from '../../../domain/ticket/event.ts';
import { noticesOf, type Whom } from '../../../domain/ticket/notices.ts';

const AYSE: Whom = { agent: 'ayse' };
const SYSTEM: Actor = { kind: 'system' };
const CUSTOMER: Actor = { kind: 'contact', id: 'ali' };
const CAN: Actor = { kind: 'agent', id: 'can' };

type Case = [
  what: string,
  event: Pick<RecordedEvent, 'kind'> & Partial<RecordedEvent>,
  ticket: { owner?: string | null; state?: 'new' | 'assigned' | 'closed' },
  told: [kind: string, whom: Whom][],
];

const CASES: Case[] = [
  ['born with an owner', { kind: 'message-received', version: 1, actor: CUSTOMER }, {}, [['ticket-given', AYSE]]],
  ['born without one', { kind: 'message-received', version: 1 }, { owner: null }, [['team-new', 'members']]],
  ['born closed by a rule', { kind: 'message-received', version: 1 }, { state: 'closed' }, []],
  ['of an archive', { kind: 'filed', version: 1 }, { owner: null, state: 'closed' }, []],
  ['opened by a colleague', { kind: 'opened', version: 1, actor: CAN }, {}, [['ticket-given', AYSE]]],
  ['answered by the customer', { kind: 'message-received', actor: CUSTOMER }, {}, [['customer-replied', AYSE]]],
  ['answered while nobody has it', { kind: 'message-received' }, { owner: null }, []],
  ['denied by mail', { kind: 'message-received', data: { says: 'denied' } }, {}, [['denied', AYSE]]],
  ['answered by a machine', { kind: 'message-received', data: { machine: true } }, {}, []],
  ['thanks on what is closed', { kind: 'message-received' }, { state: 'closed' }, []],
  [
    'given by a colleague',
    { kind: 'assign', actor: CAN, data: { agent: 'ayse', note: 'n1' } },
    {},
    [
      ['ticket-taken', 'former-owner'],
      ['ticket-given', AYSE],
    ],
  ],
  ['handed out of the queue', { kind: 'assign', data: { agent: 'ayse' } }, {}, [['ticket-given', AYSE]]],
  [
    'given to a team',
    { kind: 'assign', actor: CAN, data: { agent: null, team: 'iade' } },
    { owner: null },
    [
      ['ticket-taken', 'former-owner'],
      ['team-new', 'members'],
    ],
  ],
  ['claimed', { kind: 'claim', actor: CAN }, {}, []],
  ['routed to somebody', { kind: 'routed', data: { agent: 'ayse', instead: null } }, {}, [['ticket-given', AYSE]]],
  ['routed to who has it', { kind: 'routed', data: { agent: 'ayse', instead: 'ayse' } }, {}, []],
  ['routed, and somebody was faster', { kind: 'routed', data: { agent: 'can', instead: null } }, {}, []],
  [
    'routed to a team',
    { kind: 'routed', data: { agent: null, instead: null, team: 'iade' } },
    { owner: null },
    [['team-new', 'members']],
  ],
  ['routed, tags only', { kind: 'routed', data: { agent: null, instead: null, team: null } }, { owner: null }, []],
  ['denied', { kind: 'deny', actor: CUSTOMER }, {}, [['denied', AYSE]]],
  ['denied while nobody has it', { kind: 'deny', actor: CUSTOMER }, { owner: null }, [['denied', 'lead']]],
  ['confirmed', { kind: 'confirm', actor: CUSTOMER }, { state: 'closed' }, []],
  ['noted by a colleague', { kind: 'note', actor: CAN }, {}, [['noted', AYSE]]],
  [
    'asked in a note',
    { kind: 'note', actor: CAN, data: { message: 'm1', mentions: [{ agent: 'mert' }, { team: 'iade' }] } },
    {},
    [
      ['mentioned', { agent: 'mert' }],
      ['mentioned', { team: 'iade' }],
      ['noted', AYSE],
    ],
  ],
  ['a clock warns', { kind: 'clock-warned' }, {}, [['warned', AYSE]]],
  ['a clock warns, nobody has it', { kind: 'clock-warned' }, { owner: null }, [['warned', 'lead']]],
  [
    'a promise is broken',
    { kind: 'clock-breached' },
    {},
    [
      ['broken', AYSE],
      ['broken', 'lead'],
    ],
  ],
  ['broken, nobody has it', { kind: 'clock-breached' }, { owner: null }, [['broken', 'lead']]],
  ['a promise is nearly due', { kind: 'promise-warned' }, {}, [['promise-warned', AYSE]]],
  [
    'a promise of an agent is broken',
    { kind: 'promise-broken' },
    {},
    [
      ['promise-broken', AYSE],
      ['promise-broken', 'lead'],
    ],
  ],
  ['it is broken, and nobody has it', { kind: 'promise-broken' }, { owner: null }, [['promise-broken', 'lead']]],
  ['a snooze ends', { kind: 'snooze-ended' }, {}, [['snooze-ended', AYSE]]],
  ['a wait for somebody else ends', { kind: 'wait-ended' }, {}, [['wait-ended', AYSE]]],
  ['closing is proposed', { kind: 'closing-proposed' }, {}, [['stale', AYSE]]],
  ['a silence says nothing', { kind: 'answer-limit-passed' }, {}, [['stale', AYSE]]],
  ['a silence closes it', { kind: 'answer-limit-passed' }, { state: 'closed' }, []],
  ['woken by hand', { kind: 'wake', actor: CAN }, {}, []],
  ['lies with its owner', { kind: 'stale-limit-passed' }, {}, [['stale', AYSE]]],
  ['lies with nobody', { kind: 'unowned-limit-passed' }, { owner: null }, [['unowned', 'lead']]],
  ['a mail is refused', { kind: 'delivery', data: { state: 'rejected' } }, {}, [['undelivered', AYSE]]],
  ['a mail came back', { kind: 'delivery', data: { state: 'bounced' } }, { owner: null }, [['undelivered', 'lead']]],
  ['nobody knows of a mail', { kind: 'delivery', data: { state: 'unknown' } }, {}, [['undelivered', AYSE]]],
  ['a mail was put off', { kind: 'delivery', data: { state: 'deferred' } }, {}, []],
  ['a mail arrived', { kind: 'delivery', data: { state: 'sent' } }, {}, []],
  ['priority, tags and type', { kind: 'set-priority', actor: CAN }, {}, []],
];

const told = (event: Case[1], { owner = 'ayse', state = 'assigned' }: Case[2]) =>
  noticesOf([{ version: 7, at: 1_000, actor: SYSTEM, data: {}, ...event }], {
    number: 12,
    team: 'destek',
    owner,
    state,
    promises: [],
    clocks: [],
    held: [],
  });

test.each(CASES)('%s', (_what, event, ticket, expected) => {
  expect(told(event, ticket).map(({ kind, whom }) => [kind, whom])).toEqual(expected);
});

test('each step is a cause of its own, and says who did it', () => {
  const [, given] = told({ kind: 'assign', actor: CAN, data: { agent: 'ayse' } }, {});
  expect(given).toMatchObject({ by: 'can', ticket: 12, cause: '12.7.ticket-given' });
  expect(told({ kind: 'snooze-ended' }, {})[0]).toMatchObject({ by: null });
});

test('a note is told once to whoever is asked and has the ticket, and leads to its words', () => {
  const [asked, noted] = told({ kind: 'note', actor: CAN, data: { message: 'm1', mentions: [{ agent: 'ayse' }] } }, {});
  expect(asked).toMatchObject({ kind: 'mentioned', whom: AYSE, by: 'can', detail: { note: 'm1' } });
  expect(asked!.cause).toBe(noted!.cause);
});

test('each says when it happened, whenever it is found and told', () => {
  for (const kind of ['clock-breached', 'clock-warned', 'snooze-ended', 'delivery'] as const) {
    const notices = told({ kind, at: 5_000, data: { state: 'rejected' } }, {});
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.map(({ happened }) => happened)).toEqual(notices.map(() => 5_000));
  }
});

test('of a team’s new tickets its people hear once an hour, however many come', () => {
  const causes = [0, 59 * 60_000, 61 * 60_000].map(
    (at) => told({ kind: 'message-received', version: 1, at }, { owner: null })[0]!.cause,
  );
  expect(new Set(causes).size).toBe(2);
  expect(causes[0]).toBe(causes[1]);
});

test('a notice carries no word of anybody', () => {
  const [taken, given] = told(
    { kind: 'assign', actor: CAN, data: { agent: 'ayse', note: 'n1', words: 'Müşteri çok kızgın' } },
    {},
  );
  expect([taken!.detail, given!.detail]).toEqual([
    { note: 'n1', decision: null },
    { note: 'n1', decision: null },
  ]);
});

test('what is not of a ticket is of a mailbox', () => {
  expect(NOTICE_KINDS.map(noticeKindOf)).toEqual(NOTICE_KINDS);
  expect(noticeKindOf('mailbox-changed')).toBe('mailbox');
});

test('what was taken from somebody asks nothing of them: the bell does not count it, and shows it apart', () => {
  expect([asks('ticket-given'), asks('ticket-taken')]).toEqual([true, false]);
  expect(NOTICE_KINDS.filter(isToKnow)).toEqual(['ticket-taken']);
  expect(NOTICE_KINDS.filter((kind) => asks(kind) && isToKnow(kind))).toEqual([]);
});
