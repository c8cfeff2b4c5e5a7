/** How Postgres tells the id of a ticket's workflow. */
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { type Db, many, maybe } from '../core/pool.ts';

/** SQL for the id, in a query with `ticket` under this name. Rows of release 0.1.0 have none: their number is their name. */
export const workflowIdIn = (ticket: string): string =>
  `coalesce(${ticket}.workflow_id, 'ticket-' || ${ticket}.number)`;

/** Of one ticket; undefined when it does not exist. Its own statement: of a list Postgres plans each time anew. */
export const workflowIdOf = async (db: Db, number: number): Promise<string | undefined> =>
  (
    await maybe<{ workflow: string }>(db, {
      name: 'workflow-id-of',
      text: `select ${workflowIdIn('t')} as workflow from ticket t where t.number = $1`,
      values: [number],
    })
  )?.workflow;

/** By number, the workflow's id; a ticket that does not exist is left out. */
export const workflowIdsOf = async (db: Db, numbers: number[]): Promise<Map<number, string>> =>
  numbers.length === 0
    ? new Map()
    : new Map(
        (
          await many<TicketIdentity>(db, {
            name: 'workflow-ids-of',
            text: `select t.number, ${workflowIdIn('t')} as workflow from ticket t where t.number = any($1::bigint[])`,
            values: [numbers],
          })
        ).map(({ number, workflow }) => [number, workflow]),
      );
