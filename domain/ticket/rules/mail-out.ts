/** Mail that leaves, and what became of it. */
import { LIMITS } from '../../limits.ts';
import { isTheirTurn } from '../moves.ts';
import { owes, type Rules, type Step } from '../step.ts';
import { needsAPerson } from './attention.ts';

/** Written in this file only. */
export type Sending = {
  /** Outbound mail under way: `dueAt` is the next attempt, null while one is being made. */
  sends: { outbox: string; dueAt: number | null }[];
  /** Outbox id of the last reply; one that is taken back is owed again. */
  lastReply: string | null;
};
export const nothingSent = (): Sending => ({ sends: [], lastReply: null });

/** Sends a mail of the outbox. `again` numbers a person's decision to send it once more (see Effect). */
export function send({ ticket, effects }: Step, outbox: string, again: number | null = null): void {
  underWay(ticket, outbox, null);
  effects.push({ kind: 'send', outbox, again });
}

/** Sends an agent's answer, which the customer is then thought to have. */
export function sendReply(step: Step, outbox: string): void {
  send(step, outbox);
  answered(step.ticket, outbox);
}

export const mailOut: Rules<'confirmation-asked' | 'send-due' | 'resend' | 'cancel-send' | 'delivery'> = {
  'confirmation-asked': (step, { outbox }) => send(step, outbox),
  'send-due': (step, { outbox }) => send(step, outbox),
  resend: (step, { outbox }) => send(step, outbox, step.ticket.version + 1),
  'cancel-send'(step, { outbox, at }) {
    const { ticket } = step;
    // One that is being attempted is no longer ours to take back: its delivery will tell.
    if (ticket.sends.some((mail) => mail.outbox === outbox && mail.dueAt !== null)) ended(ticket, outbox);
    if (outbox !== ticket.lastReply || !isTheirTurn(ticket.state)) return undefined;
    // The answer that the customer was thought to have: it is owed again.
    owes(step, at);
    return 'ours';
  },
  delivery({ ticket, now }, { outbox, state, retryAt }) {
    if (state === 'deferred') underWay(ticket, outbox, retryAt ?? now + LIMITS.provisionalDeadlineMs);
    else ended(ticket, outbox);
    if (state === 'rejected' || state === 'unknown') needsAPerson(ticket);
  },
};

/** The newest stands last. */
function underWay(ticket: Sending, outbox: string, dueAt: number | null): void {
  ended(ticket, outbox);
  ticket.sends = [...ticket.sends, { outbox, dueAt }];
}

function ended(ticket: Sending, outbox: string): void {
  ticket.sends = ticket.sends.filter((mail) => mail.outbox !== outbox);
}

function answered(ticket: Sending, outbox: string): void {
  ticket.lastReply = outbox;
}
