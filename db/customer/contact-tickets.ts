/** The tickets of one contact, open ones first: found by indexes of their own, so that thousands of closed ones cost nothing. */
import { maybe, many, type Db } from '../core/pool.ts';
import { type FlatRow, rowOf } from '../ticket/flat-row.ts';
import { ticketColumns, ticketJoins, type TicketRow } from '../ticket/tickets.ts';

/** Below which numbers the page goes on, of the open and of the closed ones. */
export type Below = { open: number; closed: number };

/** Open ones, then closed ones, the newest of each first. */
export async function ticketsOfContact(
  db: Db,
  { contact, agent, below, limit }: { contact: string; agent: string; below: Below; limit: number },
): Promise<TicketRow[]> {
  const rows = await many<FlatRow>(db, {
    // Unnamed: planned for this very contact, who may have two tickets or ten thousand.
    text: `select ${ticketColumns('$2::uuid')} from (
             select t.* from (
               (select t.* from ticket t where t.contact_id = $1 and t.state <> 'closed' and t.number < $3 order by t.number desc limit $5)
               union all
               (select t.* from ticket t where t.contact_id = $1 and t.state = 'closed' and t.number < $4 order by t.number desc limit $5)) t
              order by t.state = 'closed', t.number desc limit $5) t
           ${ticketJoins('$2::uuid')} order by t.state = 'closed', t.number desc`,
    values: [contact, agent, below.open, below.closed, limit],
  });
  return rows.map(rowOf);
}

/** How many there are, and since when we know them: mail of an archive may be older than its contact. Undefined for no contact. */
export const countsOfContact = (
  db: Db,
  contact: string,
): Promise<{ open: number; total: number; since: Date } | undefined> =>
  maybe(db, {
    // Unnamed for the same reason.
    text: `select (select count(*)::int from ticket where contact_id = c.id and state <> 'closed') as open,
                  (select count(*)::int from ticket where contact_id = c.id) as total,
                  least(c.created_at, (select created_at from ticket where contact_id = c.id order by number limit 1)) as since
             from contact c where c.id = $1`,
    values: [contact],
  });
