/** How a send stands, and whether it reached the customer. */
import type { SendState } from '../../domain/mail/outbox.ts';
import { type Db, many, maybe } from '../core/pool.ts';

/** `reached`: the customer has it, since `acceptedAt` (epoch ms). */
export type Reached = { reached: boolean; acceptedAt: number | null };

/** `refused`: for some address it was refused, or came back. `isReported`: something was said of it that `applyReports` takes in. */
export type Standing = Reached & { state: SendState; refused: boolean; isReported: boolean };

/** SQL by send of those that `which` picks: somebody has it who is the customer, or with none of the customer's addresses in it, an addressee. */
const standings = (which: string): string =>
  `with served as (
     select o.id, o.state as stands, r.state, r.role, r.report, coalesce(r.accepted_at, o.sent_at) as at,
            exists (select from contact_address a where a.contact_id = t.contact_id and a.address = lower(r.address)) as theirs
       from outbox o join ticket t on t.number = o.ticket_number left join outbox_recipient r on r.outbox_id = o.id
      where ${which}),
   counting as (
     select s.*, theirs or role = 'to' and not exists (select from served other where other.id = s.id and other.theirs) as counts
       from served s)
   select id, stands as state, coalesce(bool_or(state in ('rejected', 'bounced')), false) as refused,
          coalesce(bool_or(state = 'bounced' or report is not null), false) as "isReported",
          coalesce(bool_or(state = 'sent' and counts), false) as reached,
          min(at) filter (where state = 'sent' and counts) as "acceptedAt"
     from counting group by id, stands`;

type Row = Omit<Standing, 'acceptedAt'> & { id: string; acceptedAt: Date | null };

const asStanding = ({ id: _id, acceptedAt, ...row }: Row): Standing => ({
  ...row,
  acceptedAt: acceptedAt?.getTime() ?? null,
});

export async function standingsOf(db: Db, ids: string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await many<Row>(db, {
    name: 'standings-of-sends',
    text: standings('o.id = any($1::uuid[])'),
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, asStanding(row)]));
}

/** The same of one; undefined when there is none. Its own statement: of a list Postgres plans each time anew. */
export async function standingOf(db: Db, id: string): Promise<Standing | undefined> {
  const row = await maybe<Row>(db, { name: 'standing-of-send', text: standings('o.id = $1'), values: [id] });
  return row && asStanding(row);
}

/** What a ticket is told of it. */
export const reachIn = (standing: Standing | undefined): Reached => ({
  reached: standing?.reached ?? false,
  acceptedAt: standing?.acceptedAt ?? null,
});
