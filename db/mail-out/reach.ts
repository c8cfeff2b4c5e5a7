/** Whether a mail reached the customer. */
import { type Db, many } from '../core/pool.ts';

/** `reached`: the customer has it, since `acceptedAt` (epoch ms). */
export type Reached = { reached: boolean; acceptedAt: number | null };

/** By send: somebody has it who is the customer, or with none of the customer's addresses in it, an addressee. */
export async function reachesOf(db: Db, ids: string[]): Promise<Map<string, Reached>> {
  if (ids.length === 0) return new Map();
  const rows = await many<{ id: string; reached: boolean; acceptedAt: Date | null }>(db, {
    name: 'reaches-of',
    text: `with served as (
             select o.id, r.state, r.role, coalesce(r.accepted_at, o.sent_at) as at,
                    exists (select from contact_address a where a.contact_id = t.contact_id and a.address = lower(r.address)) as theirs
               from outbox o join ticket t on t.number = o.ticket_number join outbox_recipient r on r.outbox_id = o.id
              where o.id = any($1::uuid[])),
           counting as (
             select s.*, theirs or role = 'to' and not exists (select from served other where other.id = s.id and other.theirs) as counts
               from served s)
           select id, coalesce(bool_or(state = 'sent' and counts), false) as reached,
                  min(at) filter (where state = 'sent' and counts) as "acceptedAt"
             from counting group by id`,
    values: [ids],
  });
  return new Map(
    rows.map(({ id, reached, acceptedAt }) => [id, { reached, acceptedAt: acceptedAt?.getTime() ?? null }]),
  );
}

/** The same of one. */
export const reachOf = async (db: Db, id: string): Promise<Reached> =>
  (await reachesOf(db, [id])).get(id) ?? { reached: false, acceptedAt: null };
