/** What is asked of a ticket, and of people, before somebody gives it by hand. */
import type { Need } from '../../domain/routing/assignment.ts';
import { many, maybe, type Db } from '../core/pool.ts';

/**
 * The ticket's team and what it needs: as its queue or its last decision says, with the priority that it has now; whom a rule named is
 * nobody's concern any more. Undefined when there is no such ticket.
 */
export async function needOf(db: Db, number: number): Promise<{ team: string; need: Need } | undefined> {
  const row = await maybe<Pick<Need, 'priority' | 'language'> & { team: string; asked: Need | null }>(db, {
    name: 'need-of',
    text: `select t.team_id as team, t.priority, t.language,
                  coalesce((select need from routing_queue where ticket_number = $1),
                           (select nullif(explanation -> 'need', 'null') from routing_decision where ticket_number = $1 order by at desc limit 1)) as asked
             from ticket t where t.number = $1`,
    values: [number],
  });
  if (row === undefined) return undefined;
  const { team, priority, language, asked } = row;
  const { skills = [], seniority = null } = asked ?? {};
  return { team, need: { agent: null, skills, seniority, language, priority } };
}

/** How many tickets each agent and each team has in the view `open`, by its id. */
export async function openByHolder(db: Db): Promise<Map<string, number>> {
  const rows = await many<{ id: string; open: number }>(db, {
    name: 'open-by-holder',
    text: `with open as (select owner_id, team_id from ticket where state <> 'closed' and snoozed_until is null)
           select owner_id as id, count(*)::integer as open from open where owner_id is not null group by 1
           union all select team_id, count(*)::integer from open group by 1`,
  });
  return new Map(rows.map(({ id, open }) => [id, open]));
}

/** The names of all skills, by their ids. */
export async function skillNames(db: Db): Promise<Map<string, string>> {
  const rows = await many<{ id: string; name: string }>(db, {
    name: 'skill-names',
    text: 'select id, name from skill',
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
