/** What a writer has not seen of a ticket, and who may be named on it. */
import { TO_BE_SEEN } from '../../domain/mail/unseen.ts';
import type { Known } from '../../domain/mail/words/greeted.ts';
import { first, many, maybe, type Db } from '../core/pool.ts';
import { isKept } from './shown.ts';

export type Unseen = { id: string; byCustomer: boolean };

/** What a colleague has just sent off counts before its ticket has taken it: two who answer at once are to hear of each other. */
const TAKING_S = 60;

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
/** The rows of `TO_BE_SEEN` whose they are, as a condition on message `m`. */
const isOf = (whose: (typeof TO_BE_SEEN)[number]['whose']): string =>
  TO_BE_SEEN.filter((row) => row.whose === whose)
    .map(({ direction, kinds }) => `m.direction = '${direction}' and m.kind in (${listed(kinds)})`)
    .join(' or ');

/** Until the transaction ends, nobody else writes a reply to this ticket: whoever comes second finds that of the first. */
export const lockReplies = (db: Db, number: number): Promise<unknown> =>
  first(db, {
    name: 'lock-replies',
    text: `select pg_advisory_xact_lock(hashtextextended('reply ' || $1::text, 0))`,
    values: [number],
  });

/**
 * The newest message up to which `agent` has said that they read the ticket, or that their own newest reply stood beneath: then they were asked
 * about what was there. Null: they have read nothing of it that they had not written themselves, and nobody knows what they know.
 */
export const readUpTo = async (db: Db, number: number, agent: string): Promise<string | null> =>
  (
    await maybe<{ id: string }>(db, {
      name: 'read-up-to',
      text: `select m.id from ticket_read r join message m on m.ticket_number = r.ticket_number
              where r.agent_id = $2 and r.ticket_number = $1
                and exists (select from message o where o.ticket_number = $1 and o.created_at <= r.read_at and o.agent_id is distinct from $2)
                and m.created_at <= greatest(r.read_at, (select max(o.created_at) from message o
                                                          where o.ticket_number = $1 and o.agent_id = $2 and o.direction = 'out'))
              order by m.created_at desc, m.id desc limit 1`,
      values: [number, agent],
    })
  )?.id ?? null;

/** The ticket of a message; undefined when there is none, or none any more. */
export const ticketOfMessage = async (db: Db, id: string): Promise<number | undefined> =>
  (
    await maybe<{ number: number }>(db, {
      name: 'ticket-of-message',
      text: 'select ticket_number as number from message where id = $1',
      values: [id],
    })
  )?.number;

/**
 * What the customer wrote and what colleagues of `agent` answered or noted after message `seen`, as the thread stands, the oldest first and a
 * hundred at most; after a message of another ticket, all.
 */
export const unseenSince = (db: Db, number: number, seen: string, agent: string): Promise<Unseen[]> =>
  many<Unseen>(db, {
    name: 'unseen-since',
    text: `select m.id, m.direction = 'in' as "byCustomer"
             from message m left join message s on s.id = $2 and s.ticket_number = m.ticket_number
             -- A reply that was held stands in the thread by when it left; who saw it had seen what was there as it was written.
             left join lateral (select min(e.at) as at from ticket_event e
                                 where e.ticket_number = $1 and e.kind = 'reply' and s.direction = 'out' and e.data->>'message' = s.id::text) as written on true
            where m.ticket_number = $1 and m.id <> $2
              and (m.accepted and (${isOf('customer')})
                   or (${isOf('colleague')}) and m.agent_id <> $3 and ${isKept('m')} and (m.accepted or m.created_at > now() - interval '${TAKING_S} seconds'))
              and coalesce(m.arrival > s.arrival, m.created_at > least(s.created_at, written.at), true)
            order by m.created_at, m.id limit 100`,
    values: [number, seen, agent],
  });

/** Of a ticket the newest mails of people, as far as somebody may have signed them. */
const SAID_MAILS = 20;
const SAID_CHARS = 4_000;

/** Who may be named in a reply of `agent` to a ticket: of us those who take part in it (null: in one that is begun), since some colleague has any first name. */
export async function knownOn(db: Db, number: number | null, agent: string): Promise<Known> {
  const known = await maybe<Known>(db, {
    name: 'known-on',
    text: `with said as (
             select left(coalesce(m.new_text, m.text), ${SAID_CHARS}) as text, m.from_name, m.from_address from message m
              where m.ticket_number = $1 and m.direction = 'in' and m.accepted order by m.created_at desc limit ${SAID_MAILS})
           select array(select c.name from ticket t join contact c on c.id = t.contact_id where t.number = $1
                        union select a.address from ticket t join contact_address a on a.contact_id = t.contact_id where t.number = $1
                        union select unnest(array[p.name, p.address]) from participant_address p where p.ticket_number = $1
                        union select c.name from participant p join contact c on c.id = p.contact_id where p.ticket_number = $1
                        union select unnest(array[from_name, from_address]) from said) as people,
                  array(select name from agent where id = $2
                        union select a.name from ticket t join agent a on a.id = t.owner_id where t.number = $1
                        union select a.name from message m join agent a on a.id = m.agent_id where m.ticket_number = $1
                        union select name from team union select name from mailbox) as ours,
                  coalesce((select string_agg(text, E'\n') from said), '') as said`,
    values: [number, agent],
  });
  return known ?? { people: [], ours: [], said: '' };
}
