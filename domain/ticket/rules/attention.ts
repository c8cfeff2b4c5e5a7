/** Whether a person must look at a ticket, because something failed that the machine cannot mend. */
import type { Rules } from '../step.ts';

/** Written in this file only. */
export type Attention = {
  needsAttention: boolean;
  /** The customer said that it is not solved, and nobody has answered or ended it since. */
  denied: boolean;
  /** Something automatic answered the question whether it is solved: whose machine speaks may be away, or have written beneath its header. */
  excused: boolean;
};
export const allWell = (): Attention => ({ needsAttention: false, denied: false, excused: false });

export function needsAPerson(ticket: Attention): void {
  ticket.needsAttention = true;
}

/** An agent did something to the ticket and so has seen it, and what machines have sent. */
export function seenByAPerson(ticket: Attention): void {
  ticket.needsAttention = false;
  ticket.excused = false;
}

/** The customer says that it is not solved. */
export function saysNo(ticket: Attention): void {
  ticket.denied = true;
}

/** They say so, and a person must look: by the link, or by mail. */
export function contradicts(ticket: Attention): void {
  saysNo(ticket);
  needsAPerson(ticket);
}

/** A machine has answered for them. */
export function excuses(ticket: Attention): void {
  ticket.excused = true;
}

/** Their no was taken up. */
export function tookUp(ticket: Attention): void {
  ticket.denied = false;
}

export const attention: Rules<'effect-failed'> = {
  'effect-failed': ({ ticket }) => needsAPerson(ticket),
};
