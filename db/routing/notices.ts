/** What rules tell people who work here. */
import { wellFormed } from '../core/json.ts';
import { change, type Db } from '../core/pool.ts';
import { hearTold, insertTold } from '../core/telling.ts';

/** A rule wants somebody to know of a ticket; `owner`: who has it, `decision`: on which occasion. */
export type RuleNotice = {
  rule: string;
  decision: string | null;
  ticket: number;
  team: string;
  owner: string | null;
  whom: 'owner' | 'lead' | { agent: string };
};

/**
 * Tells each of them once, as long as they work here. A ticket without an owner is told of to the lead of its team. What the rule was called
 * then is told with it.
 */
export async function tellByRules(db: Db, notices: RuleNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await change(db, {
    name: 'tell-by-rules',
    text: `with told as (${insertTold(`(
             select 'rule-told' as kind, case when n.agent is null then 'lead' end as whom, n.agent, n.team, null::uuid as by, n.ticket,
                    concat_ws('.', 'rule', r.id, n.ticket, n.decision) as cause,
                    jsonb_build_object('number', n.ticket, 'rule', r.id, 'name', r.name) as detail, null::float8 as happened
               from json_to_recordset($1::json) as n(rule uuid, decision text, ticket bigint, team uuid, agent uuid) join rule r on r.id = n.rule) as c`)}),
           heard as (${hearTold('told')})
           select count(*) from heard`,
    values: [wellFormed(notices.map(({ whom, owner, ...notice }) => ({ ...notice, agent: agentOf(whom, owner) })))],
  });
}

const agentOf = (whom: RuleNotice['whom'], owner: string | null): string | null =>
  typeof whom === 'object' ? whom.agent : whom === 'owner' ? owner : null;
