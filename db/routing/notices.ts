/** What rules tell people who work here. */
import { wellFormed } from '../core/json.ts';
import { change, type Db } from '../core/pool.ts';

/** A rule wants somebody to know of a ticket; `owner`: who has it. */
export type RuleNotice = {
  rule: string;
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
    text: `insert into agent_notice (agent_id, kind, subject, detail)
           select distinct a.id, 'rule-told', n.ticket::text, jsonb_build_object('number', n.ticket, 'rule', r.id, 'name', r.name)
             from json_to_recordset($1::json) as n(rule uuid, ticket bigint, team uuid, owner uuid, whom json)
             join rule r on r.id = n.rule
             left join team g on g.id = n.team
             join agent a on a.active and a.id = case
               when json_typeof(n.whom) = 'object' then (n.whom->>'agent')::uuid
               when n.whom#>>'{}' = 'owner' then coalesce(n.owner, g.lead_id)
               else g.lead_id end`,
    values: [wellFormed(notices)],
  });
}
