/** An answer is one that arrived; silence is that of somebody who was reached. */
import { describe, expect, test } from '@jest/globals';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, DeliveryState, TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import {
  assign,
  born,
  by,
  clockOf,
  customer,
  delivery,
  mailFrom,
  NOON,
  reply,
  system,
} from '../../support/cast/ticket-events.ts';

const dues = [
  { clock: 'first-response' as const, cycle: 1, dueAt: NOON + 8 * HOUR_MS, warnAt: NOON + 6 * HOUR_MS },
  { clock: 'resolution' as const, cycle: 1, dueAt: NOON + 40 * HOUR_MS, warnAt: NOON + 30 * HOUR_MS },
];
const first = mailFrom('m1', { dues });
const at = (hour: number, event: TicketEvent): TicketEvent => ({ ...event, at: NOON + hour * HOUR_MS });
const and = (ticket: Ticket, ...events: TicketEvent[]): Ticket =>
  events.reduce((now, event) => decide(now, event, event.at, RULES).ticket, ticket);
const lived = (...events: TicketEvent[]): Ticket => and(born(), ...events);
const asked: TicketEvent = { kind: 'confirmation-asked', outbox: 'q1', cycle: 1, actor: system, at: NOON, key: null };
const silence: TicketEvent = { kind: 'confirmation-limit-passed', actor: system, at: NOON, key: null };
/** Answered and resolved in one, and both mails taken by their server. */
const resolved = lived(
  first,
  at(1, by(reply('resolve'))),
  at(1, asked),
  at(1, delivery()),
  at(1, delivery('sent', { outbox: 'q1' })),
);

describe('a report that is faster than the record that the mail was taken', () => {
  const sending = lived(first, at(1, by(reply())));
  const report = at(1, mailFrom('b1', { machine: true, asks: true }));

  test('is heard at the end of the attempt, which is then no answer', () => {
    const ticket = and(sending, report, at(2, delivery('bounced', { reached: false, acceptedAt: null })));
    expect(ticket).toMatchObject({ state: 'assigned', needsAttention: true, sends: [] });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', metAt: null });
    expect(ticket.answers).toMatchObject([{ outbox: 'o1', fate: 'failed' }]);
  });

  test('leaves the attempt under way until that has ended', () => {
    expect(and(sending, at(2, delivery('bounced', { message: 'b1' }))).sends).toEqual([{ outbox: 'o1', dueAt: null }]);
  });
});

test('a report that speaks of several mails tells of each', () => {
  const both = lived(
    first,
    at(1, by(reply())),
    at(1, delivery()),
    at(2, by({ ...reply(), outbox: 'o2', message: 'r2' } as Command)),
    at(2, delivery('sent', { outbox: 'o2' })),
  );
  const also = [{ outbox: 'o2', reached: false, acceptedAt: null }];
  const ticket = and(both, at(5, delivery('bounced', { message: 'b1', reached: false, acceptedAt: null, also })));
  expect(ticket.answers.map(({ fate }) => fate)).toEqual(['failed', 'failed']);
  expect(ticket.state).toBe('assigned');
  expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', metAt: null });
});

describe('silence behind an absence notice', () => {
  const away = at(5, mailFrom('ooo', { machine: true, automatic: true }));

  test('is no consent: a person must look, and the limit begins again', () => {
    const ticket = and(resolved, away, at(72, silence));
    expect(ticket).toMatchObject({ state: 'resolved-pending-confirmation', needsAttention: true });
  });

  test('closes after all, once an agent has been at the ticket since', () => {
    const ticket = and(resolved, away, at(6, by({ kind: 'set-priority', priority: 'high' })), at(80, silence));
    expect(ticket).toMatchObject({ state: 'closed', closedAs: 'no-objection' });
  });

  test('is none of it when the notice came before they were asked', () => {
    const told = and(lived(first), away, at(6, by(reply('resolve'))), at(6, asked));
    const ticket = and(told, at(7, delivery()), at(7, delivery('sent', { outbox: 'q1' })), at(80, silence));
    expect(ticket).toMatchObject({ state: 'closed', closedAs: 'no-objection' });
  });
});

