/** Nobody is left waiting unseen: what an agent did stays done, and what is owed stays owed. */
import { describe, expect, test } from '@jest/globals';
import { deadlines, overdueClocks } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import {
  after,
  assign,
  born,
  by,
  clockOf,
  customer,
  delivery,
  mailFrom,
  NOON,
  reply,
} from '../../support/cast/ticket-events.ts';
import { RULES } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';

/** The ticket after events that happen at these instants. */
const lived = (...events: TicketEvent[]): Ticket =>
  events.reduce((ticket, event) => decide(ticket, event, event.at, RULES).ticket, born());
const atHour = (hour: number, event: TicketEvent): TicketEvent => ({ ...event, at: NOON + hour * HOUR_MS });
const limitOf = (ticket: Ticket) =>
  deadlines(ticket).find(({ event }) => /limit|reminder|closing/.test(event.kind) && event.kind !== 'snooze-ended')?.at;

describe('a mail of which the ticket hears after an agent has dealt with it', () => {
  const dues = [
    { clock: 'first-response' as const, cycle: 1, dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3 * HOUR_MS },
    { clock: 'resolution' as const, cycle: 1, dueAt: NOON + 40 * HOUR_MS, warnAt: NOON + 30 * HOUR_MS },
  ];
  const late = mailFrom('m1', { dues });

  test('leaves spam closed', () => {
    const ticket = lived(atHour(1, by({ kind: 'mark-spam' })), late);
    expect(ticket).toMatchObject({ state: 'closed', closedAs: 'spam', closedAt: NOON + HOUR_MS, reopenCount: 0 });
    expect(ticket.clocks.map((clock) => clock.state)).toEqual(['ended', 'ended']);
  });

  test.each([
    ['an answer that arrived', [by(reply()), delivery()], 'awaiting-reply', { state: 'met', metAt: NOON + HOUR_MS }],
    ['an answer on its way', [by(reply())], 'awaiting-reply', { state: 'running' }],
    [
      'a resolution without one',
      [by({ kind: 'resolve' })],
      'resolved-pending-confirmation',
      { state: 'ended', endedAt: NOON + HOUR_MS, metAt: null },
    ],
  ] as const)('takes %s for what it was', (_, events, state, response) => {
    const ticket = lived(...events.map((event) => atHour(1, event)), late);
    expect(ticket.state).toBe(state);
    expect(clockOf(ticket, 'first-response')).toMatchObject(response);
    expect(clockOf(ticket, 'resolution')).toMatchObject({
      state: 'paused',
      pausedAt: NOON + HOUR_MS,
      dueAt: NOON + 40 * HOUR_MS,
    });
  });

  test('starts the clocks of a ticket that was only taken', () => {
    const ticket = lived(atHour(1, by(assign)), late);
    expect(ticket.state).toBe('assigned');
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', dueAt: NOON + 4 * HOUR_MS });
  });
});

test('an answer after which it is still our turn lets the resolution clock go on', () => {
  const { ticket } = after(mailFrom('m1'), by(assign), by(reply()), by(reply('keep')));
  expect(ticket.state).toBe('assigned');
  expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running', cycle: 2 });
});

