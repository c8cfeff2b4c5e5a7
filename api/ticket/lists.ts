/** Lists of tickets and their numbers. */
import type { z } from 'zod';
import type { Routes } from '../../contract/routes.ts';
import { mailboxTrouble } from '../../db/mail-in/trouble.ts';
import { countDueGroups } from '../../db/ticket/due-groups.ts';
import { afterRow } from '../../db/ticket/list-order.ts';
import { findTickets } from '../../db/ticket/search.ts';
import { countViews } from '../../db/ticket/tickets.ts';
import { badField } from '../../domain/problem.ts';
import { DUE_GROUPS, dueBounds } from '../../domain/ticket/due-group.ts';
import { conditionOf, FILTER_NAMES, type Filtered } from '../../domain/ticket/filter.ts';
import { isSortOf } from '../../domain/ticket/list-order.ts';
import { isOfOpen } from '../../domain/ticket/view.ts';
import type { Handler } from '../http/handler.ts';
import { nextOf } from '../http/cursor.ts';
import { readListCursor, listCursor } from './list-cursor.ts';
import { refuseFaults, withFound } from './search.ts';
import { briefOf } from './wire.ts';

type Query = z.output<NonNullable<Routes['countGroups']['query']>>;

/** Problem `bad-input` for an order that the view does not know. */
export const listTickets: Handler<Routes['listTickets']> = async ({ pool }, { query, who }) => {
  const { view, q, sort: asked, limit } = query;
  refuseFaults(q ?? '');
  const { owner, team, contact, tag } = query;
  // Who asks for all of them wants to have each, not the newest.
  const sort = asked ?? (view === 'all' && !q && !contact && !tag && !owner ? 'number' : 'activity');
  if (!isSortOf(sort, view))
    throw badField(
      'sort',
      'not-offered',
      `the view ${view} is ordered by activity, age or number: closed tickets owe nothing`,
    );
  const bounds = dueBounds(Date.now(), query.zone);
  const after = readListCursor(sort, query.after);
  // Of these an index leads to one; several, and everything else, are looked at ticket by ticket.
  const rows = await findTickets(pool, {
    ...{ view, sort, bounds, after, limit, q: q || null },
    agentId: who.id,
    teamIds: who.teams.map(({ id }) => id),
    ...{ team: single(team), contact: single(contact), owner: single(owner), tag: single(tag) },
    when: conditionOf({
      ...filtered(query),
      team: rest(team),
      contact: rest(contact),
      owner: rest(owner),
      tag: rest(tag),
    }),
  });
  const tomorrow = after?.tomorrow ?? bounds.tomorrow;
  const next = nextOf(rows, limit, (row) => listCursor(sort, afterRow(sort, row, tomorrow)));
  const items = rows.map(briefOf);
  return { items: q ? await withFound(pool, items, q) : items, next };
};

/** The one id or tag that is asked for. */
const single = (values: readonly string[] = []): string | null =>
  values.length === 1 && values[0] !== 'me' && values[0] !== 'none' ? values[0]! : null;
const rest = (values: readonly string[] = []): readonly string[] => (single(values) === null ? values : []);

function filtered(query: Query): Filtered {
  const given = FILTER_NAMES.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]]));
  return {
    ...(Object.fromEntries(given) as Filtered),
    ...(query.channel && { channel: query.channel.map((one) => (one === 'web' ? 'form' : one)) }),
  };
}

export const countGroups: Handler<Routes['countGroups']> = async ({ pool }, { query, who }) => {
  const bounds = dueBounds(Date.now(), query.zone);
  const day = {
    noon: new Date(bounds.noon).toISOString(),
    today: new Date(bounds.today).toISOString(),
    tomorrow: new Date(bounds.tomorrow).toISOString(),
  };
  if (!isOfOpen(query.view)) return { groups: [], total: null, ...day };
  const counts = await countDueGroups(pool, {
    ...{ view: query.view, bounds, when: conditionOf(filtered(query)) },
    agentId: who.id,
    teamIds: who.teams.map(({ id }) => id),
  });
  const groups = DUE_GROUPS.map((group) => ({ group, count: counts[group] }));
  return { groups, total: groups.reduce((sum, { count }) => sum + count, 0), ...day };
};

export const getCounters: Handler<Routes['getCounters']> = async ({ pool }, { who }) => {
  const teamIds = who.teams.map((team) => team.id);
  const [views, trouble] = await Promise.all([countViews(pool, who.id, teamIds), mailboxTrouble(pool)]);
  return { ...views, mailboxTrouble: trouble };
};
