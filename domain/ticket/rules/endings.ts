/** How a ticket ends: resolved and asked about, confirmed or denied, archived, spam; and how it begins again. */
import { type EventOf, owes, type Rules, type Step } from '../step.ts';
import type { ClosedAs } from '../ticket.ts';
import { backToLastOwner, type Ownership, take } from './properties.ts';
import { endSnooze } from './snoozing.ts';

/** Written in this file only. */
export type Ending = {
  closedAt: number | null;
  closedAs: ClosedAs | null;
  reopenCount: number;
  /** Counts confirmation mails; a link of an earlier one no longer decides. */
  confirmationCycle: number;
};
export const notEnded = (): Ending => ({ closedAt: null, closedAs: null, reopenCount: 0, confirmationCycle: 0 });

/** What was resolved or closed is open again, with who had it last. */
export function reopened(ticket: Ending & Ownership): void {
  ticket.reopenCount += 1;
  ticket.closedAt = null;
  ticket.closedAs = null;
  backToLastOwner(ticket);
}

/** The instant of closing; as what, the rule has said. */
export function closed(ticket: Ending, at: number): void {
  ticket.closedAt = at;
}

/** Begins a new question to the customer, and answers its number. */
export function askedAgain(ticket: Ending): number {
  ticket.confirmationCycle += 1;
  return ticket.confirmationCycle;
}

const endsAs =
  (as: ClosedAs) =>
  ({ ticket }: Step) =>
    closeAs(ticket, as);

function beginsAgain(step: Step, { kind, at }: EventOf<'deny' | 'reopen'>): void {
  const { ticket } = step;
  if (ticket.state === 'closed' || kind === 'deny') reopened(ticket);
  endSnooze(ticket);
  backToLastOwner(ticket);
  owes(step, at);
}

export const endings: Rules<
  'resolve' | 'confirm' | 'deny' | 'confirmation-limit-passed' | 'reopen' | 'archive' | 'mark-spam'
> = {
  resolve({ ticket }, { actor }) {
    endSnooze(ticket);
    take(ticket, actor);
  },
  confirm: endsAs('solved'),
  'confirmation-limit-passed': endsAs('no-objection'),
  archive: endsAs('archived'),
  'mark-spam': endsAs('spam'),
  deny: beginsAgain,
  reopen: beginsAgain,
};

function closeAs(ticket: Ending, as: ClosedAs): void {
  ticket.closedAs = as;
}
