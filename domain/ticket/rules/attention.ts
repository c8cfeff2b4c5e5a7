/** Whether a person must look at a ticket, because something failed that the machine cannot mend. */
import type { Rules } from '../step.ts';

/** Written in this file only. */
export type Attention = {
  needsAttention: boolean;
  /** The customer said that it is not solved, and nobody has answered or ended it since. */
  denied: boolean;
};
export const allWell = (): Attention => ({ needsAttention: false, denied: false });

export function needsAPerson(ticket: Attention): void {
  ticket.needsAttention = true;
}

/** An agent did something to the ticket and so has seen it. */
export function seenByAPerson(ticket: Attention): void {
  ticket.needsAttention = false;
}

/** The customer says that it is not solved. */
export function saysNo(ticket: Attention): void {
  ticket.denied = true;
}

/** Their no was taken up. */
export function tookUp(ticket: Attention): void {
  ticket.denied = false;
}

export const attention: Rules<'effect-failed'> = {
  'effect-failed': ({ ticket }) => needsAPerson(ticket),
};
