/** Somebody who may own no ticket any more is on call for nobody: what that means for the rotas of teams, before and when it happens. */
import type { Named } from '../../db/core/named.ts';
import type { Db } from '../../db/core/pool.ts';
import { dutiesAhead, endDuties, lockTeam, rotationsOf, saveRotation, turnsOf } from '../../db/people/on-call.ts';
import { passingOver } from '../../domain/routing/rota.ts';

/** `turns`: whether theirs go to the next, nobody takes any then, or they take none now. `duties`: single ones, which end. */
type LeftRota = { team: Named; turns: 'go-on' | 'end' | 'none'; duties: number };

/** Of each team for which they are on call, now or one day. */
export async function rotasOf(db: Db, agent: string, at: number): Promise<LeftRota[]> {
  const turns = (await turnsOf(db, agent)).map(({ team, ...rotation }): LeftRota => ({
    ...{ team, duties: 0 },
    turns: passingOver(agent, rotation, at) === null ? 'end' : 'go-on',
  }));
  const rotas = new Map(turns.map((one) => [one.team.id, one]));
  for (const { team, count } of await dutiesAhead(db, agent, new Date(at)))
    rotas.set(team.id, { team, turns: 'none', ...rotas.get(team.id), duties: count });
  return [...rotas.values()];
}

/** From `at` on they are passed over, and their duties are over. */
export async function leaveRotas(db: Db, agent: string, at: number): Promise<void> {
  for (const { team } of await turnsOf(db, agent)) {
    await lockTeam(db, team.id);
    const rotation = (await rotationsOf(db, [team.id])).get(team.id);
    if (rotation === undefined) continue;
    await saveRotation(db, team.id, passingOver(agent, rotation, at) ?? { ...rotation, people: [] });
  }
  await endDuties(db, agent, new Date(at));
}
