/** Open tickets that lack what none may lack. In a sound desk there are none, so each question asks an index for what is not there. */
import { OWNERS } from '../../domain/people/permission.ts';
import type { Lack } from '../../domain/routing/guarantee.ts';
import { change, many, type Db } from '../core/pool.ts';
import type { Named } from '../core/named.ts';

export type Violation = {
  number: number;
  subject: string;
  team: Named;
  owner: Named | null;
  lacks: Lack[];
  since: Date;
};

/** What is under way for so long is not under way. */
const PATIENCE = `interval '2 minutes'`;
/** SQL: agent `a` may own tickets. */
const OWNER = 'a.active and a.role = any($2::text[])';
/** SQL: ticket `t` is open and nobody's. */
const OWNERLESS = `t.owner_id is null and t.state <> 'closed'`;
const MEMBER = `select from team_member m join agent a on a.id = m.agent_id where m.team_id = g.id and ${OWNER}`;

/** SQL: what nobody owns in a team that is given its tickets, and does not wait there. */
const LOST = `select t.number from (select g.id from team g where g.mode = 'push' and g.merged_into is null and exists (${MEMBER} and a.capacity > 0) offset 0) g
       join ticket t on t.team_id = g.id and ${OWNERLESS} and t.state = 'new' and t.snoozed_until is null and t.updated_at < now() - ${PATIENCE}
      where not exists (select from routing_queue q where q.ticket_number = t.number)`;

/** One question for each way in which a ticket can lack something; each answers numbers. */
const QUESTIONS: [Lack, string][] = [
  [
    'responsible',
    `select t.number from agent a join ticket t on t.owner_id = a.id and t.state <> 'closed' where not (${OWNER})`,
  ],
  [
    'responsible',
    `select t.number from team g join ticket t on t.team_id = g.id and t.state <> 'closed' where g.merged_into is not null`,
  ],
  [
    'responsible',
    // The teams first (`offset 0`): as a rule there are none, and nothing is read of their tickets.
    `select t.number from (select g.id from team g where g.merged_into is null and not exists (${MEMBER})
                              and not exists (select from agent a where a.id = g.lead_id and ${OWNER}) offset 0) g
       join ticket t on t.team_id = g.id and ${OWNERLESS}`,
  ],
  ['deadline', `select t.number from ticket t where t.state <> 'closed' and t.next_deadline_at < now() - ${PATIENCE}`],
  [
    'next-action',
    `select t.number from ticket t where t.state <> 'closed' and t.next_deadline_at is null and t.updated_at < now() - ${PATIENCE}`,
  ],
  ['queue', LOST],
  // Given to somebody, and their ticket was never told.
  [
    'queue',
    `select q.ticket_number from routing_queue q where q.decision is not null and q.given_at < now() - ${PATIENCE}`,
  ],
];

/** At most `limit` of each kind, the oldest tickets first. */
export const violations = (db: Db, limit: number): Promise<Violation[]> =>
  many<Violation>(db, {
    name: 'violations',
    text: `with found(number, lacks) as (${QUESTIONS.map(([lack, sql]) => `(select number, '${lack}' from (${sql} limit $1) one(number))`).join(' union all ')})
           select t.number, t.subject, json_build_object('id', g.id, 'name', g.name) as team, t.updated_at as since,
                  case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as owner,
                  array_agg(distinct found.lacks) as lacks
             from found join ticket t on t.number = found.number join team g on g.id = t.team_id left join agent o on o.id = t.owner_id
            group by t.number, g.id, o.id order by t.number limit $1`,
    values: [limit, OWNERS],
  });

/**
 * Puts what was lost from the queue of its team back, the place of its arrival kept: tickets from before their team was given any, and
 * what a crash has left. Returns how many, at most `limit`.
 */
export const queueLost = (db: Db, limit: number): Promise<number> =>
  change(db, {
    name: 'queue-lost',
    text: `insert into routing_queue (ticket_number, team_id, need, since)
           select number, team_id, jsonb_build_object('agent', null, 'skills', '[]'::jsonb, 'seniority', null, 'language', language, 'priority', priority), created_at
             from ticket where number in (${LOST} limit $1)
           on conflict do nothing`,
    values: [limit, OWNERS],
  });
