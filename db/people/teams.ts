/** Teams: who is responsible when no person is. One that was merged into another is none any more; its name stays in old tickets. */
import type { Calendar } from '../../domain/sla/calendar.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import type { TeamMode } from '../../domain/ticket/team-mode.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';
import type { Named } from '../core/named.ts';
import { POLICY_OF_TEAM } from '../core/policy-of-team.ts';

export type TeamRow = Named & {
  isDefault: boolean;
  openTickets: number;
  calendar: Calendar;
  lead: Named | null;
  mode: TeamMode;
  members: Named[];
};

const TEAM = `g.id, g.name, g.is_default as "isDefault", g.mode,
  json_build_object('timeZone', c.time_zone, 'openHours', c.open_hours, 'holidays', c.holidays) as calendar,
  (select json_build_object('id', id, 'name', name) from agent where id = g.lead_id) as lead,
  coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by tr_order(a.name), a.id)
              from team_member m join agent a on a.id = m.agent_id where m.team_id = g.id and a.active), '[]') as members`;
const FROM = `team g ${POLICY_OF_TEAM}
  join calendar c on c.id = p.calendar_id`;

/** By name; `all`: those as well that were merged into others. */
export const listTeams = (db: Db, all = false): Promise<TeamRow[]> =>
  many<TeamRow>(db, {
    name: 'list-teams',
    text: `with load as (select team_id, count(*)::integer as open from ticket where state <> 'closed' and snoozed_until is null group by team_id)
           select ${TEAM}, coalesce(load.open, 0) as "openTickets"
             from ${FROM} left join load on load.team_id = g.id
            where $1 or g.merged_into is null
            order by tr_order(g.name)`,
    values: [all],
  });

export const teamById = (db: Db, id: string): Promise<TeamRow | undefined> =>
  maybe<TeamRow>(db, {
    name: 'team-by-id',
    text: `select ${TEAM}, (select count(*)::integer from ticket where team_id = g.id and state <> 'closed' and snoozed_until is null) as "openTickets"
             from ${FROM} where g.id = $1 and g.merged_into is null`,
    values: [id],
  });

/** Who answers for a team, as things stand; undefined: nobody, or there is no such team. */
export const leadOf = (db: Db, team: string): Promise<Named | undefined> =>
  maybe<Named>(db, {
    name: 'lead-of',
    text: 'select a.id, a.name from team g join agent a on a.id = g.lead_id where g.id = $1',
    values: [team],
  });

/** Who has a name already, however it is written: a team, one that was merged away, or nobody. `but` is asked about nobody. */
export const nameUse = async (db: Db, name: string, but: string | null): Promise<'team' | 'merged' | null> =>
  (
    await first<{ use: 'team' | 'merged' | null }>(db, {
      name: 'team-name-use',
      text: `select max(case when merged_into is null then 'team' else 'merged' end) filter (where merged_into is null or name = $1) as use
               from team where tr_fold(name) = tr_fold($1) and id is distinct from $2`,
      values: [name, but],
    })
  ).use;

/**
 * The new team, whose name no team has. One of exactly this name that was merged away is taken up again, with what it was, but nobody is on call
 * for it who was before: its people are with the other team.
 */
export const createTeam = (db: Db, name: string): Promise<Named> =>
  first<Named>(db, {
    name: 'create-team',
    text: `with made as (
             insert into team (name) values ($1) on conflict (name) do update set merged_into = null returning id, name),
           rotated as (delete from rotation where team_id in (select id from made)),
           planned as (delete from duty where team_id in (select id from made) and starts >= now()),
           ended as (update duty set ends = now() where team_id in (select id from made) and starts < now() and ends > now())
           select id, name from made`,
    values: [name],
  });

export type TeamSettings = { name: string; lead: string | null; mode: TeamMode };

/** Its name is one that no other team has. */
export const updateTeam = (db: Db, id: string, team: TeamSettings): Promise<number> =>
  change(db, {
    name: 'update-team',
    text: 'update team set name = $2, lead_id = $3, mode = $4 where id = $1',
    values: [id, team.name, team.lead, team.mode],
  });

/**
 * Merges a team into another: members, mailboxes, folders and being the default follow at once, and rules give to that one, each in its next
 * version, made by `by`. Its open tickets are given on one after another; returns how many there are.
 */
export async function mergeTeam(db: Db, by: string, id: string, into: string): Promise<number> {
  for (const [name, text] of Object.entries(FOLLOWS)) await change(db, { name, text, values: [id, into] });
  await followInRules(db, by, id, into);
  await change(db, { name: 'drop-merged-members', text: 'delete from team_member where team_id = $1', values: [id] });
  // One is the default at any moment: first this one is it no more.
  const wasDefault = await change(db, {
    name: 'end-default-team',
    text: 'update team set is_default = false where id = $1 and is_default',
    values: [id],
  });
  if (wasDefault > 0)
    await change(db, {
      name: 'set-default-team',
      text: 'update team set is_default = true where id = $1',
      values: [into],
    });
  const { count } = await first<{ count: number }>(db, {
    name: 'open-tickets-of-team',
    text: `select count(*)::integer as count from ticket where team_id = $1 and state <> 'closed'`,
    values: [id],
  });
  return count;
}

const FOLLOWS = {
  'merge-members': `insert into team_member (team_id, agent_id) select $2, agent_id from team_member where team_id = $1 on conflict do nothing`,
  'merge-mailboxes': 'update mailbox set team_id = $2 where team_id = $1',
  'merge-folders': 'update mailbox_folder set team_id = $2 where team_id = $1',
  'hand-on-merged': 'update team set merged_into = $2 where merged_into = $1',
  'merge-team': 'update team set merged_into = $2, lead_id = null where id = $1',
};

/** What rules ask of a ticket's team stays as it was: asked of the other one it would hold for all that this has. */
async function followInRules(db: Db, by: string, id: string, into: string): Promise<void> {
  // As `lockRules`: whoever is saving one has not heard of the merge.
  await first(db, { name: 'lock-followed-rules', text: `select pg_advisory_xact_lock(hashtext('rules'))` });
  await change(db, {
    name: 'follow-in-rules',
    text: `with made as (
             update rule r set version = version + 1, definition = jsonb_set(definition, '{then}', (
                      select jsonb_agg(case when act @> gone then jsonb_set(act, '{team}', to_jsonb($3::text)) else act end order by nth)
                        from jsonb_array_elements(r.definition->'then') with ordinality as acts(act, nth)))
               from jsonb_build_object('do', 'set-team', 'team', $2::text) as gone
              where deleted_at is null and definition->'then' @> jsonb_build_array(gone)
             returning r.id, version, name, enabled, definition)
           insert into rule_version (rule_id, version, name, enabled, definition, made_by)
           select id, version, name, enabled, definition, $1 from made`,
    values: [by, id, into],
  });
}

/** The ids among `ids` that are teams. */
export const knownTeams = async (db: Db, ids: string[]): Promise<Set<string>> =>
  new Set(Object.keys(await teamNames(db, ids)));

/** The names of those among `ids` that are teams. */
export async function teamNames(db: Db, ids: string[]): Promise<StaffNames> {
  if (ids.length === 0) return {};
  const rows = await many<Named>(db, {
    name: 'team-names',
    text: 'select id, name from team where id = any($1::uuid[]) and merged_into is null',
    values: [ids],
  });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export const defaultTeam = (db: Db): Promise<Named | undefined> =>
  maybe<Named>(db, { name: 'default-team', text: 'select id, name from team where is_default' });
