/** Open again: by an agent, or because the customer says no. */
import { resumeAll } from '../clock/clock.ts';
import { promiseAgain } from '../clock/due.ts';
import { countStandstill } from '../clock/standstill.ts';
import { wantsMore } from '../reach.ts';
import { type EventOf, owes, type Rules, type Step } from '../step.ts';
import { reopened } from './endings.ts';
import { backToLastOwner } from './properties.ts';
import { endSnooze } from './snoozing.ts';

export const reopening: Rules<'reopen'> = { reopen: beginAgain };

/**
 * An answer is owed again, by who had the ticket last. A question taken back by an agent counts as no reopening. What was no spam is
 * promised what it was when it came.
 */
export function beginAgain(step: Step, { kind, at }: EventOf<'deny' | 'reopen'>): void {
  const { ticket } = step;
  const wasSpam = step.rules > 1 && ticket.closedAs === 'spam';
  if (ticket.state === 'closed' || kind === 'deny') reopened(ticket);
  endSnooze(ticket);
  backToLastOwner(ticket);
  if (wasSpam) {
    const isOwedAgain = resumeAll(ticket);
    // What has not passed is promised by what it is now: somebody may have changed it meanwhile.
    promiseAgain(ticket, step.now, step.requests);
    countStandstill(ticket, step.requests);
    if (isOwedAgain) return;
  }
  wantsMore(ticket, at);
  owes(step, at);
}
