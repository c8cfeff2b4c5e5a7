/** What a ticket is called in the desk: of nobody's concern but ours, so no mail is called by it. */
import type { Routes } from '../../../contract/routes.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { keepTitle, lockTitle } from '../../../db/ticket/title.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import { cleanLine } from '../../../domain/text/clean.ts';
import { auditChange } from '../../http/changes.ts';
import type { Handler } from '../../http/handler.ts';
import { notFound } from '../command/command.ts';

/** Problems: `ticket-not-found`; `stale-version` when somebody else has changed it meanwhile; `bad-input` for one of which nothing is left. */
export const setTitle: Handler<Routes['setTitle']> = async ({ pool }, { params: { number }, body, who }) => {
  const title = cleanLine(body.title, LIMITS.subjectChars);
  if (title === '') throw badField('title', 'missing', 'a title needs a word that can be seen');
  await inTransaction(pool, async (db) => {
    const before = await lockTitle(db, number);
    if (before === undefined) throw notFound(number);
    // What stands already was said by whoever asks, or means the same.
    if (before === title) return;
    if (body.was !== undefined && body.was !== before)
      throw new Problem('stale-version', 'somebody else has changed the title meanwhile; read it, then decide');
    await keepTitle(db, number, title);
    await auditChange(db, who.id, 'ticket.title', String(number), { before: { title: before }, after: { title } });
  });
  return { title };
};
