/** What becomes of decisions about tickets, written beside these: why, who waits, whose turn it was, whom a rule has answered. */
import type { Need } from '../../domain/routing/assignment.ts';
import type { Decision, Explanation } from '../../domain/routing/decision.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db } from '../core/pool.ts';
import { tellByRules } from './notices.ts';

/** Of one ticket, whose row there is. */
export type Enacted = {
  /** What its event names; null for a decision that has nothing to tell. */
  routing: string | null;
  ticket: number;
  decision: Decision;
  /** The address that is answered with the words of its rule; null when nobody is. */
  answered: string | null;
  /** It stays with who has it: this was nobody's turn. */
  stays?: boolean;
  /** Who has given it back to its team, and is not to have it out of the queue again. */
  giver?: string | null;
};

/**
 * Writes why, whose turn it was, who waits, what rules have answered, and tells whom they want to know. Run under the lock of routing where
 * somebody is given something. A ticket that waits already keeps its place in the queue.
 */
export async function keepDecisions(db: Db, enacted: Enacted[]): Promise<void> {
  const decisions = enacted.flatMap(({ routing, ticket, decision, stays = false, giver = null }) =>
    routing === null
      ? []
      : [
          {
            ...{ id: routing, ticket, explanation: decision.explanation, owner: stays ? null : decision.owner },
            ...{ at: decision.explanation.at, moment: decision.explanation.moment, team: decision.explanation.team },
            held: decision.explanation.rules.flatMap(({ rule, result }) => (result === 'held' ? [rule] : [])),
            waits: decision.waits && decision.need !== null ? { ...decision.need, giver } : null,
          },
        ],
  );
  const answers = enacted.flatMap(({ decision: { replies }, answered: address }) =>
    address === null ? [] : replies.map(({ rule }) => ({ rule, address })),
  );
  if (decisions.length > 0 || answers.length > 0) await insertDecisions(db, decisions, answers);
  await tellByRules(
    db,
    enacted.flatMap(({ routing, ticket, decision: { team, owner, notices } }) =>
      notices.map(({ rule, whom }) => ({ rule, decision: routing, ticket, team, owner, whom })),
    ),
  );
}

type NewDecision = {
  id: string;
  ticket: number;
  explanation: Explanation;
  /** Of it, beside it: it is long, and kept as it is. */
  at: number;
  moment: string;
  team: string;
  owner: string | null;
  /** The rules that held. */
  held: string[];
  /** Set when it waits in the queue of the team. */
  waits: (Need & { giver: string | null }) | null;
};

const insertDecisions = (
  db: Db,
  decisions: NewDecision[],
  answers: { rule: string; address: string }[],
): Promise<number> =>
  change(db, {
    name: 'keep-decisions',
    text: `with given as (
             select row_number() over () as nth, d.*
               from json_to_recordset($1::json) as d(id uuid, ticket bigint, explanation jsonb, at float8, moment text, team uuid, owner uuid, held uuid[], waits jsonb)),
           kept as (
             insert into routing_decision (id, ticket_number, at, moment, explanation)
             select id, ticket, to_timestamp(at / 1000.0), moment, explanation from given
             on conflict (id) do nothing),
           hit as (
             insert into rule_hit (rule_id, at, decision)
             select rule, to_timestamp(at / 1000.0), id from given cross join unnest(held) as rule
             on conflict do nothing),
           turned as (
             insert into agent_turn as t (agent_id, given_at)
             select owner, max(to_timestamp(at / 1000.0) + nth * interval '1 millisecond')
               from given where owner is not null group by owner order by owner
             on conflict (agent_id) do update set given_at = greatest(t.given_at + interval '1 millisecond', excluded.given_at)),
           waiting as (
             insert into routing_queue (ticket_number, team_id, need, since)
             select ticket, team, waits, to_timestamp(at / 1000.0) from given where waits is not null
             on conflict (ticket_number) do update set team_id = excluded.team_id, need = excluded.need, given_to = null, given_at = null, decision = null),
           answered as (
             insert into rule_answer (rule_id, address)
             select a.rule, a.address from json_to_recordset($2::json) as a(rule uuid, address text) where exists (select from rule where id = a.rule))
           select 1`,
    values: [wellFormed(decisions), wellFormed(answers)],
  });
