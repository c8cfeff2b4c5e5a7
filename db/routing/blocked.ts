/** What blocking a sender would hit, and from which ticket one was blocked. */
import { LIMITS } from '../../domain/limits.ts';
import { change, type Db, first } from '../core/pool.ts';
import { isKept } from '../ticket/shown.ts';

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

/**
 * `contacts` of all times; `tickets` and `answered` (by a person) of those that came since; `openTickets` the oldest of those that are open.
 * `atLeast`: there are more than are looked at, and each figure is at least so much.
 */
export type BlockReach = {
  contacts: number;
  tickets: number;
  answered: number;
  open: number;
  openTickets: { number: number; subject: string }[];
  atLeast: boolean;
};

const { reachContacts: CONTACTS, reachTickets: TICKETS } = LIMITS;

/** Of a domain both of its own addresses and of those below it, each a range of the one index: `@` and `.` end where `A` and `/` begin. */
const ranged = (from: string, to: string) =>
  `(select contact_id from contact_address
     where reverse(address) ~>=~ reverse('${from}' || $1) and reverse(address) ~<~ reverse('${to}' || $1) limit ${CONTACTS + 1})`;
const MEANT = {
  address: `select contact_id from contact_address where address = $1`,
  domain: `${ranged('@', 'A')} union all ${ranged('.', '/')}`,
};

/** Of so many contacts and tickets of theirs at most, the newest of each contact: a person waits for it. */
export async function blockReach(db: Db, entry: string, since: Date): Promise<BlockReach> {
  const which = entry.startsWith('@') ? 'domain' : 'address';
  return first<BlockReach>(db, {
    name: `block-reach-${which}`,
    text: `with known as materialized (select contact_id from (${MEANT[which]}) as m limit ${CONTACTS + 1}),
                meant as materialized (select distinct contact_id from known limit ${CONTACTS}),
                looked as materialized (
                  select t.* from meant cross join lateral (
                    select number, subject, state <> 'closed' as open, created_at >= $2 and not archived as late
                      from ticket where contact_id = meant.contact_id order by number desc limit ${TICKETS + 1}) as t
                   limit ${TICKETS + 1}),
                theirs as (select * from looked where open or late)
           select (select count(*)::integer from meant) as contacts,
                  (select count(*)::integer from theirs where late) as tickets,
                  (select count(*)::integer from theirs where late and (
                     select true from message m where m.ticket_number = theirs.number and m.direction = 'out' and m.kind = 'reply' and ${isKept('m')} limit 1)) as answered,
                  (select count(*)::integer from theirs where open) as open,
                  coalesce((select json_agg(json_build_object('number', number, 'subject', subject) order by number) from (
                     select number, subject from theirs where open order by number limit ${LIMITS.closedAtOnce}) as oldest), '[]') as "openTickets",
                  (select count(*) from known) > ${CONTACTS} or (select count(*) from looked) > ${TICKETS} as "atLeast"`,
    values: [entry.replace(/^@/, ''), since],
  });
}
