/** How many tickets of a list are due when: of all of it, not of its first page. */
import { DUE_GROUPS, type DueGroup } from '../../domain/ticket/list/due-group.ts';
import { first, type Db } from '../core/pool.ts';
import { conditionIn, dueGroupIn, viewIn } from './condition-sql.ts';
import type { ListAsk } from './lists.ts';

type Counted = Pick<ListAsk, 'view' | 'agentId' | 'teamIds' | 'when' | 'bounds'>;

/** Of a view of open tickets. */
export async function countDueGroups(db: Db, ask: Counted): Promise<Record<DueGroup, number>> {
  const values: unknown[] = [];
  const asking = {
    bind: (value: unknown) => `$${values.push(value)}`,
    reader: { id: ask.agentId, teams: ask.teamIds },
    bounds: ask.bounds,
  };
  const counts = DUE_GROUPS.map(
    (group) => `count(*) filter (where ${dueGroupIn(group, ask.bounds, asking.bind)})::integer as "${group}"`,
  );
  const narrowed = ask.when === null ? 'true' : conditionIn(ask.when, asking);
  return first<Record<DueGroup, number>>(db, {
    text: `select ${counts.join(', ')} from ticket t where ${viewIn(ask.view, asking)} and ${narrowed}`,
    values,
  });
}
