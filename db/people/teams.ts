/** Teams: who is responsible when no person is. */
import type { Calendar } from '../../domain/sla/calendar.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import { many, maybe, type Db } from '../core/pool.ts';
import type { Named } from '../core/named.ts';

export type TeamLoad = Named & { isDefault: boolean; openTickets: number; calendar: Calendar };

export const listTeams = (db: Db): Promise<TeamLoad[]> =>
  many<TeamLoad>(db, {
    name: 'list-teams',
    text: `with load as (select team_id, count(*)::integer as open from ticket where state <> 'closed' and snoozed_until is null group by team_id)
           select g.id, g.name, g.is_default as "isDefault", coalesce(load.open, 0) as "openTickets",
                  json_build_object('timeZone', c.time_zone, 'openHours', c.open_hours, 'holidays', c.holidays) as calendar
             from team g left join load on load.team_id = g.id
             join policy p on p.id = coalesce(g.policy_id, (select id from policy where is_default))
             join calendar c on c.id = p.calendar_id
            order by g.name`,
  });

/** The new team; undefined when the name is taken. */
export const createTeam = (db: Db, name: string): Promise<Named | undefined> =>
  maybe<Named>(db, {
    name: 'create-team',
    text: 'insert into team (name) values ($1) on conflict (name) do nothing returning id, name',
    values: [name],
  });

/** The ids among `ids` that are teams. */
export const knownTeams = async (db: Db, ids: string[]): Promise<Set<string>> =>
  new Set(Object.keys(await teamNames(db, ids)));

/** The names of those among `ids` that are teams. */
export async function teamNames(db: Db, ids: string[]): Promise<StaffNames> {
  if (ids.length === 0) return {};
  const rows = await many<Named>(db, {
    name: 'team-names',
    text: 'select id, name from team where id = any($1::uuid[])',
    values: [ids],
  });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export const defaultTeam = (db: Db): Promise<Named | undefined> =>
  maybe<Named>(db, { name: 'default-team', text: 'select id, name from team where is_default' });
