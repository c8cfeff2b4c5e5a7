/**
 * A ticket's birth: whoever stores its first message stores the ticket as well, as `decide` makes it, and its run then
 * begins with nothing left to do but what `unfinished` lists, or to wait.
 */
import { deadlines } from './deadline.ts';
import { decide } from './decide.ts';
import type { Fact, RecordedEvent, TicketEvent } from './event.ts';
import type { Effect } from './effect.ts';
import { type Birth, newTicket, RULES, type Ticket } from './ticket.ts';

/** The first thing that happens to a ticket. Its `dues` must hold the deadlines of all clocks that it starts. */
export type FirstEvent = TicketEvent & Extract<Fact, { kind: 'message-received' | 'opened' | 'filed' }>;

/**
 * The ticket at version 1 with its first event. Throws when something remains to be asked for that only a run can ask, which
 * `dues` that lack a clock would cause.
 */
export function born(birth: Birth, first: FirstEvent, now: number): { ticket: Ticket; event: RecordedEvent } {
  const { ticket, effects } = decide(newTicket(birth), first, now, RULES);
  const [record, ...rest] = effects;
  if (record?.kind !== 'record' || rest.some(({ kind }) => kind !== 'send'))
    throw new Error(`ticket ${birth.number} is not born whole: ${effects.map(({ kind }) => kind).join(', ')}`);
  return { ticket, event: record.events[0]! };
}

/** What a run that takes over a ticket has to carry out: mail that was to be sent and whose end is not known. */
export const unfinished = (ticket: Ticket): Extract<Effect, { kind: 'send' }>[] =>
  ticket.sends.filter(({ dueAt }) => dueAt === null).map(({ outbox }) => ({ kind: 'send', outbox, again: null }));

/**
 * How long, in ms, a run of this ticket may wait before it begins: until the first deadline, which the delay then stands for; 0
 * when there is something to do.
 */
export function idleMs(ticket: Ticket, now: number): number {
  const first = deadlines(ticket)[0];
  return unfinished(ticket).length > 0 || first === undefined ? 0 : Math.max(0, Math.ceil(first.at - now));
}
