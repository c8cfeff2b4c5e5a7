/** What agents promise their customers: kept by an answer that arrived, broken at its instant, never lost. */
import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { deadlines, overdueClocks } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import { noticesOf } from '../../../domain/ticket/notices.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { standing } from '../../../domain/ticket/standing.ts';
import { asTicket, RULES, type RulesNumber, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { born, by, delivery, LIMITS_OF, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';

const DUE = NOON + 10 * HOUR_MS;
const WARN = NOON + 8 * HOUR_MS;
const PROMISE: Command = { kind: 'promise', promise: 'p1', dueAt: DUE, warnAt: WARN };
const keeping = (outbox = 'o1'): Command => ({
  ...{ kind: 'reply', message: outbox, outbox, then: 'await' },
  keeps: ['p1'],
});

type Does = [hour: number, event: TicketEvent];
const does = (hour: number, command: Command): Does => [hour, by(command)];
const sent = (hour: number, outbox = 'o1'): Does => [hour, delivery('sent', { outbox })];

/** A ticket of Ayşe's with a promise from the first hour on: what time does by itself comes before each event, as in its run. */
function live(events: Does[], until: number | null = null, rules: RulesNumber = RULES) {
  let ticket = born({ limits: { ...LIMITS_OF, reminds: true, closesUnanswered: true } });
  const log: string[] = [];
  const apply = (event: TicketEvent, now: number) => {
    const step = decide(ticket, event, now, rules);
    if (step.ticket !== ticket) log.push(event.kind);
    ticket = step.ticket;
    return step;
  };
  let last = apply(mailFrom('m1'), NOON);
  for (const [hour, event] of [does(0, PROMISE), ...events]) {
    const now = NOON + hour * HOUR_MS;
    const accepted = event.kind === 'delivery' ? (event.acceptedAt ?? now) : now;
    for (const overdue of overdueClocks(ticket, accepted)) apply(overdue, now);
    last = apply({ ...event, at: now }, now);
  }
  if (until !== null)
    for (const overdue of overdueClocks(ticket, NOON + until * HOUR_MS)) last = apply(overdue, NOON + until * HOUR_MS);
  const [promise] = ticket.promises;
  return { ticket, promise: promise!, log, last };
}

const hours = (at: number | null) => (at === null ? null : (at - NOON) / HOUR_MS);

const MOVE: Command = { kind: 'move-promise', promise: 'p1', dueAt: DUE + 5 * HOUR_MS, warnAt: DUE, note: 'n1' };
const KEEP: Command = { kind: 'keep-promise', promise: 'p1' };
const WITHDRAW: Command = { kind: 'withdraw-promise', promise: 'p1', note: 'n1' };
const bounced = (hour: number, outbox = 'o1'): Does => [hour, delivery('bounced', { outbox, message: 'b1' })];

/** What happens, and how the promise stands by the twentieth hour: its state, when it was broken, when and by what it ended. */
const CASES: [what: string, events: Does[], state: string, brokenAt: number | null, end: [number, string] | null][] = [
  ['nothing', [], 'broken', 10, null],
  ['an answer that keeps it and arrives', [does(2, keeping()), sent(3)], 'kept', null, [3, 'answer']],
  [
    'an answer that was not said to keep it',
    [does(2, { ...keeping(), keeps: [] } as Command), sent(3)],
    'broken',
    10,
    null,
  ],
  ['an answer that is still on its way', [does(2, keeping())], 'broken', 10, null],
  ['an answer that is refused', [does(2, keeping()), [3, delivery('rejected')]], 'broken', 10, null],
  ['an answer that comes back', [does(2, keeping()), sent(3), bounced(4)], 'broken', 10, null],
  ['one that comes back after its time', [does(2, keeping()), sent(3), bounced(15)], 'broken', 10, null],
  [
    'one that comes back beside another',
    [does(2, keeping()), does(2, keeping('o2')), sent(3), sent(5, 'o2'), bounced(6)],
    'kept',
    null,
    [5, 'answer'],
  ],
  ['an answer that arrives late', [does(2, keeping()), sent(12)], 'broken', 10, [12, 'answer']],
  [
    'one taken in time and heard of late',
    [does(2, keeping()), [12, delivery('sent', { acceptedAt: NOON + 9 * HOUR_MS })]],
    'kept',
    null,
    [9, 'answer'],
  ],
  [
    'one taken in time and heard of after it was stamped',
    [
      does(2, keeping()),
      does(11, { kind: 'note', message: 'n' }),
      [12, delivery('sent', { acceptedAt: NOON + 9 * HOUR_MS })],
    ],
    'kept',
    null,
    [9, 'answer'],
  ],
  ['one put off and then taken', [does(2, keeping()), [3, delivery('deferred')], sent(6)], 'kept', null, [6, 'answer']],
  [
    'an answer that is taken back',
    [does(2, keeping()), does(2, { kind: 'cancel-send', outbox: 'o1' })],
    'broken',
    10,
    null,
  ],
  ['a person’s word', [does(2, KEEP)], 'kept', null, [2, 'hand']],
  ['a person’s word, late', [does(12, KEEP)], 'broken', 10, [12, 'hand']],
  ['a withdrawal', [does(2, WITHDRAW)], 'withdrawn', null, [2, 'hand']],
  ['a withdrawal of what is broken', [does(12, WITHDRAW)], 'broken', 10, [12, 'hand']],
  ['another time', [does(2, MOVE)], 'broken', 15, null],
  ['another time, and an answer by then', [does(2, MOVE), does(12, keeping()), sent(13)], 'kept', null, [13, 'answer']],
  ['another time after it was broken', [does(12, MOVE)], 'broken', 10, null],
  [
    'a snooze beyond it',
    [does(2, { kind: 'snooze', until: NOON + 18 * HOUR_MS, dueAt: NOON + 19 * HOUR_MS, reason: 'x' })],
    'broken',
    10,
    null,
  ],
  ['another owner', [does(2, { kind: 'assign', agent: 'can', team: null })], 'broken', 10, null],
  ['another team', [does(2, { kind: 'assign', agent: null, team: 'iade' })], 'broken', 10, null],
  [
    'the customer’s yes',
    [does(2, { kind: 'resolve' }), [3, by({ kind: 'confirm', cycle: 1, message: null })]],
    'kept',
    null,
    [3, 'solved'],
  ],
  [
    'the customer’s yes, late',
    [does(2, { kind: 'resolve' }), [12, by({ kind: 'confirm', cycle: 1, message: null })]],
    'broken',
    10,
    [12, 'solved'],
  ],
  ['an end as spam', [does(2, { kind: 'mark-spam' })], 'withdrawn', null, [2, 'closing']],
  [
    'an end as spam that is taken back',
    [does(2, { kind: 'mark-spam' }), does(3, { kind: 'reopen' })],
    'broken',
    10,
    null,
  ],
  [
    'an end as spam that is taken back too late',
    [does(2, { kind: 'mark-spam' }), does(12, { kind: 'reopen' })],
    'withdrawn',
    null,
    [2, 'closing'],
  ],
  [
    'an end as spam that is taken back after its answer has arrived',
    [does(2, keeping()), does(3, { kind: 'mark-spam' }), sent(4), does(5, { kind: 'reopen' })],
    'kept',
    null,
    [4, 'answer'],
  ],
  [
    'the customer’s yes in time, and an answer that comes back long after it',
    [
      ...[does(2, keeping()), sent(3), does(4, { kind: 'resolve' })],
      ...[[5, by({ kind: 'confirm', cycle: 1, message: null })] as Does, bounced(15)],
    ],
    'kept',
    null,
    [5, 'solved'],
  ],
  ['a word at the instant at which it is broken', [does(10, KEEP)], 'broken', 10, [10, 'hand']],
  ['the same promise twice', [does(2, { ...PROMISE, dueAt: DUE + HOUR_MS })], 'broken', 10, null],
];

describe('a promise', () => {
  test.each(CASES)('after %s', (_what, events, state, brokenAt, end) => {
    const { promise, ticket } = live(events, 20);
    expect([promise.state, hours(promise.brokenAt), hours(promise.endedAt), promise.endedBy]).toEqual([
      ...[state, brokenAt, end?.[0] ?? null, end?.[1] ?? null],
    ]);
    expect(ticket.promises).toHaveLength(1);
  });

  test('warns once, then is broken, each at its instant however late that is noticed', () => {
    const { log, promise } = live([], 20);
    expect(log.slice(-2)).toEqual(['promise-warned', 'promise-broken']);
    expect([promise.warned, hours(promise.brokenAt)]).toEqual([true, 10]);
    const due = deadlines(live([]).ticket).filter(({ event }) => event.kind.startsWith('promise-'));
    expect(due.map(({ at, event }) => [event.kind, hours(at), hours(event.at)])).toEqual([
      ['promise-warned', 8, 8],
      ['promise-broken', 10, 10],
    ]);
  });

  test('is never broken before its time, whoever says so', () => {
    const { ticket } = live([]);
    const early: TicketEvent = { kind: 'promise-broken', promise: 'p1', dueAt: DUE, actor: system, at: DUE, key: null };
    expect(decide(ticket, early, DUE - 1, RULES).ticket).toBe(ticket);
  });

  test('keeps its first time on record when it is moved', () => {
    expect(live([does(2, MOVE)]).promise).toMatchObject({ firstDueAt: DUE, dueAt: DUE + 5 * HOUR_MS, moves: 1 });
  });

  test('makes whoever makes it the owner of a ticket that nobody has', () => {
    expect(live([]).ticket).toMatchObject({ state: 'assigned', owner: 'ayse' });
  });

  test('brings a snoozed ticket back before it is due, and says why', () => {
    const snooze: Command = { kind: 'snooze', until: NOON + 18 * HOUR_MS, dueAt: NOON + 19 * HOUR_MS, reason: 'x' };
    const { ticket } = live([does(2, snooze)], 9);
    expect([ticket.snooze, ticket.followUp?.why]).toEqual([null, 'promise']);
  });

  test('is due in the lists where it is sooner than what its policy promises, and late once it is broken', () => {
    expect(standing(live([]).ticket)).toMatchObject({ dueAt: DUE, breached: false });
    expect(standing(live([does(1, KEEP)]).ticket).dueAt).not.toBe(DUE);
    expect(standing(live([], 20).ticket)).toMatchObject({ breached: true, clock: 'breached' });
  });

  test.each([1, 2] as const)('keeps silence from closing the ticket while it is owed (rules %s)', (rules) => {
    const resolved = live([does(2, { kind: 'resolve' }), does(3, MOVE)], null, rules).ticket;
    const passed: TicketEvent = { kind: 'confirmation-limit-passed', actor: system, at: NOON, key: null };
    expect(decide(resolved, passed, NOON + 4 * HOUR_MS, rules).ticket.state).toBe('resolved-pending-confirmation');
  });

  test('is neither reminded of nor let go by an answer that the customer owes us, and asks no person to look', () => {
    const waiting = live([does(2, { ...keeping(), keeps: [] } as Command), sent(3)]).ticket;
    const due: TicketEvent = { kind: 'reminder-due', actor: system, at: NOON, key: null };
    const { ticket, effects } = decide(waiting, due, NOON + 5 * HOUR_MS, RULES);
    expect([ticket.needsAttention, effects.some(({ kind }) => kind === 'write-mail')]).toEqual([false, false]);
  });

  test('is told to its owner as it warns, to their lead as well as it breaks, and to whoever is given the ticket', () => {
    const told = (life: ReturnType<typeof live>) => {
      const [record] = life.last.effects;
      return record?.kind === 'record' ? noticesOf(record.events, life.ticket) : [];
    };
    const told9 = told(live([], 9));
    expect(told9.map(({ kind, whom }) => [kind, whom])).toEqual([['promise-warned', { agent: 'ayse' }]]);
    expect(told(live([], 20)).map(({ whom }) => whom)).toEqual([{ agent: 'ayse' }, 'lead']);
    const given = told(live([does(2, { kind: 'assign', agent: 'can', team: null })]));
    expect(given.find(({ kind }) => kind === 'ticket-given')?.detail).toMatchObject({ promisedAt: DUE });
  });

  test('says on the event that ended it how it ended', () => {
    const [record] = live([does(2, keeping()), sent(3)]).last.effects;
    expect(record).toMatchObject({ events: [{ kind: 'delivery', data: { promised: { p1: 'kept' } } }] });
    const [again] = live([does(2, keeping()), sent(3), bounced(4)]).last.effects;
    expect(again).toMatchObject({ events: [{ data: { promised: { p1: 'again' } } }] });
  });
});

describe('what is refused', () => {
  const now = NOON + HOUR_MS;
  const code = (command: Command, ticket: Ticket = live([]).ticket, at = now) => refusal(ticket, command, at)?.code;

  test('a time that is past, one beyond a year, and more than a few at once', () => {
    const another = { ...PROMISE, promise: 'p2' } as Command;
    expect(code(another)).toBeUndefined();
    expect(code({ ...another, dueAt: now } as Command)).toBe('bad-input');
    expect(code({ ...another, dueAt: now + LIMITS.snoozeMs + 1 } as Command)).toBe('bad-input');
    const many = Array.from({ length: LIMITS.promisesOwed - 1 }, (_, at) => does(0, { ...PROMISE, promise: `q${at}` }));
    expect(code(another, live(many).ticket)).toBe('bad-input');
  });

  test('to move, keep or withdraw what is not owed, and to move what is broken', () => {
    const kept = live([does(0, KEEP)]).ticket;
    for (const command of [MOVE, KEEP, WITHDRAW]) expect(code(command, kept)).toBe('promise-ended');
    const broken = live([], 20).ticket;
    const late = NOON + 12 * HOUR_MS;
    expect([MOVE, KEEP, WITHDRAW].map((command) => code(command, broken, late))).toEqual([
      ...['promise-ended', undefined, undefined],
    ]);
  });

  test('to archive a ticket that owes one', () => {
    expect(code({ kind: 'archive' })).toBe('promise-open');
    expect(code({ kind: 'archive' }, live([does(0, WITHDRAW)]).ticket)).toBeUndefined();
  });
});

test('rules end no ticket that owes a promise', () => {
  const ending: TicketEvent = {
    ...{ kind: 'routed', decision: 'd1', agent: 'ayse', team: null, instead: 'ayse', ending: 'archived' },
    ...{ actor: system, at: NOON, key: null },
  };
  expect(decide(live([]).ticket, ending, NOON, RULES).ticket.state).toBe('assigned');
});

test('a ticket of an earlier release owes none, and Postgres remembers more than the ticket does', () => {
  const { promises: _promises, ...older } = born();
  expect(asTicket(older).promises).toEqual([]);
  const past = Array.from({ length: 30 }, (_, at) => [
    does(0, { ...PROMISE, promise: `q${at}` }),
    does(0, { ...KEEP, promise: `q${at}` }),
  ]).flat();
  const { ticket } = live(past);
  expect(ticket.promises.length).toBeLessThanOrEqual(LIMITS.promisesEnded + LIMITS.promisesOwed);
  expect(ticket.promises[0]).toMatchObject({ id: 'p1', state: 'open' });
});
