/** Teams: who is responsible when no person is. */
import { many, maybe, type Db } from '../core/pool.ts';
import type { Named } from './sessions.ts';

export type TeamLoad = Named & { isDefault: boolean; openTickets: number };

export const listTeams = (db: Db): Promise<TeamLoad[]> =>
  many<TeamLoad>(db, {
    name: 'list-teams',
    text: `with load as (select team_id, count(*)::integer as open from ticket where state <> 'closed' group by team_id)
           select g.id, g.name, g.is_default as "isDefault", coalesce(load.open, 0) as "openTickets"
             from team g left join load on load.team_id = g.id
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
export async function knownTeams(db: Db, ids: string[]): Promise<Set<string>> {
  const rows = await many<{ id: string }>(db, {
    name: 'known-teams',
    text: 'select id from team where id = any($1::uuid[])',
    values: [ids],
  });
  return new Set(rows.map((row) => row.id));
}

export const defaultTeam = (db: Db): Promise<Named | undefined> =>
  maybe<Named>(db, { name: 'default-team', text: 'select id, name from team where is_default' });
