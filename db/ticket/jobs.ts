/** Commands for many tickets: what was asked, who is at it, and what became of each. */
import type { JobCommand } from '../../domain/ticket/bulk.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { Role } from '../../domain/people/permission.ts';
import type { Language } from '../../domain/text/language.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db, first, many, maybe } from '../core/pool.ts';

/** Enters a job for the tickets, once; those that there are not are kept as refusals. */
export async function enterJob(
  db: Db,
  { id, agent, command }: { id: string; agent: string; command: JobCommand },
  numbers: readonly number[],
): Promise<void> {
  await change(db, {
    name: 'enter-job',
    text: `with given as (
             select g.number::bigint as number, min(g.place)::int as place
               from json_array_elements_text($4::json) with ordinality as g(number, place) group by 1),
           asked as (
             insert into job (id, agent_id, command, unknown)
             select $1::uuid, $2::uuid, $3::jsonb, coalesce(array_agg(number order by place), '{}') from given
              where not exists (select from ticket t where t.number = given.number)
             on conflict (id) do nothing returning id)
           insert into job_ticket (job_id, ticket_number, place)
           select asked.id, given.number, given.place from asked, given join ticket t on t.number = given.number`,
    values: [id, agent, wellFormed(command), JSON.stringify(numbers)],
  });
}

/** What keeps a job from being taken back: it takes another back itself, was taken back, is not at its end, or has changed nothing. */
export type UndoObstacle = 'undo' | 'taken-back' | 'running' | 'nothing';

/** SQL for that of job `j`; null where it can be taken back. */
const OBSTACLE = `case
  when j.undoes is not null then 'undo'
  when exists (select from job u where u.undoes = j.id) then 'taken-back'
  when exists (select from job_ticket o where o.job_id = j.id and o.done_at is null) then 'running'
  when not exists (select from job_ticket o where o.job_id = j.id and coalesce(o.version, o.read_upto) is not null) then 'nothing' end`;

/** Enters what takes another job of the same agent back: its tickets that it has changed, the last one first. False where something keeps it from that. */
export const enterUndo = async (
  db: Db,
  { id, agent, of }: { id: string; agent: string; of: string },
): Promise<boolean> =>
  (await change(db, {
    name: 'enter-undo',
    text: `with asked as (
             insert into job (id, agent_id, command, undoes)
             select $1, $2, '{"kind": "undo"}', j.id from job j
              where j.id = $3 and j.agent_id = $2 and ${OBSTACLE} is null
             on conflict (undoes) do nothing
             returning id)
           insert into job_ticket (job_id, ticket_number, place)
           select asked.id, i.ticket_number, -i.place from asked, job_ticket i where i.job_id = $3 and coalesce(i.version, i.read_upto) is not null`,
    values: [id, agent, of],
  })) > 0;

/** What keeps this job from being taken back, as it is by now; null: nothing, or there is no such job. */
export const undoObstacle = async (db: Db, id: string): Promise<UndoObstacle | null> =>
  (
    await maybe<{ obstacle: UndoObstacle | null }>(db, {
      name: 'undo-obstacle',
      text: `select ${OBSTACLE} as obstacle from job j where j.id = $1`,
      values: [id],
    })
  )?.obstacle ?? null;

/** Forgets those of a job that nobody is at yet. One that takes another back is carried out: it can be given only once. */
export const stopJob = (db: Db, id: string, agent: string): Promise<number> =>
  change(db, {
    name: 'stop-job',
    text: `delete from job_ticket i using job j
            where j.id = $1 and j.agent_id = $2 and j.undoes is null and i.job_id = j.id and i.begun_at is null and i.done_at is null`,
    values: [id, agent],
  });

export type Job = {
  id: string;
  kind: JobCommand['kind'];
  askedAt: Date;
  total: number;
  done: number;
  refusedCount: number;
  refused: { number: number; problem: ProblemCode }[];
  undoable: boolean;
};

