/**
 * Mails that a ticket writes by itself to its customer: the question whether it is solved, entered once for each time the ticket is
 * resolved; what reminds of it, or of our last answer; and that it was closed for want of an answer.
 */
import { enqueue, enqueuedAs, type NewSend } from '../../db/mail-out/queue.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { policyOf } from '../../db/sla/policies.ts';
import { loadTicket } from '../../db/ticket/record.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import { dueAt } from '../../domain/sla/calendar.ts';
import type { OwnMail } from '../../domain/ticket/event.ts';
import { isMeant, isStillAsked } from '../../domain/ticket/own-mail.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Deps } from '../deps.ts';
import { type Closes, ownMail } from './own-mail.ts';

type Entered = { outbox: string | null };
type Text = Parameters<typeof ownMail>[2]['kind'];

/** What reminds of a question asks it once more, with the same links. */
const MAILS: Record<OwnMail, { kind: NewSend['kind']; text: Text }> = {
  reminder: { kind: 'reminder', text: 'reminder' },
  'question-reminder': { kind: 'confirmation', text: 'question' },
  closing: { kind: 'closing', text: 'closing' },
};

export const createConfirmationActivities = ({ pool, clock }: Pick<Deps, 'pool' | 'clock'>) => {
  const enter = async (
    number: number,
    mail: { kind: NewSend['kind']; text: Text; key: string; closes: Closes },
  ): Promise<Entered> =>
    inTransaction(pool, async (db) => {
      const { kind, text, key, closes } = mail;
      const written = await ownMail(db, number, { kind: text, closes });
      return { outbox: written === null ? null : await enqueue(db, { ...written, kind, key }) };
    });

  /** Until when we wait after a reminder of now, by the ticket's own calendar; null where waiting does not end. */
  async function closing(ticket: Ticket | undefined): Promise<Closes> {
    if (ticket === undefined || !ticket.limits.closesUnanswered) return null;
    const { calendar } = await policyOf(pool, ticket.policy);
    return { at: dueAt(clock.now(), ticket.limits.closingProposalMs, calendar), timeZone: calendar.timeZone };
  }

  return {
    /**
     * Enters the question into the outbox and returns its id; null when there is nobody to ask, and then only the limit
     * closes the ticket, or nothing to ask any more. Run twice: the key finds the first.
     */
    async askConfirmation({ number, cycle }: { number: number; cycle: number }): Promise<Entered> {
      const key = sendKey.confirmation(number, cycle);
      const ticket = await loadTicket(pool, number);
      if (ticket !== undefined && !isStillAsked(ticket, cycle))
        return { outbox: (await enqueuedAs(pool, key)) ?? null };
      return enter(number, { kind: 'confirmation', text: 'question', closes: null, key });
    },

    /** Enters another mail of the ticket's own; null when there is nobody to write to, or it is no longer true. Run twice: the key finds the first. */
    async writeMail({ number, mail, cycle }: { number: number; mail: OwnMail; cycle: number }): Promise<Entered> {
      const key = sendKey.own(mail, number, cycle);
      const ticket = await loadTicket(pool, number);
      // It may have waited for us: one that was entered and is no longer true is taken back as it is sent.
      if (ticket !== undefined && !isMeant(ticket, mail)) return { outbox: (await enqueuedAs(pool, key)) ?? null };
      const closes = mail === 'reminder' ? await closing(ticket) : null;
      return enter(number, { ...MAILS[mail], closes, key });
    },
  };
};
