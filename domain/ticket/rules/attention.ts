/** Whether a person must look at a ticket, because something failed that the machine cannot mend. */
import type { Rules } from '../step.ts';

/** Written in this file only. */
export type Attention = { needsAttention: boolean };
export const allWell = (): Attention => ({ needsAttention: false });

export function needsAPerson(ticket: Attention): void {
  ticket.needsAttention = true;
}

/** An agent did something to the ticket and so has seen it. */
export function seenByAPerson(ticket: Attention): void {
  ticket.needsAttention = false;
}

export const attention: Rules<'effect-failed'> = {
  'effect-failed': ({ ticket }) => needsAPerson(ticket),
};
