/**
 * A step that is recorded before the ticket's run has heard of it, as a birth is: for what happens to very many tickets at once and asks
 * nothing of the world.
 */
import type { Ask } from './asking.ts';
import { unfinished } from './birth.ts';
import { deadlines } from './deadline.ts';
import { decide } from './decide.ts';
import type { RecordedEvent, TicketEvent } from './event.ts';
import { RULES, type Ticket } from './ticket.ts';

/** `since` is the version before it; `tellAt`: by then its run has to know, because of what it would do, or not do, at that instant. Epoch ms. */
export type StepAhead = { since: number; ticket: Ticket; events: RecordedEvent[]; tellAt: number };

/** Null where there is more to do than to record it, or where the run may be at work: then it is told. */
export function stepAhead(ticket: Ticket, event: TicketEvent, now: number): StepAhead | null {
  const step = isAtRest(ticket) ? merelyRecorded(ticket, event, now) : null;
  if (step === null || step.asks.length > 0) return null;
  const due = [ticket, step.ticket].flatMap((one) => deadlines(one)[0]?.at ?? []);
  if (due.length === 0) return null;
  return { since: ticket.version, ticket: step.ticket, events: [step.event], tellAt: Math.min(...due) };
}

/** It was recorded, and none of its mails is on its way, of which its run would hear. */
export const isAtRest = (ticket: Ticket): boolean => ticket.version > 0 && unfinished(ticket).length === 0;

/** What an event comes to that changes the ticket and has no effect but its record, with what that asks; null for any other. */
export function merelyRecorded(
  ticket: Ticket,
  event: TicketEvent,
  now: number,
): { ticket: Ticket; event: RecordedEvent; asks: readonly Ask[] } | null {
  const { ticket: next, effects } = decide(ticket, event, now, RULES);
  const [record, ...rest] = effects;
  if (record?.kind !== 'record' || rest.length > 0) return null;
  return { ticket: next, event: record.events[0]!, asks: record.ask ?? [] };
}
