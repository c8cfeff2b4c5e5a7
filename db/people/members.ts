/** Who belongs to which team. */
import { change, idsOf, type Db } from '../core/pool.ts';

/** Unknown teams are a foreign key error: check them first. */
export const joinTeams = (db: Db, agent: string, teams: string[]): Promise<number> =>
  change(db, {
    name: 'join-teams',
    text: 'insert into team_member (team_id, agent_id) select team, $1 from unnest($2::uuid[]) as team on conflict do nothing',
    values: [agent, teams],
  });

/** From now on they are in these teams and no others. */
export async function saveTeams(db: Db, agent: string, teams: string[]): Promise<void> {
  await change(db, {
    name: 'leave-teams',
    text: 'delete from team_member where agent_id = $1 and not team_id = any($2::uuid[])',
    values: [agent, teams],
  });
  await joinTeams(db, agent, teams);
}

/** From now on the team has these active members and no others; those who work here no longer stay what they were. */
export async function saveMembers(db: Db, team: string, agents: string[]): Promise<void> {
  await change(db, {
    name: 'drop-members',
    text: `delete from team_member m using agent a
            where m.team_id = $1 and a.id = m.agent_id and a.active and not m.agent_id = any($2::uuid[])`,
    values: [team, agents],
  });
  await change(db, {
    name: 'add-members',
    text: 'insert into team_member (team_id, agent_id) select $1, agent from unnest($2::uuid[]) as agent on conflict do nothing',
    values: [team, agents],
  });
}

/** The ids among `ids` that are active agents. */
export const activeAgents = (db: Db, ids: string[]): Promise<Set<string>> =>
  idsOf(db, {
    name: 'active-agents',
    text: 'select id from agent where id = any($1::uuid[]) and active',
    values: [ids],
  });
