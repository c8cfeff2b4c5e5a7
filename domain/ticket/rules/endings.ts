/** What a ticket keeps of its endings: how it was closed, how often it was open again, how often its customer was asked. */
import type { ClosedAs } from '../ticket.ts';
import { endClocks, hadResponse } from '../clock/clock.ts';
import { type Promises } from '../clock/state.ts';
import { isBeingAnswered, type Reach } from '../reach.ts';
import { backToLastOwner, type Ownership } from './properties.ts';

/** Written in this file only. */
export type Ending = {
  closedAt: number | null;
  closedAs: ClosedAs | null;
  /** The decision of rules that closed it (its id); null where a person did, or time. */
  closedBy: string | null;
  reopenCount: number;
  /** Counts how often it was resolved, asked about or not; a link of an earlier question no longer decides. */
  confirmationCycle: number;
};
export const notEnded = (): Ending => ({
  ...{ closedAt: null, closedAs: null, closedBy: null },
  ...{ reopenCount: 0, confirmationCycle: 0 },
});

/** As what it is closed; when, is entered as it enters that state. */
export function closeAs(ticket: Ending, as: ClosedAs, by: string | null = null): void {
  ticket.closedAs = as;
  ticket.closedBy = by;
}

/** The instant of closing; as what, the rule has said. */
export function closed(ticket: Ending, at: number): void {
  ticket.closedAt = at;
}

/** All promises end with the closing; a solution was kept if the customer says so, or had an answer. */
export function endsAll(ticket: Promises & Readonly<Ending> & Readonly<Reach>, at: number): void {
  const hadAnswer = hadResponse(ticket) || isBeingAnswered(ticket);
  endClocks(ticket, at, { solved: ticket.closedAs === 'solved' || (ticket.closedAs !== 'spam' && hadAnswer) });
}

/** What was resolved or closed is open again, with who had it last. */
export function reopened(ticket: Ending & Ownership): void {
  ticket.reopenCount += 1;
  ticket.closedAt = null;
  ticket.closedAs = null;
  ticket.closedBy = null;
  backToLastOwner(ticket);
}

/** Resolved again: any earlier question is over. Answers the number of the one that may be put now. */
export function askedAgain(ticket: Ending): number {
  ticket.confirmationCycle += 1;
  return ticket.confirmationCycle;
}
