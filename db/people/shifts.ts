/** Shifts of agents: local times of a zone, in one or several arrangements. */
import type { Shift } from '../../domain/routing/shift.ts';
import { grouped } from '../core/grouped.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

export type ShiftRow = Omit<Shift, 'days'> & { id: string; days: number[] };

const SHIFT = `id, days, starts as "from", ends as "to", time_zone as "timeZone", since::text as since, until::text as until`;

/** The arrangement that began first comes first. */
export const shiftsOf = (db: Db, agent: string): Promise<ShiftRow[]> =>
  many<ShiftRow>(db, {
    name: 'shifts-of',
    text: `select ${SHIFT} from shift where agent_id = $1 order by since, starts, id`,
    values: [agent],
  });

/** Of these agents, by agent. */
export async function shiftsByAgent(db: Db, agents: string[]): Promise<Map<string, ShiftRow[]>> {
  const rows = await many<ShiftRow & { agent: string }>(db, {
    name: 'shifts-by-agent',
    text: `select agent_id as agent, ${SHIFT} from shift where agent_id = any($1::uuid[]) order by since, starts, id`,
    values: [agents],
  });
  return grouped(rows, ({ agent }) => agent);
}

const values = ({ days, from, to, timeZone, since, until }: Shift) => [days, from, to, timeZone, since, until];

export const insertShift = (db: Db, agent: string, shift: Shift): Promise<ShiftRow> =>
  first<ShiftRow>(db, {
    name: 'insert-shift',
    text: `insert into shift (agent_id, days, starts, ends, time_zone, since, until) values ($1, $2, $3, $4, $5, $6, $7) returning ${SHIFT}`,
    values: [agent, ...values(shift)],
  });

/** Undefined when the agent has no such shift. */
export const saveShift = (db: Db, agent: string, id: string, shift: Shift): Promise<ShiftRow | undefined> =>
  maybe<ShiftRow>(db, {
    name: 'save-shift',
    text: `update shift set days = $3, starts = $4, ends = $5, time_zone = $6, since = $7, until = $8
            where id = $2 and agent_id = $1 returning ${SHIFT}`,
    values: [agent, id, ...values(shift)],
  });

export const deleteShift = (db: Db, agent: string, id: string): Promise<number> =>
  change(db, {
    name: 'delete-shift',
    text: 'delete from shift where id = $2 and agent_id = $1',
    values: [agent, id],
  });
