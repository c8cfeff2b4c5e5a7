/** Which clocks of a ticket stand still now, by its policy. */
import { type Standstill, USUAL_PAUSES } from './clock/standstill.ts';
import { isYetToSay } from './rules/holding.ts';
import type { ClockKind, Ticket } from './ticket.ts';

/** What the ticket waits for; null when it is our turn, or nobody's. */
export const waitOf = ({ state, waitingFor }: Readonly<Ticket>): Standstill | null =>
  state === 'awaiting-reply'
    ? (waitingFor ?? 'customer')
    : state === 'resolved-pending-confirmation'
      ? 'confirmation'
      : null;

export function pauseOf(ticket: Readonly<Ticket>): readonly ClockKind[] {
  const wait = waitOf(ticket);
  // Nothing stands still for an answer that the customer is not to have yet.
  if ((wait === 'customer' || wait === 'confirmation') && isYetToSay(ticket)) return [];
  return wait === null ? [] : (ticket.pauses ?? USUAL_PAUSES)[wait];
}
