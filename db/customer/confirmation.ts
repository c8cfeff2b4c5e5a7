/** What the page behind the links of a confirmation mail needs to know of a ticket. */
import type { Language } from '../../domain/text/language.ts';
import { mailSubjectOf } from '../../domain/mail/subject.ts';
import type { WaitingFor } from '../../domain/ticket/rules/awaiting.ts';
import type { ClosedAs, State } from '../../domain/ticket/ticket.ts';
import { type Db, maybe } from '../core/pool.ts';
import { SPOKEN_TO } from '../core/spoken.ts';
import { SENT_ON, threadSubject } from '../ticket/mail-subject.ts';

/** `cycle` counts how often it was resolved; `asks`: its customer is asked each time, whether it is solved; `name` and `address` are of whom the last one was sent to. */
export type AskedTicket = {
  number: number;
  code: string;
  /** Of our mails, which they know; the title in the desk is not for them. */
  subject: string;
  language: Language;
  state: State;
  closedAs: ClosedAs | null;
  waitingFor: WaitingFor | null;
  cycle: number;
  asks: boolean;
  mailbox: string;
  contact: string;
  name: string;
  address: string;
};

/** A ticket by its number, as its customer was asked about it. */
export async function askedTicket(db: Db, number: number): Promise<AskedTicket | undefined> {
  const row = await maybe<AskedTicket>(db, {
    name: 'asked-ticket',
    text: `select t.number, t.code, ${threadSubject(null)} as subject, ${SPOKEN_TO} as language, t.state, t.closed_as as "closedAs",
                  t.snapshot->>'waitingFor' as "waitingFor",
                  coalesce((t.snapshot->>'confirmationCycle')::int, 0) as cycle,
                  coalesce((t.snapshot->'limits'->>'asks')::boolean, true) as asks, coalesce(b.name, '') as mailbox,
                  t.contact_id as contact, coalesce(c.name, '') as name, coalesce(asked.address, '') as address
             from ticket t
             left join mailbox b on b.id = t.mailbox_id
             left join contact c on c.id = t.contact_id
             ${SENT_ON}
             left join lateral (
               select r.address from outbox o join outbox_recipient r on r.outbox_id = o.id
                where o.ticket_number = t.number and o.kind = 'confirmation'
                order by o.created_at desc, r.address limit 1) as asked on true
            where t.number = $1`,
    values: [number],
  });
  return row && { ...row, subject: mailSubjectOf(row.subject) };
}
