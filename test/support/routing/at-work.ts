/** A real desk that shares tickets out: people who are at work at any hour, rules, and what everybody carries. */
import { change, type Db, many, type Pool } from '../../../db/core/pool.ts';
import { saveTeams } from '../../../db/people/members.ts';
import { savePresence } from '../../../db/people/presence.ts';
import { insertShift } from '../../../db/people/shifts.ts';
import type { Shift } from '../../../domain/routing/shift.ts';
import type { Rule } from '../../../domain/routing/rule.ts';
import { fold } from '../../../domain/text/fold.ts';
import { hire } from '../cast/staff.ts';

export type Worker = {
  name: string;
  capacity?: number;
  seniority?: number;
  /** Default the default team. */
  team?: string;
  languages?: string[];
};

const ROUND_THE_CLOCK: Shift = {
  ...{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', timeZone: 'Europe/Istanbul' },
  ...{ since: '2020-01-01', until: null },
};

/** Somebody who is there whenever the test runs; returns their id. */
export async function atWork(pool: Pool, worker: Worker): Promise<string> {
  const { name, capacity = 20, seniority = 1, team, languages = ['tr', 'en'] } = worker;
  const id = await hire(pool, {
    email: `${fold(name).replaceAll(' ', '.')}@example.test`,
    name,
    role: 'agent',
    capacity,
  });
  await change(pool, {
    text: 'update agent set seniority = $2, languages = $3 where id = $1',
    values: [id, seniority, languages],
  });
  await savePresence(pool, id, 'online', null);
  await insertShift(pool, id, ROUND_THE_CLOCK);
  if (team !== undefined) await saveTeams(pool, id, [team]);
  return id;
}

/** Makes a team; returns its id. */
export const makeTeam = async (db: Db, name: string, more: { lead?: string; mode?: 'push' | 'claim' } = {}) =>
  (
    await many<{ id: string }>(db, {
      text: 'insert into team (name, lead_id, mode) values ($1, $2, $3) returning id',
      values: [name, more.lead ?? null, more.mode ?? 'push'],
    })
  )[0]!.id;

/** Enters a rule behind those there are; returns its id. */
export async function enterRule(
  db: Db,
  name: string,
  when: Rule['when'],
  then: Rule['then'],
  on: Rule['on'] = ['ticket-opened'],
): Promise<string> {
  const [row] = await many<{ id: string }>(db, {
    text: `insert into rule (position, name, definition) select coalesce(max(position), 0) + 1, $1, $2 from rule returning id`,
    values: [name, JSON.stringify({ on, when, then, stop: false })],
  });
  return row!.id;
}

/** The weights of the open tickets of these people, in their order. */
export async function loadsOf(db: Db, people: string[]): Promise<number[]> {
  const rows = await many<{ owner: string; load: number }>(db, {
    text: `select owner_id as owner, sum(case priority when 'urgent' then 3 when 'high' then 2 else 1 end)::int as load
             from ticket where state = 'assigned' and owner_id = any($1) group by owner_id`,
    values: [people],
  });
  return people.map((id) => rows.find(({ owner }) => owner === id)?.load ?? 0);
}
