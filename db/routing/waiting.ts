/** Tickets that wait until somebody of their team has a place, and those of them that are just being given to somebody. */
import type { Need } from '../../domain/routing/assignment.ts';
import { UNPROMISED_MS, type Waiting } from '../../domain/routing/queue.ts';
import type { Priority } from '../../domain/ticket/ticket.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db, many } from '../core/pool.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';
import { HELD, isPromiseIn } from '../ticket/queued.ts';

/** SQL: when ticket `t`, which waits in row `q`, is due, as domain/routing/queue.ts has it. */
export const dueIn = (q: string, t: string): string =>
  `coalesce(${t}.due_at, ${q}.since + interval '${UNPROMISED_MS} milliseconds')`;

/** SQL: ticket `t` waits in row `q` for somebody of its team, and nobody was given it yet. */
const WAITS = `t.team_id = q.team_id and q.given_to is null and t.owner_id is null and t.state <> 'closed' and t.snoozed_until is null`;
const SOONEST = `order by ${dueIn('q', 't')}, q.since, q.ticket_number`;

type Row = {
  ticket: number;
  since: Date;
  dueAt: Date | null;
  need: Need & Pick<Waiting, 'giver'>;
  priority: Priority;
};
const ROW = `q.ticket_number as ticket, q.since, t.due_at as "dueAt", q.need, t.priority`;

/** What rules or people have made more urgent since takes more room. */
const waitingOf = ({ since, dueAt, need: { giver = null, ...need }, priority, ticket }: Row): Waiting => ({
  ...{ ticket, since: since.getTime(), dueAt: dueAt?.getTime() ?? null, giver },
  need: { ...need, priority },
});

/** Teams with tickets that wait, or whose run has not been told yet or has not recorded whom they were given to. */
export const waitingTeams = async (db: Db): Promise<string[]> =>
  (
    await many<{ team: string }>(db, {
      name: 'waiting-teams',
      text: 'select distinct team_id as team from routing_queue',
    })
  ).map(({ team }) => team);

/** Of a team, those that nobody was given yet and nobody changes just now, due soonest first; at most `limit`. */
export const waitingFor = async (db: Db, team: string, limit: number): Promise<Waiting[]> =>
  (
    await many<Row>(db, {
      name: 'waiting-for',
      text: `select ${ROW} from routing_queue q join ticket t on t.number = q.ticket_number
              where q.team_id = $1 and ${WAITS} ${SOONEST} limit $2 for no key update of q skip locked`,
      values: [team, limit],
    })
  ).map(waitingOf);

/** What waits for each of these teams and is given before anything new, due soonest first; at most `limit` for each. */
export async function queuesOf(db: Db, teams: string[], limit: number): Promise<Map<string, Waiting[]>> {
  if (teams.length === 0) return new Map();
  const rows = await many<Row & { team: string }>(db, {
    name: 'queues-of',
    text: `select asked.team, waiting.* from unnest($1::uuid[]) as asked(team)
             cross join lateral (select ${ROW} from routing_queue q join ticket t on t.number = q.ticket_number
                                  where q.team_id = asked.team and ${WAITS} ${SOONEST} limit $2) as waiting`,
    values: [teams, limit],
  });
  const queues = new Map<string, Waiting[]>();
  for (const { team, ...row } of rows) queues.set(team, [...(queues.get(team) ?? []), waitingOf(row)]);
  return queues;
}

export type Given = { ticket: number; owner: string; decision: string };

/** They are given to somebody, whose room they take for a while; their runs are told next. */
export const markGiven = (db: Db, given: Given[]): Promise<number> =>
  change(db, {
    name: 'mark-given',
    text: `update routing_queue q set given_to = g.owner, given_at = now(), asked_at = null, decision = g.decision
             from json_to_recordset($1::json) as g(ticket bigint, owner uuid, decision uuid) where q.ticket_number = g.ticket`,
    values: [wellFormed(given)],
  });

/** After so long a run that has not answered is asked again: sooner while its ticket still holds somebody's room. */
const AGAIN = `case when q.given_at > now() - ${HELD} then interval '1 minute' else interval '10 minutes' end`;

/** What a run is to be told: its ticket is somebody's. `version` is what its row has. */
export type Telling = TicketIdentity & {
  version: number;
  owner: string;
  ownerName: string;
  team: string;
  decision: string;
};

/** Those first that have not been told yet; one whose run does not answer waits for its time, and keeps no other back. */
export const toBeTold = (db: Db, team: string, limit: number): Promise<Telling[]> =>
  many<Telling>(db, {
    name: 'to-be-told',
    text: `select t.number, ${workflowIdIn('t')} as workflow, t.version, a.id as owner, a.name as "ownerName", q.team_id as team, q.decision
             from routing_queue q join ticket t on t.number = q.ticket_number join agent a on a.id = q.given_to
            where q.team_id = $1 and q.decision is not null and t.owner_id is null and t.state <> 'closed'
              and (q.asked_at is null or q.asked_at < now() - ${AGAIN})
            order by q.asked_at nulls first, ${dueIn('q', 't')}, q.since limit $2`,
    values: [team, limit],
  });

/** Its run was told and has not answered: what came of it is not known. */
export const markSilent = (db: Db, { number, decision }: { number: number; decision: string }): Promise<number> =>
  change(db, {
    name: 'mark-silent',
    text: 'update routing_queue set asked_at = now() where ticket_number = $1 and decision = $2',
    values: [number, decision],
  });

/** It has changed since it was given: it waits again, and takes nobody's room. */
export const takeBack = (db: Db, { number, decision }: { number: number; decision: string }): Promise<number> =>
  change(db, {
    name: 'take-back-given',
    text: `update routing_queue set given_to = null, given_at = null, asked_at = null, decision = null where ticket_number = $1 and decision = $2`,
    values: [number, decision],
  });

/**
 * What waits for nobody: whose record of the step that gave it away was made while it was entered, or whose team claims by now; and room
 * that was promised for a ticket that has it otherwise by now, or has never recorded it.
 */
export const sweepQueue = (db: Db, team: string): Promise<number> =>
  change(db, {
    name: 'sweep-queue',
    text: `delete from routing_queue q using ticket t, team g
            where q.team_id = $1 and t.number = q.ticket_number and g.id = q.team_id
              and (t.state = 'closed' or (g.mode = 'claim' and q.given_to is null)
                   or case when ${isPromiseIn('q')} then q.given_at < now() - ${HELD} or t.owner_id = q.given_to
                           else t.owner_id is not null end)`,
    values: [team],
  });
