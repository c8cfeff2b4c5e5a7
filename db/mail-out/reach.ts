/** Whether a mail reached the customer. */
import { type Db, first } from '../core/pool.ts';

/** `reached`: somebody has the mail who is the customer, or with none of the customer's addresses in it, an addressee. */
export async function reachOf(db: Db, id: string): Promise<{ reached: boolean; acceptedAt: number | null }> {
  const row = await first<{ acceptedAt: Date | null; reached: boolean }>(db, {
    name: 'reach-of',
    text: `with served as (
             select r.state, r.role, coalesce(r.accepted_at, o.sent_at) as at,
                    exists (select from contact_address a where a.contact_id = t.contact_id and a.address = lower(r.address)) as theirs
               from outbox o join ticket t on t.number = o.ticket_number join outbox_recipient r on r.outbox_id = o.id
              where o.id = $1)
           select count(*) > 0 as reached, min(at) as "acceptedAt" from served
            where state = 'sent' and (theirs or role = 'to' and not exists (select from served where theirs))`,
    values: [id],
  });
  return { reached: row.reached, acceptedAt: row.acceptedAt?.getTime() ?? null };
}
