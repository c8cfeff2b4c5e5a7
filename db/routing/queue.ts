/** What is asked of everybody, and the one lock under which tickets are given: two who give at once would count the same room twice. */
import type { Member } from '../../domain/routing/roster.ts';
import { type Priority, PRIORITIES } from '../../domain/ticket/ticket.ts';
import { WEIGHT } from '../../domain/routing/assignment.ts';
import { type Db, first, many } from '../core/pool.ts';
import { HELD } from '../ticket/queued.ts';

const LOCK = 7_213_372;

/**
 * Until the transaction ends nobody else gives a ticket to anybody. Taken after the rows of tickets that the transaction changes, never
 * before: whoever records a ticket holds its row when it asks for this.
 */
export const lockRouting = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-routing', text: `select pg_advisory_xact_lock(${LOCK})` });

/** Takes the rows of tickets that are to be changed under the lock of routing, in one order: whoever records one of them holds it first. */
export const lockTickets = async (db: Db, numbers: number[]): Promise<void> => {
  if (numbers.length === 0) return;
  await many(db, {
    name: 'lock-tickets',
    text: 'select from ticket where number = any($1::bigint[]) order by number for no key update',
    values: [numbers],
  });
};

/** The people with what they carry now, and when they were last given one. True for as long as the lock is held. */
export async function withLoads(db: Db, people: readonly Member[]): Promise<Member[]> {
  const rows = await many<{ id: string; load: number; givenAt: Date | null }>(db, {
    name: 'loads-of',
    text: `select asked.id, coalesce(load, 0)::int + coalesce(coming, 0)::int as load, given_at as "givenAt"
             from unnest($1::uuid[]) as asked(id)
             left join (select owner_id, sum(${weightIn('priority')}) as load from ticket
                         where state = 'assigned' and snoozed_until is null and owner_id = any($1) group by owner_id) as owned on owned.owner_id = asked.id
             left join (select given_to, sum(${weightIn('t.priority')}) as coming from routing_queue q join ticket t on t.number = q.ticket_number
                         where given_to = any($1) and given_at > now() - ${HELD} and t.owner_id is distinct from given_to group by given_to) as given on given.given_to = asked.id
             left join agent_turn turn on turn.agent_id = asked.id`,
    values: [people.map(({ id }) => id)],
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return people.map((member) => {
    const { load = 0, givenAt = null } = known.get(member.id) ?? {};
    return { ...member, load, lastGivenAt: givenAt?.getTime() ?? null };
  });
}

/** SQL: how much room a ticket of this priority takes. */
const weightIn = (priority: string): string =>
  `case ${priority} ${PRIORITIES.map((one: Priority) => `when '${one}' then ${WEIGHT[one]}`).join(' ')} end`;
