import { expect, test } from '@jest/globals';
import { ticketAttributes } from '../../../domain/ticket/attributes.ts';
import { type Clock, RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { after, assign, born, by, mailFrom, NOON, reply } from '../../support/cast/ticket-events.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';

const taken = after(mailFrom('m1'), by(assign)).ticket;
const withClocks = (change: Partial<Clock>): Ticket => ({
  ...taken,
  clocks: taken.clocks.map((clock) => ({ ...clock, ...change })),
});

test('a ticket that somebody has is shown whole', () => {
  expect(ticketAttributes({ ...taken, needsAttention: true }, RULES)).toEqual({
    TicketState: 'assigned',
    TicketOwner: 'ayse',
    TicketTeam: 'destek',
    TicketPriority: 'normal',
    TicketClock: 'ok',
    TicketNextDeadline: NOON + 21 * HOUR_MS,
    TicketNeedsAttention: true,
    TicketRules: RULES,
  });
});

test.each([
  ['ok', 'both run', taken],
  ['warning', 'one has warned', withClocks({ warned: true })],
  ['breached', 'one is broken and not answered', withClocks({ state: 'breached', breachedAt: NOON })],
  ['ok', 'none is promised but the resolution', after(mailFrom('m1'), by(reply('keep'))).ticket],
  ['stopped', 'the customer has the answer', after(mailFrom('m1'), by(reply())).ticket],
  ['stopped', 'what was broken is answered', withClocks({ state: 'breached', breachedAt: NOON, metAt: NOON + 1 })],
  ['stopped', 'nothing was promised yet', born()],
])('its clocks in one word: %s, when %s', (word, _, ticket) => {
  expect(ticketAttributes(ticket, RULES).TicketClock).toBe(word);
});

test('the next try of a mail is not among the deadlines: each change would be an event of the history', () => {
  const sends = [{ outbox: 'o1', dueAt: NOON + MINUTE_MS }];
  expect(ticketAttributes({ ...taken, sends }, RULES).TicketNextDeadline).toBe(NOON + 21 * HOUR_MS);
  const closed = after(mailFrom('m1'), by({ kind: 'archive' })).ticket;
  expect(ticketAttributes({ ...closed, sends }, RULES).TicketNextDeadline).toBeNull();
});

test('nobody’s ticket has no owner, and a run from before rules were numbered has no rules', () => {
  expect(ticketAttributes(born(), 1)).toMatchObject({ TicketOwner: null, TicketRules: null });
});
