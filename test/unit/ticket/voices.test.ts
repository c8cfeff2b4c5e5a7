/** What a mail does to its ticket by who speaks in it and by what it says. */
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import {
  after,
  assign,
  by,
  clockOf,
  customer,
  delivery,
  mailFrom,
  NOON,
  reply,
  system,
} from '../../support/cast/ticket-events.ts';

const then = (ticket: Ticket, event: TicketEvent): Ticket => decide(ticket, event, NOON + 9 * HOUR_MS, RULES).ticket;
const resolved = after(mailFrom('m1'), by(assign), by(reply('resolve')), delivery()).ticket;
const waiting = after(mailFrom('m1'), by(assign), by(reply()), delivery()).ticket;
const closed = after(mailFrom('m1'), by(assign), by(reply()), delivery(), by({ kind: 'archive' })).ticket;

describe('a participant whose system put a machine’s header over their words', () => {
  const words = mailFrom('m2', { voice: 'system' });

  test.each([
    ['answered', waiting],
    ['resolved', resolved],
  ])('has answered a ticket that is %s', (_, ticket) => {
    expect(then(ticket, words)).toMatchObject({ state: 'assigned', owner: 'ayse' });
    expect(clockOf(then(ticket, words), 'next-response')).toMatchObject({ state: 'running' });
  });

  test('asks for a look at a closed one, which their system’s notices would open for ever', () => {
    expect(then(closed, words)).toMatchObject({ state: 'closed', needsAttention: true });
  });
});

describe('a ticket system that acknowledges each mail of ours', () => {
  /** Its n-th mail, and our next mail after it. */
  const round = (ticket: Ticket, n: number, more = {}): Ticket =>
    [
      mailFrom(`s${n}`, { voice: 'system', ...more }),
      by({ ...reply('resolve'), outbox: `o${n}` } as Command),
      delivery('sent', { outbox: `o${n}` }),
    ].reduce(then, ticket);

  test('brings the ticket back by its first mail, and by none that says the same', () => {
    const once = round(resolved, 1);
    expect(once.systemReturns).toHaveLength(1);
    const again = then(once, mailFrom('s2', { voice: 'system', repeats: true }));
    expect(again).toMatchObject({ state: 'resolved-pending-confirmation', needsAttention: false, systemStays: 1 });
    expect(again.nudgeAt).toBe(once.nudgeAt);
    const { effects } = decide(once, mailFrom('s2', { voice: 'system', repeats: true }), NOON + 9 * HOUR_MS, RULES);
    expect(effects).toMatchObject([{ kind: 'record', events: [{ data: { repeats: true, stays: true } }] }]);
  });

  test('is heard as long as it says something new, and then asks a person instead of moving the ticket for ever', () => {
    const often = [1, 2, 3].reduce((ticket, n) => round(ticket, n), resolved);
    expect(often).toMatchObject({ state: 'resolved-pending-confirmation', systemStays: 0 });
    const more = then(often, mailFrom('s4', { voice: 'system' }));
    expect(more).toMatchObject({ state: 'resolved-pending-confirmation', needsAttention: true, systemStays: 1 });
    // Weeks later it may be heard again, and a person at any time.
    const later = mailFrom('s5', { voice: 'system', at: NOON + 30 * 24 * HOUR_MS });
    expect(then(often, later).state).toBe('assigned');
    expect(then(often, mailFrom('m5')).state).toBe('assigned');
  });

  test('does not spend its turns on a ticket that is ours anyway, nor end a snooze by the same words', () => {
    const ours = then(resolved, mailFrom('m2'));
    const told = [1, 2, 3, 4].reduce((ticket, n) => then(ticket, mailFrom(`s${n}`, { voice: 'system' })), ours);
    expect(told).toMatchObject({ state: 'assigned', systemReturns: [], systemStays: 0 });
    const snoozed = then(
      ours,
      by({ kind: 'snooze', until: NOON + 90 * HOUR_MS, dueAt: NOON + 91 * HOUR_MS, reason: 'parça bekleniyor' }),
    );
    expect(then(snoozed, mailFrom('s9', { voice: 'system', repeats: true })).snooze).not.toBeNull();
  });
});

