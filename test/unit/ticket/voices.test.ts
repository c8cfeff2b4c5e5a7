/** What a mail does to its ticket by who speaks in it and by what it says. */
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
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
