/** Whether a mail that the ticket writes by itself is still true when it is written, and when it leaves: hours may lie between. */
import type { OwnMail } from './event.ts';
import type { Ticket } from './ticket.ts';

const MEANT: Record<OwnMail, (ticket: Readonly<Ticket>) => boolean> = {
  reminder: ({ state, wait }) => state === 'awaiting-reply' && wait === null,
  'question-reminder': ({ state }) => state === 'resolved-pending-confirmation',
  closing: ({ state }) => state === 'closed',
};

/** The ticket stands as the mail says. */
export const isMeant = (ticket: Readonly<Ticket>, mail: OwnMail): boolean => MEANT[mail](ticket);

/** It does, and what the mail reminds of was neither answered nor said anew since. */
export const isStillMeant = (ticket: Readonly<Ticket>, mail: OwnMail, outbox: string): boolean =>
  isMeant(ticket, mail) && (mail === 'closing' || ticket.reminder?.outbox === outbox);

/** The question of this cycle, whether all is well: whoever wrote the answer before it may have taken that back, or have heard of more. */
export const isStillAsked = ({ state, confirmationCycle }: Readonly<Ticket>, cycle: number): boolean =>
  confirmationCycle === cycle && (state === 'resolved-pending-confirmation' || state === 'closed');
