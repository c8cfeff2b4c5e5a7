/** Who answers for a team when nobody of it is there: people in turn, and single duties. */
import type { Duty, Rotation } from '../../domain/routing/rota.ts';
import type { Named } from '../core/named.ts';
import { grouped } from '../core/grouped.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

/** Instants as epoch ms, as the domain counts. */
export type DutyRow = Duty & { id: string; agent: Named };

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
const DUTY = `d.id, d.agent_id as person, ${MS('d.starts')} as "from", ${MS('d.ends')} as "to",
  json_build_object('id', a.id, 'name', a.name) as agent`;

/** Of these teams, by team. */
export async function rotationsOf(db: Db, teams: string[]): Promise<Map<string, Rotation>> {
  const rows = await many<Rotation & { team: string }>(db, {
    name: 'rotations-of',
    text: `select team_id as team, people, since::text as since, hand_over as time, time_zone as "timeZone"
             from rotation where team_id = any($1::uuid[])`,
    values: [teams],
  });
  return new Map(rows.map(({ team, ...rotation }) => [team, rotation]));
}

/** Teams in whose rotation somebody takes turns. */
export const turnsOf = (db: Db, agent: string): Promise<(Rotation & { team: Named })[]> =>
  many(db, {
    name: 'turns-of',
    text: `select json_build_object('id', g.id, 'name', g.name) as team, people, since::text as since, hand_over as time, time_zone as "timeZone"
             from rotation r join team g on g.id = r.team_id
            where people @> array[$1::uuid] and g.merged_into is null order by tr_order(g.name)`,
    values: [agent],
  });

/** How many duties of somebody have not ended at an instant, by team. */
export const dutiesAhead = (db: Db, agent: string, at: Date): Promise<{ team: Named; count: number }[]> =>
  many(db, {
    name: 'duties-ahead',
    text: `select json_build_object('id', g.id, 'name', g.name) as team, count(*)::integer as count
             from duty d join team g on g.id = d.team_id
            where d.agent_id = $1 and d.ends > $2 and g.merged_into is null group by g.id, g.name order by tr_order(g.name)`,
    values: [agent, at],
  });

/** Duties of somebody to come are none, and one that runs ends. */
export async function endDuties(db: Db, agent: string, at: Date): Promise<void> {
  const values = [agent, at];
  await change(db, { name: 'drop-duties', text: 'delete from duty where agent_id = $1 and starts >= $2', values });
  await change(db, { name: 'end-duty', text: 'update duty set ends = $2 where agent_id = $1 and ends > $2', values });
}

/** Without people nobody takes turns. */
export const saveRotation = (db: Db, team: string, { people, since, time, timeZone }: Rotation): Promise<number> =>
  people.length === 0
    ? change(db, { name: 'delete-rotation', text: 'delete from rotation where team_id = $1', values: [team] })
    : change(db, {
        name: 'save-rotation',
        text: `insert into rotation (team_id, people, since, hand_over, time_zone) values ($1, $2, $3, $4, $5)
               on conflict (team_id) do update set people = excluded.people, since = excluded.since, hand_over = excluded.hand_over,
                 time_zone = excluded.time_zone`,
        values: [team, people, since, time, timeZone],
      });

/** Those of a team that had not ended at an instant, the soonest first, at most `limit`. */
export const dutiesOf = (db: Db, team: string, { after, limit }: { after: Date; limit: number }): Promise<DutyRow[]> =>
  many<DutyRow>(db, {
    name: 'duties-of',
    text: `select ${DUTY} from duty d join agent a on a.id = d.agent_id
            where d.team_id = $1 and d.ends > $2 order by d.starts, d.id limit $3`,
    values: [team, after, limit],
  });

/** Those of these teams that touch a span, by team. */
export async function dutiesByTeam(
  db: Db,
  teams: string[],
  { from, to }: { from: Date; to: Date },
): Promise<Map<string, DutyRow[]>> {
  const rows = await many<DutyRow & { team: string }>(db, {
    name: 'duties-by-team',
    text: `select d.team_id as team, ${DUTY} from duty d join agent a on a.id = d.agent_id
            where d.team_id = any($1::uuid[]) and d.ends > $2 and d.starts < $3 order by d.starts, d.id`,
    values: [teams, from, to],
  });
  return grouped(rows, ({ team }) => team);
}

export const overlappingDuty = (
  db: Db,
  team: string,
  from: Date,
  to: Date,
): Promise<{ from: Date; to: Date } | undefined> =>
  maybe(db, {
    name: 'overlapping-duty',
    text: `select starts as "from", ends as "to" from duty where team_id = $1 and ends > $2 and starts < $3 order by starts limit 1`,
    values: [team, from, to],
  });

export const insertDuty = (
  db: Db,
  team: string,
  { agent, from, to }: { agent: string; from: Date; to: Date },
): Promise<DutyRow> =>
  first<DutyRow>(db, {
    name: 'insert-duty',
    text: `with d as (insert into duty (team_id, agent_id, starts, ends) values ($1, $2, $3, $4) returning *)
           select ${DUTY} from d join agent a on a.id = d.agent_id`,
    values: [team, agent, from, to],
  });

export const deleteDuty = (db: Db, team: string, id: string): Promise<number> =>
  change(db, { name: 'delete-duty', text: 'delete from duty where id = $2 and team_id = $1', values: [team, id] });

/** Until the transaction ends nobody else changes who is on call for it. False: there is no such team. */
export const lockTeam = async (db: Db, team: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'lock-team',
    text: 'select 1 from team where id = $1 and merged_into is null for no key update',
    values: [team],
  })) !== undefined;

/** The names of agents, active or not, by id. */
export async function agentNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await many<Named>(db, {
    name: 'agent-names',
    text: 'select id, name from agent where id = any($1::uuid[])',
    values: [[...new Set(ids)]],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of these people, those who may not stand in: not active, or of a role that may own no ticket. */
export async function notOwners(db: Db, ids: readonly string[], owners: readonly string[]): Promise<string[]> {
  const rows = await many<{ id: string }>(db, {
    name: 'not-owners',
    text: `select asked as id from unnest($1::uuid[]) as asked
            where not exists (select from agent where id = asked and active and role = any($2::text[]))`,
    values: [ids, owners],
  });
  return rows.map(({ id }) => id);
}
