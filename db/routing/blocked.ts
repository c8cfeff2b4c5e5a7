/** What blocking a sender would hit, and from which ticket one was blocked. */
import { LIMITS } from '../../domain/limits.ts';
import { change, type Db, first } from '../core/pool.ts';

/** From this ticket `by` blocked the entry; a repetition finds what its first run wrote. */
export const keepBlock = (
  db: Db,
  { id, ticket, entry, by }: { id: string; ticket: number; entry: string; by: string },
): Promise<number> =>
  change(db, {
    name: 'keep-block',
    text: 'insert into sender_block (id, ticket_number, entry, made_by) values ($1, $2, $3, $4) on conflict (id) do nothing',
    values: [id, ticket, entry, by],
  });

/** `contacts` of all times; `tickets` and `answered` (by a person) of those that came since; `openTickets` the oldest of all that are open. */
export type BlockReach = {
  contacts: number;
  tickets: number;
  answered: number;
  open: number;
  openTickets: { number: number; subject: string }[];
};

/** Of a domain both of its own addresses and of those below it, each a range of the one index: `@` and `.` end where `A` and `/` begin. */
const MEANT = {
  address: `select contact_id from contact_address where address = $1`,
  domain: `select contact_id from contact_address
            where (reverse(address) ~>=~ reverse('@' || $1) and reverse(address) ~<~ reverse('A' || $1))
               or (reverse(address) ~>=~ reverse('.' || $1) and reverse(address) ~<~ reverse('/' || $1))`,
};

export function blockReach(db: Db, entry: string, since: Date): Promise<BlockReach> {
  const which = entry.startsWith('@') ? 'domain' : 'address';
  return first<BlockReach>(db, {
    name: `block-reach-${which}`,
    text: `with meant as materialized (select distinct contact_id from (${MEANT[which]}) as m),
                theirs as materialized (
                  select t.number, t.subject, t.state <> 'closed' as open, t.created_at >= $2 as late
                    from meant join ticket t using (contact_id)
                   where t.state <> 'closed' or (t.created_at >= $2 and not t.archived))
           select (select count(*)::integer from meant) as contacts,
                  (select count(*)::integer from theirs where late) as tickets,
                  (select count(*)::integer from theirs where late and exists (
                     select from message m where m.ticket_number = theirs.number and m.direction = 'out' and m.kind = 'reply')) as answered,
                  (select count(*)::integer from theirs where open) as open,
                  coalesce((select json_agg(json_build_object('number', number, 'subject', subject) order by number) from (
                     select number, subject from theirs where open order by number limit ${LIMITS.closedAtOnce}) as oldest), '[]') as "openTickets"`,
    values: [entry.replace(/^@/, ''), since],
  });
}