describe('the response clock', () => {
  test('is met when the mail server has taken the answer, not when the agent pressed send', () => {
    const ticket = lived(first, at(1, by(reply())), at(3, delivery('sent', { acceptedAt: NOON + 2 * HOUR_MS })));
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', metAt: NOON + 2 * HOUR_MS, metBy: 'o1' });
  });

  test('breaks while the answer is put off, because the customer has none', () => {
    const waiting = lived(first, at(1, by(reply())), at(2, delivery('deferred', { retryAt: NOON + 20 * HOUR_MS })));
    const breach = deadlines(waiting).find(({ event }) => event.kind === 'clock-breached')!;
    expect(breach.at).toBe(NOON + 8 * HOUR_MS);
    const late = and(waiting, breach.event, at(20, delivery()));
    expect(clockOf(late, 'first-response')).toMatchObject({ state: 'breached', metAt: NOON + 20 * HOUR_MS });
  });

  test('is kept by an answer that was taken in time and heard of too late', () => {
    const waiting = lived(first, at(1, by(reply())));
    const breach = deadlines(waiting).find(({ event }) => event.kind === 'clock-breached')!;
    const ticket = and(waiting, breach.event, at(9, delivery('sent', { acceptedAt: NOON + 7 * HOUR_MS })));
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', breachedAt: null });
  });

  test('of what the customer asks while the answer is on its way starts when they asked', () => {
    const ticket = lived(first, at(1, by(reply())), at(2, mailFrom('m2')), at(3, delivery()));
    expect(ticket.state).toBe('assigned');
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', metAt: NOON + 3 * HOUR_MS });
    expect(clockOf(ticket, 'next-response')).toMatchObject({ state: 'running', startedAt: NOON + 2 * HOUR_MS });
  });

  test('is met by what the customer has, whatever a second recipient’s server says', () => {
    const ticket = lived(first, at(1, by(reply())), at(2, delivery('rejected', { reached: true })));
    expect(ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met' });
  });

  test('is not met by an answer of which nobody knows whether it arrived', () => {
    const ticket = lived(first, at(1, by(reply())), at(2, delivery('unknown')));
    expect(ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', metAt: null });
  });
});

describe('an answer that did not arrive', () => {
  test.each<[DeliveryState, boolean]>([
    ['rejected', true],
    ['cancelled', false],
    ['bounced', true],
  ])('%s: is owed as before, from its true start', (state, needsAttention) => {
    const ticket = lived(first, at(1, by(reply())), at(2, delivery(state)));
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', needsAttention });
    expect(clockOf(ticket, 'first-response')).toMatchObject({
      state: 'running',
      startedAt: NOON,
      dueAt: NOON + 8 * HOUR_MS,
      metAt: null,
    });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'running' });
  });

  test('comes back after it was accepted: what it had met is owed from its true start', () => {
    const ticket = lived(first, at(1, by(reply())), at(1, delivery()), at(5, delivery('bounced')));
    expect(ticket).toMatchObject({ state: 'assigned', needsAttention: true });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running', dueAt: NOON + 8 * HOUR_MS });
  });

  test('comes back after its promise would have broken: it breaks, at its own instant', () => {
    const ticket = lived(first, at(1, by(reply())), at(1, delivery()), at(12, delivery('bounced')));
    expect(deadlines(ticket)[0]).toMatchObject({ at: NOON + 6 * HOUR_MS });
    const broken = and(ticket, deadlines(ticket)[0]!.event, deadlines(ticket)[1]!.event);
    expect(clockOf(broken, 'first-response')).toMatchObject({ state: 'breached', breachedAt: NOON + 8 * HOUR_MS });
  });

  test('is none the less followed by one that did', () => {
    const second = { ...reply(), message: 'r2', outbox: 'o2' };
    const both = lived(
      first,
      at(1, by(reply())),
      at(1, delivery()),
      at(2, by(second)),
      at(3, delivery('sent', { outbox: 'o2' })),
    );
    const ticket = and(both, at(4, delivery('bounced')));
    expect(ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', metAt: NOON + 3 * HOUR_MS, metBy: 'o2' });
  });

  test('and is sent again is awaited again', () => {
    const failed = lived(first, at(1, by(reply())), at(2, delivery('rejected')));
    const again = and(failed, at(3, by({ kind: 'resend', outbox: 'o1' })));
    expect(again).toMatchObject({ state: 'awaiting-reply', needsAttention: false });
    expect(clockOf(and(again, at(4, delivery())), 'first-response')).toMatchObject({ metAt: NOON + 4 * HOUR_MS });
  });

  test('and is sent again answers nothing that was asked after it', () => {
    const asked = lived(
      first,
      at(1, by(reply())),
      at(1, delivery()),
      at(2, mailFrom('m2')),
      at(3, delivery('bounced')),
    );
    const again = and(asked, at(4, by({ kind: 'resend', outbox: 'o1' })));
    expect(again).toMatchObject({ state: 'assigned' });
    const arrived = and(again, at(5, delivery()));
    expect(arrived).toMatchObject({ state: 'assigned' });
    expect(clockOf(arrived, 'first-response')).toMatchObject({ metBy: 'o1' });
    expect(clockOf(arrived, 'next-response')).toMatchObject({ state: 'running', startedAt: NOON + 2 * HOUR_MS });
  });

  test('opens a ticket again that its agent archived with it', () => {
    const ticket = lived(
      first,
      by(assign),
      at(1, by(reply())),
      at(1, by({ kind: 'archive' })),
      at(2, delivery('rejected')),
    );
    expect(ticket).toMatchObject({ state: 'assigned', owner: 'ayse', needsAttention: true, closedAs: null });
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'running' });
  });

  test('does not open what the customer called solved', () => {
    const closed = and(resolved, at(2, by({ kind: 'confirm', cycle: 1, message: null }, NOON, customer)));
    expect(and(closed, at(3, delivery('bounced')))).toMatchObject({ state: 'closed', needsAttention: true });
  });
});

