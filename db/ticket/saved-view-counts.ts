/** How many tickets saved views hold, and when the first of each is due: of several views in one pass over the open tickets. */
import { createHash } from 'node:crypto';
import type { DueBounds } from '../../domain/ticket/list/due-group.ts';
import type { Shows } from '../../domain/ticket/list/saved-view.ts';
import { isOfOpen, type Reader } from '../../domain/ticket/list/view.ts';
import { first, type Db } from '../core/pool.ts';
import { conditionIn, type Asking, viewIn } from './condition-sql.ts';

export type ViewCount = { count: number; dueAt: Date | null };
/** What a view holds for one reader, on their day. */
export type ViewQuestion = { shows: Shows; reader: Reader; bounds: DueBounds };

/**
 * Null for views of closed and of all tickets, which are not counted. Questions of one key have one answer, whoever asks them, but for the moment:
 * the key is what Postgres is asked, with every reader and team that stands in it.
 */
export function keyOf(question: ViewQuestion): string | null {
  if (!isOfOpen(question.shows.view)) return null;
  const values: unknown[] = [];
  const text = holdsIn({ ...question, bounds: { ...question.bounds, now: 0 } }, (value) => `$${values.push(value)}`);
  return createHash('sha256')
    .update(JSON.stringify([text, values]))
    .digest('base64');
}

function holdsIn({ shows: { view, when }, reader, bounds }: ViewQuestion, bind: Asking['bind']): string {
  const asking = { bind, reader: { id: reader.id, teams: reader.teams.toSorted() }, bounds };
  return `${viewIn(view, asking)} and ${conditionIn(when, asking)}`;
}

/**
 * Of each in its place, all of views that are counted. Several conditions are asked of a row while it is in hand: a statement for each reads the
 * open tickets as often as there are views.
 */
export async function countEach(db: Db, questions: readonly ViewQuestion[]): Promise<ViewCount[]> {
  const values: unknown[] = [];
  const holds = questions.map((question) => holdsIn(question, (value) => `$${values.push(value)}`));
  const row = await first<Record<string, number | Date | null>>(db, {
    text: `select ${holds.map((_, at) => `count(*) filter (where h${at})::integer as c${at}, min(owed_at) filter (where h${at}) as d${at}`).join(', ')}
             from (select t.owed_at, ${holds.map((sql, at) => `(${sql}) as h${at}`).join(', ')}
                     from ticket t where t.state <> 'closed' offset 0) t`,
    values,
  });
  return questions.map((_, at) => ({ count: row[`c${at}`] as number, dueAt: row[`d${at}`] as Date | null }));
}
