/** Open again: by an agent, or because the customer says no. */
import { wantsMore } from '../reach.ts';
import { type EventOf, owes, type Rules, type Step } from '../step.ts';
import { reopened } from './endings.ts';
import { backToLastOwner } from './properties.ts';
import { endSnooze } from './snoozing.ts';

export const reopening: Rules<'reopen'> = { reopen: beginAgain };

/** An answer is owed again, by who had the ticket last. A question taken back by an agent counts as no reopening. */
export function beginAgain(step: Step, { kind, at }: EventOf<'deny' | 'reopen'>): void {
  const { ticket } = step;
  if (ticket.state === 'closed' || kind === 'deny') reopened(ticket);
  endSnooze(ticket);
  backToLastOwner(ticket);
  wantsMore(ticket, at);
  owes(step, at);
}
