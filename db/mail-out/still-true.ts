/** Mails that a ticket writes by itself wait for hours at times: what is no longer true then does not leave, unless a person has it sent again. */
import { cycleOf, ownMailOf } from '../../domain/mail/send-key.ts';
import { isStillAsked, isStillMeant } from '../../domain/ticket/own-mail.ts';
import { asTicket } from '../../domain/ticket/ticket.ts';
import { type Db, maybe } from '../core/pool.ts';
import { leaveUnsent } from './taking-back.ts';

/** Of a mail of any other kind nothing is asked. */
export async function isStillTrue(db: Db, outbox: string): Promise<boolean> {
  const row = await maybe<{ key: string; snapshot: unknown }>(db, {
    name: 'own-mail-and-ticket',
    text: `select o.key, t.snapshot from outbox o join ticket t on t.number = o.ticket_number
            where o.id = $1 and o.kind in ('reminder', 'confirmation', 'closing') and o.resend = 0 and t.snapshot is not null`,
    values: [outbox],
  });
  if (row === undefined) return true;
  const [mail, ticket] = [ownMailOf(row.key), asTicket(row.snapshot)];
  return mail === null ? isStillAsked(ticket, cycleOf(row.key)) : isStillMeant(ticket, mail, outbox);
}

/** It is not sent, while it waits. */
export async function takeBackUntrue(db: Db, outbox: string): Promise<void> {
  if (!(await isStillTrue(db, outbox))) await leaveUnsent(db, outbox);
}
