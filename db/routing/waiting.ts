/** Tickets that wait until somebody of their team has room, and those of them that are just being given to somebody. */
import type { Need } from '../../domain/routing/assignment.ts';
import type { Waiting } from '../../domain/routing/queue.ts';
import type { Priority } from '../../domain/ticket/ticket.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db, many } from '../core/pool.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';
import { isPromiseIn } from '../ticket/queued.ts';

/** Teams with tickets that wait, or whose run has not been told yet or has not recorded whom they were given to. */
export const waitingTeams = async (db: Db): Promise<string[]> =>
  (
    await many<{ team: string }>(db, {
      name: 'waiting-teams',
      text: 'select distinct team_id as team from routing_queue',
    })
  ).map(({ team }) => team);

/** Of a team, those that nobody was given yet and nobody changes just now, due soonest first; at most `limit`. */
export async function waitingFor(db: Db, team: string, limit: number): Promise<Waiting[]> {
  type Row = {
    ticket: number;
    since: Date;
    dueAt: Date | null;
    need: Need & Pick<Waiting, 'giver'>;
    priority: Priority;
  };
  const rows = await many<Row>(db, {
    name: 'waiting-for',
    text: `select q.ticket_number as ticket, q.since, t.due_at as "dueAt", q.need, t.priority
             from routing_queue q join ticket t on t.number = q.ticket_number
            where q.team_id = $1 and t.team_id = $1 and q.given_to is null and t.owner_id is null and t.state <> 'closed' and t.snoozed_until is null
            order by t.due_at nulls last, q.since limit $2 for no key update of q skip locked`,
    values: [team, limit],
  });
  // What rules or people have made more urgent since takes more room.
  return rows.map(({ since, dueAt, need: { giver = null, ...need }, priority, ticket }) => ({
    ...{ ticket, since: since.getTime(), dueAt: dueAt?.getTime() ?? null, giver },
    need: { ...need, priority },
  }));
}

export type Given = { ticket: number; owner: string; decision: string };

/** They are given to somebody, whose room they take from now on; their runs are told next. */
export const markGiven = (db: Db, given: Given[]): Promise<number> =>
  change(db, {
    name: 'mark-given',
    text: `update routing_queue q set given_to = g.owner, given_at = now(), decision = g.decision
             from json_to_recordset($1::json) as g(ticket bigint, owner uuid, decision uuid) where q.ticket_number = g.ticket`,
    values: [wellFormed(given)],
  });

/** What a run is to be told: its ticket is somebody's. `version` is what its row has. */
export type Telling = TicketIdentity & {
  version: number;
  owner: string;
  ownerName: string;
  team: string;
  decision: string;
};

export const toBeTold = (db: Db, team: string, limit: number): Promise<Telling[]> =>
  many<Telling>(db, {
    name: 'to-be-told',
    text: `select t.number, ${workflowIdIn('t')} as workflow, t.version, a.id as owner, a.name as "ownerName", q.team_id as team, q.decision
             from routing_queue q join ticket t on t.number = q.ticket_number join agent a on a.id = q.given_to
            where q.team_id = $1 and q.decision is not null and t.owner_id is null and t.state <> 'closed'
            order by t.due_at nulls last, q.since limit $2`,
    values: [team, limit],
  });

/** It has changed since it was given: it waits again, and takes nobody's room. */
export const takeBack = (db: Db, { number, decision }: { number: number; decision: string }): Promise<number> =>
  change(db, {
    name: 'take-back-given',
    text: `update routing_queue set given_to = null, given_at = null, decision = null where ticket_number = $1 and decision = $2`,
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
                   or case when ${isPromiseIn('q')} then q.given_at < now() - interval '1 minute' or t.owner_id = q.given_to
                           else t.owner_id is not null end)`,
    values: [team],
  });
