/** Tickets that somebody gives on at the end of their shift: kept before the first of them is asked, so that none is forgotten half-way. */
import { OWNERS } from '../../domain/people/permission.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db, first, many } from '../core/pool.ts';
import { hearTold, insertTold } from '../core/telling.ts';
import type { Receiver } from '../ticket/assignable.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';

/** One ticket, under the id by which its command counts once. */
export type Handing = { id: string; number: number };

/** Enters those that are open and the giver's, once. */
export const enterHandings = (
  db: Db,
  { giver, agent, team, reason }: Receiver & { giver: string; reason: string },
  handings: Handing[],
): Promise<number> =>
  change(db, {
    name: 'enter-handings',
    text: `insert into handing (id, ticket_number, giver_id, agent_id, team_id, reason)
           select h.id, t.number, $1, $2, $3, $4 from json_to_recordset($5::json) as h(id uuid, number bigint)
             join ticket t on t.number = h.number and t.owner_id = $1 and t.state <> 'closed'
           on conflict (id) do nothing`,
    values: [giver, agent, team, reason, wellFormed(handings)],
  });

/** What has become of them; one that was never entered is left out. */
export async function handingsOf(
  db: Db,
  ids: string[],
): Promise<Map<string, { done: boolean; problem: ProblemCode | null }>> {
  const rows = await many<{ id: string; done: boolean; problem: ProblemCode | null }>(db, {
    name: 'handings-of',
    text: 'select id, done_at is not null as done, problem from handing where id = any($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map(({ id, ...became }) => [id, became]));
}

/** The ticket has taken it, or refused it by this problem. What it said first stands. */
export const finishHanding = (db: Db, id: string, problem: ProblemCode | null): Promise<number> =>
  change(db, {
    name: 'finish-handing',
    text: 'update handing set done_at = now(), problem = $2 where id = $1 and done_at is null',
    values: [id, problem],
  });

/** The same of one that is carried out later: whoever gave it is told that it was refused, and why. */
export const finishLater = (db: Db, id: string, problem: ProblemCode | null): Promise<number> =>
  problem === null
    ? finishHanding(db, id, null)
    : change(db, {
        name: 'refuse-handing',
        text: `with refused as (
                 update handing set done_at = now(), problem = $2 where id = $1 and done_at is null returning id, ticket_number, giver_id),
               told as (${insertTold(`(
                 select 'not-given' as kind, null::text as whom, giver_id as agent, null::uuid as team, null::uuid as by, ticket_number as ticket,
                        'handing.' || id as cause, jsonb_build_object('problem', $2::text) as detail, null::float8 as happened from refused) as c`)}),
               heard as (${hearTold('told')})
               select count(*) from heard`,
        values: [id, problem],
      });

/** The ticket, as it was recorded last, has taken a command by this key. */
export async function hasTaken(db: Db, number: number, key: string): Promise<boolean> {
  const { taken } = await first<{ taken: boolean }>(db, {
    name: 'has-taken',
    text: `select exists (select from ticket where number = $1 and snapshot -> 'seenKeys' ? $2) as taken`,
    values: [number, key],
  });
  return taken;
}

/** `to` names who gets it, null when they may own none by now; `theirs`: it is the giver's still, and open. */
export type OwedHanding = TicketIdentity &
  Receiver & {
    id: string;
    giver: { id: string; name: string };
    to: string | null;
    reason: string;
    subject: string;
    theirs: boolean;
  };

/** Whoever has asked is at it for so long. */
const THEIR_OWN = `interval '30 seconds'`;
const AGAIN = `interval '1 minute'`;

/** Those that nobody has carried out, each once a minute, the one that was tried longest ago first; at most `limit`. */
export const owedHandings = (db: Db, limit: number): Promise<OwedHanding[]> =>
  many<OwedHanding>(db, {
    name: 'owed-handings',
    text: `with owed as (
             update handing set tried_at = now() where id in (
               select id from handing
                where done_at is null and asked_at < now() - ${THEIR_OWN} and (tried_at is null or tried_at < now() - ${AGAIN})
                order by tried_at nulls first, asked_at limit $1)
             returning *)
           select o.id, t.number, ${workflowIdIn('t')} as workflow, t.subject, o.agent_id as agent, o.team_id as team, o.reason,
                  t.owner_id = o.giver_id and t.state <> 'closed' as theirs, json_build_object('id', g.id, 'name', g.name) as giver,
                  coalesce((select name from agent a where a.id = o.agent_id and a.active and a.role = any($2::text[])),
                           (select name from team where id = o.team_id and merged_into is null)) as "to"
             from owed o join ticket t on t.number = o.ticket_number join agent g on g.id = o.giver_id order by o.asked_at, t.number`,
    values: [limit, OWNERS],
  });