/** A job of this agent, with at most `shown` of its refusals. */
export const jobOf = (db: Db, id: string, agent: string, shown: number): Promise<Job | undefined> =>
  maybe<Job>(db, {
    name: 'job-of',
    text: `select j.id, j.command->>'kind' as kind, j.asked_at as "askedAt", i.total, i.done, i.refused as "refusedCount",
                  coalesce((select json_agg(json_build_object('number', r.ticket_number, 'problem', r.problem))
                              from (select ticket_number, problem, place from job_ticket where job_id = j.id and problem is not null
                                    union all select u.number, 'not-found', null from unnest(j.unknown) as u(number)
                                    order by place nulls last, ticket_number limit $3) r), '[]') as refused,
                  ${OBSTACLE} is null as undoable
             from job j cross join lateral (
               select cardinality(j.unknown) + count(*)::int as total, cardinality(j.unknown) + count(done_at)::int as done,
                      cardinality(j.unknown) + count(problem)::int as refused
                 from job_ticket where job_id = j.id) i
            where j.id = $1 and j.agent_id = $2`,
    values: [id, agent, shown],
  });

/** Nobody is at it any more, and nothing was done: it can be begun, or forgotten, at once. */
export const leaveOwed = (db: Db, { job, number }: Pick<OwedCommand, 'job' | 'number'>): Promise<number> =>
  change(db, {
    name: 'leave-owed',
    text: 'update job_ticket set begun_at = null where job_id = $1 and ticket_number = $2 and done_at is null',
    values: [job, number],
  });

/**
 * One ticket of a job that somebody has to give the command to. `undone`: what is taken back, the job that did it and what that has made of
 * the ticket.
 */
export type OwedCommand = {
  job: string;
  number: number;
  command: JobCommand;
  undone: ({ job: string; kind: JobCommand['kind'] } & Made) | null;
  tags: string[];
  version: number;
  /** `active`: they work here still. */
  who: { id: string; name: string; role: Role; active: boolean; undoSeconds: number; language: Language };
};

/** The version that a ticket has by a command, and how far it had been read that was made unread again; null: nothing of the kind. */
type Made = { version: number | null; readUpto: number | null };

/** Whoever began longer ago has died over it. */
const LEASE = `interval '1 minute'`;

/** Takes at most `limit` that nobody is at: for whoever calls, until the lease ends. */
export const beginOwed = (db: Db, limit: number): Promise<OwedCommand[]> =>
  many<OwedCommand>(db, {
    name: 'begin-owed',
    text: `with begun as (
             update job_ticket set begun_at = now() where (job_id, ticket_number) in (
               select job_id, ticket_number from job_ticket
                where done_at is null and (begun_at is null or begun_at < now() - ${LEASE})
                order by begun_at nulls first, job_id, place limit $1 for update skip locked)
             returning *)
           select j.id as job, b.ticket_number as number, j.command, t.tags, t.version, json_build_object('id', a.id, 'name', a.name, 'role', a.role, 'active', a.active, 'undoSeconds', a.undo_seconds, 'language', a.language) as who,
                  (select json_build_object('job', o.id, 'kind', o.command->>'kind', 'version', i.version, 'readUpto', i.read_upto)
                     from job o join job_ticket i on i.job_id = o.id and i.ticket_number = b.ticket_number where o.id = j.undoes) as undone
             from begun b join job j on j.id = b.job_id join ticket t on t.number = b.ticket_number
             join agent a on a.id = j.agent_id
            order by j.asked_at, b.place`,
    values: [limit],
  });

/** What a command goes by, as the ticket stands now. */
export const seenNow = (db: Db, number: number): Promise<Pick<OwedCommand, 'tags' | 'version'>> =>
  first(db, { name: 'seen-now', text: 'select tags, version from ticket where number = $1', values: [number] });

/** The ticket has taken the command, with what it has made of it, or refused it by this problem; what it said first stands. */
export const finishOwed = (
  db: Db,
  { job, number }: Pick<OwedCommand, 'job' | 'number'>,
  { version = null, readUpto = null, problem = null }: Partial<Made> & { problem?: ProblemCode | null },
): Promise<number> =>
  change(db, {
    name: 'finish-owed',
    text: `update job_ticket set done_at = now(), version = $3, read_upto = $4, problem = $5
            where job_id = $1 and ticket_number = $2 and done_at is null`,
    values: [job, number, version, readUpto, problem],
  });
