/** How a send stands, and whether it reached the customer. */
import type { SendState } from '../../domain/mail/outbox.ts';
import { type Db, many } from '../core/pool.ts';

/** `reached`: the customer has it, since `acceptedAt` (epoch ms). */
export type Reached = { reached: boolean; acceptedAt: number | null };

/** `refused`: for some address it was refused, or came back. */
export type Standing = Reached & { state: SendState; refused: boolean };

/** By send: somebody has it who is the customer, or with none of the customer's addresses in it, an addressee. */
export async function standingsOf(db: Db, ids: string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await many<Omit<Standing, 'acceptedAt'> & { id: string; acceptedAt: Date | null }>(db, {
    name: 'standings-of-sends',
    text: `with served as (
             select o.id, o.state as stands, r.state, r.role, coalesce(r.accepted_at, o.sent_at) as at,
                    exists (select from contact_address a where a.contact_id = t.contact_id and a.address = lower(r.address)) as theirs
               from outbox o join ticket t on t.number = o.ticket_number left join outbox_recipient r on r.outbox_id = o.id
              where o.id = any($1::uuid[])),
           counting as (
             select s.*, theirs or role = 'to' and not exists (select from served other where other.id = s.id and other.theirs) as counts
               from served s)
           select id, stands as state, coalesce(bool_or(state in ('rejected', 'bounced')), false) as refused,
                  coalesce(bool_or(state = 'sent' and counts), false) as reached,
                  min(at) filter (where state = 'sent' and counts) as "acceptedAt"
             from counting group by id, stands`,
    values: [ids],
  });
  return new Map(rows.map(({ id, acceptedAt, ...row }) => [id, { ...row, acceptedAt: acceptedAt?.getTime() ?? null }]));
}

/** The same of one; undefined when there is none. */
export const standingOf = async (db: Db, id: string): Promise<Standing | undefined> =>
  (await standingsOf(db, [id])).get(id);

/** What a ticket is told of it. */
export const reachIn = (standing: Standing | undefined): Reached => ({
  reached: standing?.reached ?? false,
  acceptedAt: standing?.acceptedAt ?? null,
});
