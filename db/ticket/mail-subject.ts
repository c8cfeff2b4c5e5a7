/** What mails of a ticket are called: the subject of its thread, which the title in the desk has nothing to do with. */
import { mailSubjectOf } from '../../domain/mail/subject.ts';
import { inWords } from '../core/words.ts';
import { type Db, maybe } from '../core/pool.ts';

/** The kinds of mail that is answered, as `message.kind` has them. */
export const ANSWERED = inWords(['person', 'bulk', 'auto-generated']);

/** SQL for the mail that opened ticket `t` and sends on one of its requester's: what it says of that one, its own id, and whose it is. */
const FORWARDED = `(
  select coalesce(f.recipients -> 'forwardedMail', '{}') || jsonb_build_object('by', f.id, 'writer', f.contact_id)
    from (select * from message where ticket_number = t.number and direction = 'in' and accepted order by created_at, id limit 1) as f
   where f.contact_id <> t.contact_id
     and exists (select from contact_address a where a.contact_id = t.contact_id and a.address = f.recipients -> 'forwardedFrom' ->> 'address'))`;

/** SQL, to be joined: `f."sentOn"` is what `FORWARDED` finds of ticket `t`. */
export const SENT_ON = `cross join lateral (select ${FORWARDED} as "sentOn") as f`;

/**
 * SQL, beside `SENT_ON`: the last subject between us and the customer of ticket `t`, of what came from outside or of a reply that leaves or has left.
 * Mail programs split a thread when it changes. Of a mail that a colleague has sent on, it is the one inside; where nothing was answered yet,
 * that of the first message. `send`: an alias of the outbox row that asks; nothing after it counts.
 */
export const threadSubject = (send: string | null): string => {
  const [came, left] =
    send === null
      ? ['', '']
      : [`and n.created_at <= ${send}.created_at`, `and p.id <> ${send}.id and p.created_at <= ${send}.created_at`];
  return `coalesce(
    (select u.subject from (
       (select n.subject, n.created_at from message n
         where n.ticket_number = t.number and n.direction = 'in' and n.accepted and n.kind ${ANSWERED} and n.subject <> '' ${came}
           and n.contact_id is distinct from (f."sentOn" ->> 'writer')::uuid
         order by n.created_at desc, n.id limit 1)
       union all
       (select n.subject, p.created_at from outbox p join message n on n.id = p.message_id
         where p.ticket_number = t.number and p.kind = 'reply' and p.state not in ('held', 'halted', 'cancelled', 'rejected') and n.accepted
           and n.subject <> '' ${left}
         order by p.created_at desc, p.id limit 1)) as u
      order by u.created_at desc limit 1),
    f."sentOn" ->> 'subject',
    (select n.subject from message n where n.ticket_number = t.number and n.direction <> 'note' order by n.created_at, n.id limit 1),
    '')`;
};

/** What the next mail of a ticket is called, without what says that it answers; undefined when there is no such ticket. */
export async function mailSubject(db: Db, number: number): Promise<string | undefined> {
  const row = await maybe<{ subject: string }>(db, {
    name: 'mail-subject',
    text: `select ${threadSubject(null)} as subject from ticket t ${SENT_ON} where t.number = $1`,
    values: [number],
  });
  return row && mailSubjectOf(row.subject);
}
