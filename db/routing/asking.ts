/** Whether anything is to be asked about a ticket that lives: one small question before the record of each step that might. */
import type { Ask } from '../../domain/ticket/asking.ts';
import { type Moment, momentOf } from '../../domain/routing/facts.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import { first, type Db } from '../core/pool.ts';

export type Asked = {
  /** Those of the moments at which some rule that is switched on is asked. */
  moments: Moment[];
  /** Its owner works here, may own it and is not absent. */
  isOwnerHere: boolean;
  /** Teams with tickets that nobody has been given yet. */
  queues: string[];
};

export const whatIsAsked = (db: Db, ask: readonly Ask[], owner: string | null): Promise<Asked> =>
  first<Asked>(db, {
    name: 'what-is-asked',
    text: `select array(select moment from unnest($1::text[]) as moment
                         where exists (select from rule where enabled and deleted_at is null and definition->'on' ? moment)) as moments,
                  case when $4 then exists (select from agent where id = $2 and active and role = any($3::text[])
                         and not exists (select from absence where agent_id = $2 and starts <= now() and ends > now())) else true end as "isOwnerHere",
                  case when $5 then array(select distinct team_id from routing_queue where given_to is null) else '{}' end as queues`,
    values: [
      ask.map((one) => (one === 'no-spam' ? momentOf(one) : one)),
      owner,
      OWNERS,
      ask.includes('returned'),
      ask.includes('freed'),
    ],
  });
