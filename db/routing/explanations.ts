/** Why tickets are where they are: the decisions as they were kept, and the names of what they speak of by its id. */
import type { Explanation } from '../../domain/routing/decision.ts';
import { asTicket, type Ticket } from '../../domain/ticket/ticket.ts';
import { many, maybe, type Db } from '../core/pool.ts';
import { dueIn } from './waiting.ts';

/** Newest first, at most `limit`. */
export const decisionsOf = (
  db: Db,
  number: number,
  limit: number,
): Promise<{ id: string; explanation: Explanation }[]> =>
  many(db, {
    name: 'decisions-of',
    text: `select id, explanation from routing_decision where ticket_number = $1 order by at desc, id limit $2`,
    values: [number, limit],
  });

/** The ticket as its workflow recorded it last; null for one it has not recorded yet, undefined for none. */
export async function snapshotOf(db: Db, number: number): Promise<Ticket | null | undefined> {
  const row = await maybe<{ snapshot: unknown }>(db, {
    name: 'snapshot-of',
    text: 'select snapshot from ticket where number = $1',
    values: [number],
  });
  return row && (row.snapshot === null ? null : asTicket(row.snapshot));
}

/** What a ticket that nobody owns waits for in the queue of its team; undefined when it does not wait there. */
export const waitingOf = (
  db: Db,
  number: number,
): Promise<{ team: string; since: Date; ahead: number; isGiven: boolean } | undefined> =>
  maybe(db, {
    name: 'waiting-of',
    text: `select q.team_id as team, q.since, q.given_to is not null as "isGiven",
                  (select count(*)::integer from routing_queue o join ticket u on u.number = o.ticket_number
                    where o.team_id = q.team_id and o.given_to is null
                      and (${dueIn('o', 'u')}, o.since, o.ticket_number) < (${dueIn('q', 't')}, q.since, q.ticket_number)) as ahead
             from routing_queue q join ticket t on t.number = q.ticket_number where q.ticket_number = $1`,
    values: [number],
  });

/** Names of agents, teams, skills, mailboxes, organisations and calendars, by their ids; those that are gone are left out. */
export async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await many<{ id: string; name: string }>(db, {
    name: 'names-of',
    text: `select id, name from agent where id = any($1::uuid[]) union all select id, name from team where id = any($1::uuid[])
           union all select id, name from skill where id = any($1::uuid[]) union all select id, address from mailbox where id = any($1::uuid[])
           union all select id, name from organisation where id = any($1::uuid[]) union all select id, name from calendar where id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
