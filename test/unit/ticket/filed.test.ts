/** A ticket of the archive: closed from its birth, asking nothing, and from the next mail on like any closed one. */
import { expect, test } from '@jest/globals';
import { born as bornWhole, idleMs, unfinished } from '../../../domain/ticket/birth.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import { asTicket, isSettled, newTicket, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { born, by, mailFrom, NOON, system } from '../../support/cast/ticket-events.ts';

const THEN = NOON - 400 * DAY_MS;
const { number, team, policy, limits } = born();
const filing = { kind: 'filed', message: 'm1', actor: system, at: THEN, key: 'k1' } as const;
const filed = (): Ticket =>
  bornWhole({ number, team, priority: 'normal', policy, limits, at: THEN, archived: true }, filing, THEN).ticket;
const then = (ticket: Ticket, event: TicketEvent) => decide(ticket, { ...event, at: NOON }, NOON, RULES);

test('it is closed as archived since its own day, with no clock, no deadline and nothing left to do', () => {
  const ticket = filed();
  expect(ticket).toMatchObject({ state: 'closed', closedAs: 'archived', closedAt: THEN, version: 1, owner: null });
  expect([ticket.clocks, deadlines(ticket), unfinished(ticket), ticket.needsAttention]).toEqual([[], [], [], false]);
  expect([isSettled(ticket), idleMs(ticket, NOON)]).toEqual([true, 0]);
});

test('a customer’s mail opens it again with clocks from then on, and is not taken for its first', () => {
  const { ticket, effects } = then(filed(), mailFrom('m2'));
  expect(ticket).toMatchObject({ state: 'new', closedAs: null, closedAt: null, reopenCount: 1 });
  expect(ticket.clocks.map(({ kind, state, startedAt }) => [kind, state, startedAt])).toEqual([
    ['resolution', 'running', NOON],
    ['next-response', 'running', NOON],
  ]);
  expect(effects.map(({ kind }) => kind)).toEqual(['record', 'schedule']);
});

test.each([
  ['a machine’s mail', mailFrom('m2', { machine: true })],
  ['thanks', mailFrom('m2', { says: 'thanks' })],
  ['a note', by({ kind: 'note', message: 'n' })],
])('%s leaves it closed and without clocks', (_, event) => {
  const { ticket } = then(filed(), event);
  expect([ticket.state, ticket.clocks, ticket.version]).toEqual(['closed', [], 2]);
});

test('after a note the next mail opens it as well', () => {
  const noted = then(filed(), by({ kind: 'note', message: 'n' })).ticket;
  const { ticket } = then(noted, mailFrom('m2'));
  expect([ticket.state, ticket.clocks.length]).toEqual(['new', 2]);
});

test('an agent may open it again, and then owes an answer', () => {
  const { ticket } = then(filed(), by({ kind: 'reopen' }));
  expect([ticket.state, ticket.clocks.map(({ kind }) => kind)]).toEqual(['new', ['resolution', 'next-response']]);
});

test('only a ticket of the archive is filed, and only at its birth', () => {
  expect(then(born(), filing).effects).toEqual([]);
  const reopened = then(filed(), mailFrom('m2')).ticket;
  expect(then(reopened, { ...filing, key: 'k2' }).effects).toEqual([]);
});

test('what an earlier release has written is of no archive', () => {
  const { archived: _new, ...old } = newTicket({ number, team, priority: 'normal', policy, limits, at: THEN });
  expect(asTicket(old).archived).toBe(false);
});