describe('silence', () => {
  test('of a customer who has the answer and was asked closes the ticket', () => {
    expect(and(resolved, at(60, silence))).toMatchObject({ state: 'closed', closedAs: 'no-objection' });
  });

  test.each<[string, TicketEvent[]]>([
    ['whose question is still on its way', [at(1, delivery('deferred', { outbox: 'q1' }))]],
    [
      'of whose answer nobody knows whether it arrived',
      [at(1, by({ kind: 'resend', outbox: 'o1' })), at(2, delivery('unknown'))],
    ],
    [
      'on whose ticket something waits for a person',
      [at(2, { kind: 'effect-failed', effect: 'send', reason: 'x', actor: system, at: NOON, key: null })],
    ],
  ])('of a customer %s closes nothing and asks a person', (_, events) => {
    const ticket = and(resolved, ...events, at(60, silence));
    expect(ticket).toMatchObject({ state: 'resolved-pending-confirmation', needsAttention: true });
    expect(deadlines(ticket).some(({ event }) => event.kind === 'confirmation-limit-passed')).toBe(true);
  });

  test.each<[string, TicketEvent]>([
    ['the answer', delivery('bounced')],
    ['the question', delivery('bounced', { outbox: 'q1' })],
  ])('is not waited for when %s comes back', (_, event) => {
    expect(and(resolved, at(2, event))).toMatchObject({ state: 'assigned', needsAttention: true });
  });

  test('that closed a ticket is taken back when the question comes back', () => {
    const ticket = and(resolved, at(60, silence), at(61, delivery('bounced', { outbox: 'q1' })));
    expect(ticket).toMatchObject({ state: 'assigned', reopenCount: 1, needsAttention: true });
  });
});

describe('a ticket that nobody answered', () => {
  test.each<[string, TicketEvent[]]>([
    ['resolved', [by({ kind: 'resolve' })]],
    ['archived', [by({ kind: 'archive' })]],
    ['called spam', [by({ kind: 'mark-spam' })]],
    ['resolved and closed without objection', [by({ kind: 'resolve' }), at(51, silence)]],
  ])('and that is %s has kept no promise', (_, events) => {
    const ticket = lived(first, ...events);
    expect(ticket.clocks.filter((clock) => clock.metAt !== null || clock.state === 'met')).toEqual([]);
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'ended' });
  });

  test('keeps the promise of a solution when the customer says that it is solved', () => {
    const ticket = lived(
      first,
      by({ kind: 'resolve' }),
      at(2, by({ kind: 'confirm', cycle: 1, message: null }, NOON, customer)),
    );
    expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'ended', metAt: null });
    expect(clockOf(ticket, 'resolution')).toMatchObject({ state: 'met' });
  });

  test('owes its first answer as before when the customer says no', () => {
    const ticket = lived(
      first,
      by({ kind: 'resolve' }),
      at(2, by({ kind: 'deny', cycle: 1, message: null }, NOON, customer)),
    );
    expect(clockOf(ticket, 'first-response')).toMatchObject({
      state: 'running',
      startedAt: NOON,
      dueAt: NOON + 8 * HOUR_MS,
    });
    expect(clockOf(ticket, 'next-response')).toBeUndefined();
  });

  test('is promised a first answer anew when it is opened after its closing', () => {
    const ticket = lived(first, by({ kind: 'archive' }), at(90, mailFrom('m2')));
    expect(clockOf(ticket, 'first-response')).toMatchObject({
      state: 'running',
      startedAt: NOON + 90 * HOUR_MS,
      cycle: 2,
    });
  });
});

test('under the rules that a run began with, pressing send was the answer', () => {
  const step = (ticket: Ticket, event: TicketEvent) => decide(ticket, event, event.at, 1).ticket;
  const ticket = [first, at(1, by(reply())), at(2, delivery('rejected'))].reduce(step, born());
  expect(ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true, answers: [], question: null });
  expect(clockOf(ticket, 'first-response')).toMatchObject({ state: 'met', metAt: NOON + HOUR_MS });
});
