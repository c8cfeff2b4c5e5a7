/** Lists of tickets and their numbers. */
import type { Routes } from '../../../contract/routes.ts';
import { mailboxTrouble } from '../../../db/mail-in/trouble.ts';
import { countDueGroups } from '../../../db/ticket/due-groups.ts';
import { afterRow } from '../../../db/ticket/list-order.ts';
import { countFound, findTickets } from '../../../db/ticket/search.ts';
import { countViews } from '../../../db/ticket/tickets.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { badField } from '../../../domain/problem.ts';
import { DUE_GROUPS, dueBounds } from '../../../domain/ticket/list/due-group.ts';
import { isSortOf } from '../../../domain/ticket/list/list-order.ts';
import { isOfOpen } from '../../../domain/ticket/list/view.ts';
import type { Handler } from '../../http/handler.ts';
import { nextOf } from '../../http/cursor.ts';
import { askedOf } from './list-question.ts';
import { readListCursor, listCursor } from './list-cursor.ts';
import { refuseFaults, withFound } from './search.ts';
import { THROUGH_MS, tooSlow } from './whole-list.ts';
import { briefOf } from '../wire.ts';

/** Problems: `bad-input` for an order that the view does not know; `not-found` for a saved view that there is not for the reader. */
export const listTickets: Handler<Routes['listTickets']> = async ({ pool, clock }, { query, who }) => {
  const { q, sort: wanted, limit } = query;
  refuseFaults(q ?? '');
  const { sort: own, whole: _whole, ...asked } = await askedOf(pool, query.view, query, who);
  const { view } = asked;
  // Who asks for all of them wants to have each, not the newest.
  const usual = query.view === 'all' && !q && !query.contact && !query.tag && !query.owner ? 'number' : 'activity';
  const sort = wanted ?? own ?? usual;
  if (!isSortOf(sort, view))
    throw badField(
      'sort',
      'not-offered',
      `the view ${view} is ordered by activity, age or number: closed tickets owe nothing`,
    );
  const bounds = dueBounds(clock.now(), query.zone);
  const after = readListCursor(sort, query.after);
  const rows = await findTickets(pool, { ...asked, sort, bounds, after, limit, q: q || null });
  const tomorrow = after?.tomorrow ?? bounds.tomorrow;
  const next = nextOf(rows, limit, (row) => listCursor(sort, afterRow(sort, row, tomorrow)));
  const items = rows.map(briefOf);
  return { items: q ? await withFound(pool, items, q) : items, next };
};

/** Problems: `not-found` as above; `too-slow`. */
export const countTickets: Handler<Routes['countTickets']> = async ({ pool, clock }, { query, who }) => {
  refuseFaults(query.q ?? '');
  const { sort: _sort, whole: _whole, ...asked } = await askedOf(pool, query.view, query, who);
  const bounds = dueBounds(clock.now(), query.zone);
  const most = LIMITS.bulkTickets;
  const ask = { ...asked, sort: 'number', bounds, after: null, limit: most + 1, q: query.q || null } as const;
  const count = await countFound(pool, ask, THROUGH_MS).catch(tooSlow);
  return { count: Math.min(count, most), more: count > most };
};

export const countGroups: Handler<Routes['countGroups']> = async ({ pool, clock }, { query, who }) => {
  const bounds = dueBounds(clock.now(), query.zone);
  const day = {
    noon: new Date(bounds.noon).toISOString(),
    today: new Date(bounds.today).toISOString(),
    tomorrow: new Date(bounds.tomorrow).toISOString(),
  };
  const { view, agentId, teamIds, whole } = await askedOf(pool, query.view, query, who);
  if (!isOfOpen(view)) return { groups: [], total: null, ...day };
  const counts = await countDueGroups(pool, { view, bounds, when: whole, agentId, teamIds });
  const groups = DUE_GROUPS.map((group) => ({ group, count: counts[group] }));
  return { groups, total: groups.reduce((sum, { count }) => sum + count, 0), ...day };
};

export const getCounters: Handler<Routes['getCounters']> = async ({ pool }, { who }) => {
  const teamIds = who.teams.map((team) => team.id);
  const [views, trouble] = await Promise.all([countViews(pool, who.id, teamIds), mailboxTrouble(pool)]);
  return { ...views, mailboxTrouble: trouble };
};