test('a report of trouble asks for a look, and moves nothing', () => {
  const ticket = then(waiting, mailFrom('b1', { machine: true, asks: true }));
  expect(ticket).toMatchObject({ state: 'awaiting-reply', needsAttention: true });
});

describe('a mail that says nothing but', () => {
  test('“solved” is the yes to our question', () => {
    const ticket = then(resolved, mailFrom('m2', { says: 'solved' }));
    expect(ticket).toMatchObject({ state: 'closed', closedAs: 'solved' });
  });

  test('“thanks” leaves it waiting for the yes or no', () => {
    const ticket = then(resolved, mailFrom('m2', { says: 'thanks' }));
    expect(ticket).toMatchObject({ state: 'resolved-pending-confirmation', needsAttention: false });
    expect(ticket.nudgeAt).toBe(resolved.nudgeAt);
  });

  test.each(['solved', 'thanks'] as const)('“%s” opens nothing that is closed', (says) => {
    expect(then(closed, mailFrom('m2', { says }))).toMatchObject({
      state: 'closed',
      reopenCount: 0,
      needsAttention: false,
    });
  });

  test.each(['solved', 'thanks'] as const)('“%s” is an answer where we wait for one', (says) => {
    expect(then(waiting, mailFrom('m2', { says })).state).toBe('assigned');
  });
});

describe('a mail that says nothing but yes', () => {
  const asked = then(resolved, {
    ...{ kind: 'confirmation-asked', outbox: 'q1', cycle: resolved.confirmationCycle, actor: system },
    ...{ at: NOON, key: null },
  });

  test.each(['agreed', 'agreed-with-thanks'] as const)('is the yes to our question: %s', (says) => {
    expect(then(asked, mailFrom('m2', { says, answers: 'q1' }))).toMatchObject({ state: 'closed', closedAs: 'solved' });
  });

  test('is none to another mail of ours, nor where nobody knows to which', () => {
    for (const answers of ['o1', undefined])
      expect(then(asked, mailFrom('m2', { says: 'agreed', ...(answers && { answers }) })).state).toBe('assigned');
  });

  test('is an answer like any other where nobody has asked, and thanks are thanks there', () => {
    expect(then(resolved, mailFrom('m2', { says: 'agreed' })).state).toBe('assigned');
    expect(then(resolved, mailFrom('m2', { says: 'agreed-with-thanks' })).state).toBe('resolved-pending-confirmation');
  });

  test('is none to a question that has come back', () => {
    const failed = then(asked, { ...delivery('rejected'), outbox: 'q1' } as TicketEvent);
    expect(then(failed, mailFrom('m2', { says: 'agreed', answers: 'q1' })).closedAs).toBeNull();
  });

  test('opens what is closed, but with thanks alone nothing', () => {
    expect(then(closed, mailFrom('m2', { says: 'agreed' })).state).toBe('assigned');
    expect(then(closed, mailFrom('m2', { says: 'agreed-with-thanks' })).state).toBe('closed');
  });

  test.each(['agreed', 'agreed-with-thanks'] as const)('is an answer where we wait for one: %s', (says) => {
    expect(then(waiting, mailFrom('m2', { says })).state).toBe('assigned');
  });
});

describe('the customer’s no', () => {
  const denied = then(resolved, by({ kind: 'deny', cycle: 1, message: 'm9' }, NOON, customer));

  test('brings the ticket back, marked, to whoever had it', () => {
    expect(denied).toMatchObject({ state: 'assigned', owner: 'ayse', denied: true, needsAttention: true });
  });

  test('stays marked while an agent only looks after the ticket', () => {
    expect(then(denied, by({ kind: 'set-priority', priority: 'urgent' }))).toMatchObject({
      denied: true,
      needsAttention: false,
    });
  });

  test.each([
    ['answers', by(reply())],
    ['resolves it', by({ kind: 'resolve' })],
    ['closes it', by({ kind: 'archive' })],
  ])('is taken up when an agent %s', (_, event) => {
    expect(then(denied, event).denied).toBe(false);
  });
});
