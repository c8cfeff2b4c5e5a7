/** How many tickets saved views hold, and when the first of each is due: of all views of a reader in one pass over the open tickets. */
import type { DueBounds } from '../../domain/ticket/list/due-group.ts';
import type { Shows } from '../../domain/ticket/list/saved-view.ts';
import { isOfOpen, type Reader } from '../../domain/ticket/list/view.ts';
import { first, type Db } from '../core/pool.ts';
import { conditionIn, viewIn } from './condition-sql.ts';

export type ViewCount = { count: number; dueAt: Date | null };

/**
 * Of each view in its place; null for those of closed and of all tickets, which are not counted. Several conditions are asked of a row while it is
 * in hand: a statement for each view reads the open tickets as often as there are views.
 */
export async function countSavedViews(
  db: Db,
  views: readonly Shows[],
  asked: { reader: Reader; bounds: DueBounds },
): Promise<(ViewCount | null)[]> {
  const values: unknown[] = [];
  const asking = { bind: (value: unknown) => `$${values.push(value)}`, ...asked };
  const counted = views.flatMap(({ view, when }, place) =>
    isOfOpen(view) ? [{ place, holds: `${viewIn(view, asking)} and ${conditionIn(when, asking)}` }] : [],
  );
  if (counted.length === 0) return views.map(() => null);
  const row = await first<Record<string, number | Date | null>>(db, {
    text: `select ${counted.map(({ place }) => `count(*) filter (where h${place})::integer as c${place}, min(owed_at) filter (where h${place}) as d${place}`).join(', ')}
             from (select t.owed_at, ${counted.map(({ place, holds }) => `(${holds}) as h${place}`).join(', ')}
                     from ticket t where t.state <> 'closed' offset 0) t`,
    values,
  });
  return views.map(({ view }, place) =>
    isOfOpen(view) ? { count: row[`c${place}`] as number, dueAt: row[`d${place}`] as Date | null } : null,
  );
}
