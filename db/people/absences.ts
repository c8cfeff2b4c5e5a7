/** Absences of agents: from an instant until before another. */
import { grouped } from '../core/grouped.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

export type AbsenceRow = { id: string; from: Date; to: Date; reason: string; ticketsDue: number };
type Absence = { from: Date; to: Date; reason: string };

const ABSENCE = `a.id, a.starts as "from", a.ends as "to", a.reason,
  (select count(*)::integer from ticket t where t.owner_id = a.agent_id and t.state <> 'closed'
     and t.due_at >= a.starts and t.due_at < a.ends) as "ticketsDue"`;

/** Those that had not ended at an instant, the soonest first, at most `limit`. */
export const absencesOf = (
  db: Db,
  agent: string,
  { after, limit }: { after: Date; limit: number },
): Promise<AbsenceRow[]> =>
  many<AbsenceRow>(db, {
    name: 'absences-of',
    text: `select ${ABSENCE} from absence a where a.agent_id = $1 and a.ends > $2 order by a.starts, a.id limit $3`,
    values: [agent, after, limit],
  });

/** Those of these agents that touch a span, by agent. */
export async function absencesByAgent(
  db: Db,
  agents: string[],
  { from, to }: { from: Date; to: Date },
): Promise<Map<string, { id: string; from: Date; to: Date; reason: string }[]>> {
  const rows = await many<{ agent: string; id: string; from: Date; to: Date; reason: string }>(db, {
    name: 'absences-by-agent',
    text: `select agent_id as agent, id, starts as "from", ends as "to", reason from absence
            where agent_id = any($1::uuid[]) and ends > $2 and starts <= $3 order by starts, id`,
    values: [agents, from, to],
  });
  return grouped(rows, ({ agent }) => agent);
}

/** One of the agent's own that lies in this time, but for one that is being changed. */
export const overlappingAbsence = (
  db: Db,
  agent: string,
  { from, to }: Pick<Absence, 'from' | 'to'>,
  but: string | null,
): Promise<{ from: Date; to: Date } | undefined> =>
  maybe(db, {
    name: 'overlapping-absence',
    text: `select starts as "from", ends as "to" from absence
            where agent_id = $1 and ends > $2 and starts < $3 and id is distinct from $4 order by starts limit 1`,
    values: [agent, from, to, but],
  });

export const insertAbsence = (db: Db, agent: string, { from, to, reason }: Absence): Promise<AbsenceRow> =>
  first<AbsenceRow>(db, {
    name: 'insert-absence',
    text: `with a as (insert into absence (agent_id, starts, ends, reason) values ($1, $2, $3, $4) returning *) select ${ABSENCE} from a`,
    values: [agent, from, to, reason],
  });

/** Undefined when the agent has no such absence. */
export const saveAbsence = (
  db: Db,
  agent: string,
  id: string,
  { from, to, reason }: Absence,
): Promise<AbsenceRow | undefined> =>
  maybe<AbsenceRow>(db, {
    name: 'save-absence',
    text: `with a as (update absence set starts = $3, ends = $4, reason = $5 where id = $2 and agent_id = $1 returning *)
           select ${ABSENCE} from a`,
    values: [agent, id, from, to, reason],
  });

export const deleteAbsence = (db: Db, agent: string, id: string): Promise<number> =>
  change(db, {
    name: 'delete-absence',
    text: 'delete from absence where id = $2 and agent_id = $1',
    values: [agent, id],
  });
