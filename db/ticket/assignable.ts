/** What has to be known before a ticket is given to somebody. */
import { OWNERS } from '../../domain/people/permission.ts';
import { derivedId } from '../core/derived-id.ts';
import { first, type Db } from '../core/pool.ts';
import { waitsIn } from './queued.ts';
import { workflowIdIn } from './workflow-id.ts';

/** Whom a ticket is given to: somebody, or a team. */
export type Receiver = { agent: string | null; team: string | null };

/** The note with the reason of a transfer, by what the transfer counts once by. */
export const reasonId = (number: number, key: string): string => derivedId('reason', String(number), key);

/** The names of those who get it, and the id of the ticket's workflow, each null where there is none; `waits`: in the queue of its team. */
export type Assignable = { agent: string | null; team: string | null; workflow: string | null; waits: boolean };

/** Only an active agent who may answer can be given a ticket. */
export const assignable = (db: Db, number: number, { agent, team }: Receiver): Promise<Assignable> =>
  first<Assignable>(db, {
    name: 'assignable',
    text: `select (select name from agent where id = $2 and active and role = any($4::text[])) as agent,
                  (select name from team where id = $3 and merged_into is null) as team,
                  (select ${workflowIdIn('t')} from ticket t where t.number = $1) as workflow,
                  ${waitsIn('$1')} as waits`,
    values: [number, agent, team, OWNERS],
  });
