/**
 * A step that is recorded before the ticket's run has heard of it, as a birth is: for what happens to very many tickets at once and asks
 * nothing of the world.
 */
import { unfinished } from './birth.ts';
import { deadlines } from './deadline.ts';
import { decide } from './decide.ts';
import type { RecordedEvent, TicketEvent } from './event.ts';
import { noticesOf } from './notices.ts';
import { RULES, type Ticket } from './ticket.ts';

/** `since` is the version before it; `tellAt`: by then its run has to know, because of what it would do, or not do, at that instant. Epoch ms. */
export type StepAhead = { since: number; ticket: Ticket; event: RecordedEvent; tellAt: number };

/** Null where there is more to do than to record it, or where the run may be at work: then it is told. */
export function stepAhead(ticket: Ticket, event: TicketEvent, now: number): StepAhead | null {
  if (ticket.version === 0 || unfinished(ticket).length > 0) return null;
  const { ticket: next, effects } = decide(ticket, event, now, RULES);
  const [record, ...rest] = effects;
  if (record?.kind !== 'record' || rest.length > 0 || record.ask !== undefined) return null;
  if (noticesOf(record.events, next).length > 0) return null;
  const due = [ticket, next].flatMap((one) => deadlines(one)[0]?.at ?? []);
  if (due.length === 0) return null;
  return { since: ticket.version, ticket: next, event: record.events[0]!, tellAt: Math.min(...due) };
}