describe('the limit of a state', () => {
  test('is not put off by a customer who writes again', () => {
    const ticket = lived(mailFrom('m1'), atHour(0.9, mailFrom('m2')), atHour(0.95, mailFrom('m3')));
    expect(limitOf(ticket)).toBe(NOON + HOUR_MS);
  });

  test('is not put off by machines', () => {
    const ticket = lived(
      mailFrom('m1'),
      by({ kind: 'resolve' }),
      atHour(20, mailFrom('m2', { machine: true })),
      atHour(40, mailFrom('m3', { machine: true })),
    );
    expect(limitOf(ticket)).toBe(NOON + 50 * HOUR_MS);
  });

  test('counts anew when an agent sees to the ticket', () => {
    const ticket = lived(mailFrom('m1'), by(assign), atHour(10, by({ kind: 'note', message: 'n1' })));
    expect(limitOf(ticket)).toBe(NOON + 30 * HOUR_MS);
  });

  test('counts anew when a mail ends a snooze', () => {
    const snooze: Command = {
      kind: 'snooze',
      until: NOON + 90 * HOUR_MS,
      dueAt: NOON + 91 * HOUR_MS,
      reason: 'parça bekleniyor',
    };
    const ticket = lived(mailFrom('m1'), by(assign), by(snooze), atHour(60, mailFrom('m2')));
    expect(limitOf(ticket)).toBe(NOON + 80 * HOUR_MS);
  });

  test('counts anew when a snooze ends by itself', () => {
    const snooze: Command = {
      kind: 'snooze',
      until: NOON + 90 * HOUR_MS,
      dueAt: NOON + 91 * HOUR_MS,
      reason: 'parça bekleniyor',
    };
    const back: TicketEvent = { kind: 'snooze-ended', actor: { kind: 'system' }, at: NOON, key: null };
    const ticket = lived(mailFrom('m1'), by(assign), by(snooze), atHour(90, back));
    expect(limitOf(ticket)).toBe(NOON + 110 * HOUR_MS);
  });
});

test.each([
  ['the customer says no', by({ kind: 'deny', cycle: 1, message: null }, NOON, customer)],
  ['an agent reopens it', by({ kind: 'reopen' })],
])('a snoozed ticket is back in sight when %s', (_, event) => {
  const snooze: Command = {
    kind: 'snooze',
    until: NOON + 700 * HOUR_MS,
    dueAt: NOON + 701 * HOUR_MS,
    reason: 'parça bekleniyor',
  };
  expect(lived(mailFrom('m1'), by(assign), by({ kind: 'resolve' }), by(snooze), event).snooze).toBeNull();
});

describe('taking back', () => {
  const deferred: TicketEvent = {
    kind: 'delivery',
    outbox: 'o1',
    state: 'deferred',
    retryAt: NOON + HOUR_MS,
    actor: { kind: 'system' },
    at: NOON,
    key: null,
  };

  test('the reply that counted as the answer makes an answer owed again', () => {
    const ticket = lived(mailFrom('m1'), by(reply()), deferred, atHour(1, by({ kind: 'cancel-send', outbox: 'o1' })));
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', sends: [] });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', startedAt: NOON });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running' });
  });

  test('another mail changes nothing', () => {
    const ticket = lived(mailFrom('m1'), by(reply()), by({ kind: 'cancel-send', outbox: 'an acknowledgement' }));
    expect(ticket.state).toBe('awaiting-reply');
  });
});

test('a promise that was broken while nothing could be recorded is stamped before the answer that comes too late', () => {
  const dues = [{ clock: 'first-response' as const, cycle: 1, dueAt: NOON + 4 * HOUR_MS, warnAt: NOON + 3 * HOUR_MS }];
  const waiting = lived(mailFrom('m1', { dues }), by(assign));
  expect(overdueClocks(waiting, NOON + 2 * HOUR_MS)).toEqual([]);
  const overdue = overdueClocks(waiting, NOON + 9 * HOUR_MS);
  expect(overdue.map(({ kind, at }) => [kind, (at - NOON) / HOUR_MS])).toEqual([
    ['clock-warned', 3],
    ['clock-breached', 4],
  ]);
  const answered = [...overdue, atHour(9, by(reply())), atHour(9, delivery())].reduce(
    (ticket, event) => decide(ticket, event, NOON + 9 * HOUR_MS, RULES).ticket,
    waiting,
  );
  expect(clockOf(answered, 'first-response')).toMatchObject({
    state: 'breached',
    breachedAt: NOON + 4 * HOUR_MS,
    metAt: NOON + 9 * HOUR_MS,
  });
});
