import { expect, test } from '@jest/globals';
import { standing } from '../../../domain/ticket/standing.ts';
import type { Clock, Ticket } from '../../../domain/ticket/ticket.ts';
import { born, NOON } from '../../support/cast/ticket-events.ts';
import { HOUR_MS } from '../../../domain/time.ts';

const clock = (hours: number, more: Partial<Clock> = {}): Clock => ({
  kind: 'first-response',
  cycle: 1,
  startedAt: NOON,
  dueAt: NOON + hours * HOUR_MS,
  warnAt: NOON + (hours - 1) * HOUR_MS,
  state: 'running',
  warned: false,
  pausedAt: null,
  metAt: null,
  metBy: null,
  endedAt: null,
  breachedAt: null,
  promisedAt: null,
  ...{ promised: true, since: NOON, spentMs: 0, uncounted: [], counted: null, lateAt: [] },
  ...more,
});
const resolution = (hours: number, more: Partial<Clock> = {}) => clock(hours, { kind: 'resolution', ...more });
const broken = { state: 'breached', warned: true, breachedAt: NOON } as const;
const withClocks = (...clocks: Clock[]): Ticket => ({ ...born(), clocks });
const at = (hours: number) => NOON + hours * HOUR_MS;

/** Limits of tickets made here: unowned after an hour. */
const TABLE: [string, Ticket, ReturnType<typeof standing>][] = [
  [
    'nothing promised',
    withClocks(),
    { dueAt: null, owedAt: null, breached: false, nextDeadlineAt: at(1), clock: 'stopped' },
  ],
  [
    'two promises: the sooner counts',
    withClocks(resolution(40), clock(4)),
    { dueAt: at(4), owedAt: at(4), breached: false, nextDeadlineAt: at(1), clock: 'ok' },
  ],
  [
    'a warning given',
    withClocks(clock(4, { warned: true }), resolution(40)),
    { dueAt: at(4), owedAt: at(4), breached: false, nextDeadlineAt: at(1), clock: 'warning' },
  ],
  [
    'a promise broken and still owed: the next one that runs is due, the broken one is owed since',
    withClocks(clock(4, broken), resolution(40)),
    { dueAt: at(40), owedAt: at(4), breached: true, nextDeadlineAt: at(1), clock: 'breached' },
  ],
  [
    'a broken promise answered since',
    withClocks(clock(4, { ...broken, metAt: at(5) }), resolution(40)),
    { dueAt: at(40), owedAt: at(40), breached: false, nextDeadlineAt: at(1), clock: 'ok' },
  ],
  [
    'the customer’s turn: answered, and the resolution stands still',
    {
      ...withClocks(clock(4, { state: 'met', metAt: at(2) }), resolution(40, { state: 'paused', pausedAt: at(2) })),
      state: 'awaiting-reply',
      nudgeAt: at(32),
    },
    { dueAt: null, owedAt: null, breached: false, nextDeadlineAt: at(32), clock: 'stopped' },
  ],
  [
    'a mail that is tried again before anything else',
    { ...withClocks(clock(4)), sends: [{ outbox: 'o1', dueAt: NOON + 60_000 }] },
    { dueAt: at(4), owedAt: at(4), breached: false, nextDeadlineAt: NOON + 60_000, clock: 'ok' },
  ],
  [
    'closed',
    { ...withClocks(clock(4, { state: 'met', metAt: at(3) })), state: 'closed', nudgeAt: null },
    { dueAt: null, owedAt: null, breached: false, nextDeadlineAt: null, clock: 'stopped' },
  ],
];

test.each(TABLE)('a ticket stands by %s', (_, ticket, expected) => {
  expect(standing(ticket)).toEqual(expected);
});
