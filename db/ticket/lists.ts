/** The lists of tickets: a view, narrowed down, in an order (list-order.ts), page after page. */
import type { ListCondition } from '../../domain/ticket/condition.ts';
import type { DueBounds } from '../../domain/ticket/list/due-group.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import { isOfOpen, type View } from '../../domain/ticket/list/view.ts';
import { many, first, type Db } from '../core/pool.ts';
import { type FlatRow, rowOf } from './flat-row.ts';
import { type Bind, conditionIn, IN_VIEW } from './condition-sql.ts';
import { type After, orderOf } from './list-order.ts';
import { ticketColumns, ticketJoins, type TicketRow } from './tickets.ts';

export type { Bind, View };

export type ListAsk = {
  view: View;
  agentId: string;
  teamIds: string[];
  /** What is looked for in it: search.ts. */
  q: string | null;
  team: string | null;
  contact: string | null;
  tag: string | null;
  owner: string | null;
  /** What else must hold; null: nothing. */
  when: ListCondition | null;
  /** By number nothing is missed by who reads page after page while tickets move. */
  sort: Sort;
  after: After | null;
  /** The reader's day. */
  bounds: DueBounds;
  limit: number;
};

/** The newest tickets of a view that a search looks at one by one (15 µs each), and how many it looks at when it pays. */
const WALKS = [500, 5_000];
/** What so many of the first 500 fit fills a page sooner by a longer walk than by an index; what one in ten fits has filled it already. */
const OFTEN = 10;

/** At most `limit` tickets of a view. Conditions that are not asked for are not in the text. */
export const listTickets = (db: Db, ask: ListAsk): Promise<TicketRow[]> =>
  asksEachRow(ask)
    ? oftenOrSeldom(db, ask)
    : page(db, ask, ({ newest }, bind, limit) => newest(limit, tagged(ask, bind)), 'newest');

/** SQL for these ids as rows, one by one: of an array Postgres makes a new plan each time. */
const valuesOf = (ids: string[], bind: Bind): string =>
  ids.length === 0 ? 'select null::uuid' : `values ${ids.map((id) => `(${bind(id)}::uuid)`).join(', ')}`;

/** The view of an ask as two ways to its rows, for one statement. */
export function viewOf(ask: ListAsk, bind: Bind) {
  const parts = [IN_VIEW[ask.view]];
  const teams = ask.view === 'team' ? valuesOf(ask.teamIds, bind) : null;
  if (teams !== null) parts.push('t.team_id = mine.id');
  if (ask.view === 'mine') parts.push(`t.owner_id = ${bind(ask.agentId)}`);
  if (ask.team !== null && !isRowsOwn(ask, 'team')) parts.push(`t.team_id = ${bind(ask.team)}`);
  if (ask.owner !== null && !isRowsOwn(ask, 'owner')) parts.push(`t.owner_id = ${bind(ask.owner)}`);
  if (ask.contact !== null) parts.push(`t.contact_id = ${bind(ask.contact)}`);
  if (ask.when !== null && isOfOpen(ask.view)) parts.push(whenIn(ask.when, ask, bind));
  const { order, columns, walks } = orderOf(
    ask.sort,
    ask.view,
    ask.when,
    ask.after,
    ask.after?.tomorrow ?? ask.bounds.tomorrow,
    bind,
  );
  const where = (more: string) => [...parts, more].join(' and ');
  const table = `${teams === null ? '' : `(${teams}) mine(id) cross join `}ticket t`;
  const behind = `(${walks.map((walk) => `(${walk.where})`).join(' or ')})`;
  const all = (more: string) =>
    `from ${table}
        where ${where(`${behind} and ${more}`)}`;
  return {
    order,
    /** Walks along the view's indexes until `limit` rows fit. */
    newest(limit: string | number, more = 'true'): string {
      const each = walks.map(
        (walk) =>
          `select t.* from ticket t where ${where(`${walk.where} and ${more}`)} order by ${walk.order} limit ${limit}`,
      );
      const rows = each.length === 1 ? each[0]! : each.map((one) => `(${one})`).join(' union all ');
      // With `team_id = any(...)` the order of the index is lost and every open ticket of the teams would be sorted; one
      // ordered walk for each team keeps to a page of rows each.
      const from = teams === null ? `(${rows}) t` : `(${teams}) mine(id) cross join lateral (${rows}) t`;
      return teams === null && each.length === 1 ? rows : `select t.* from ${from} order by ${order} limit ${limit}`;
    },
    /** All rows that fit, found by an index on what is asked: `offset 0` keeps Postgres from walking the view in hope of an early end. */
    anywhere: (more: string): string => `select t.* ${all(more)} offset 0`,
    /**
     * The same, each looked at for `fits` in their order, until `limit` of them do. They are found and put in order by columns that indexes have:
     * whole rows are wide, and those behind the page need not be read. `alone`: without the help of other processes.
     */
    inOrder: (more: string, fits: string, limit: string): string =>
      `select whole.* from (select ${columns}, t.number as found ${all(more)} order by ${order} offset 0) t
        cross join lateral (select t.* from ticket t where t.number = alone(found) and ${fits} offset 0) whole order by ${order} limit ${limit}`,
    /**
     * Those of `numbers` (SQL, each as often as it likes) that the view has and that fit. Of an order by number alone, whose walk asks of a ticket
     * nothing but its number: they are put in order first, and none behind the page is looked up.
     */
    amongNumbers: (numbers: string, fits: string, limit: string): string =>
      `select whole.* from (select t.number, t.number as found from (${numbers}) t(number) where ${behind} group by t.number order by ${order} offset 0) t
        cross join lateral (select t.* from ${table} where t.number = alone(found) and ${where(fits)} offset 0) whole order by ${order} limit ${limit}`,
  };
}

/** Whether it is asked of each row of a view without an end: no index has the tickets of one team or owner in this order. */
const isRowsOwn = ({ view, sort }: ListAsk, what: 'team' | 'owner'): boolean =>
  !isOfOpen(view) && (what === 'team' || sort !== 'activity');

/** Whether a view without an end is narrowed down by what no way along its indexes has in order. */
const asksEachRow = (ask: ListAsk): boolean =>
  !isOfOpen(ask.view) &&
  (ask.tag !== null ||
    ask.when !== null ||
    (['team', 'owner'] as const).some((what) => ask[what] !== null && isRowsOwn(ask, what)));

const whenIn = (when: ListCondition, { agentId, teamIds, bounds }: ListAsk, bind: Bind): string =>
  conditionIn(when, { bind, reader: { id: agentId, teams: teamIds }, bounds });

/** As many as the desk asks for. A list of any other length has no plan of its own, or they would never end. */
const PAGES: readonly number[] = [20, 50];
/** The same for the teams of an agent, whose number is in the text. */
const TEAMS = 10;

/** A contact or a tag may have two tickets or ten thousand, and their way is another one. */
const keepsItsPlan = ({ limit, teamIds, contact, tag, when }: ListAsk): boolean =>
  PAGES.includes(limit) && teamIds.length <= TEAMS && contact === null && tag === null && when === null;

/**
 * A name for the text that `what` and an ask make, each text another one: planning a list takes half as long as reading it, and
 * under a name Postgres does it once a connection.
 */
const named = (what: string, ask: ListAsk): string => {
  const view = ask.view === 'team' ? `team${ask.teamIds.length}` : ask.view;
  const asked = (['team', 'owner', 'after'] as const).filter((one) => ask[one] !== null);
  // Behind a page by due, the blocks before its last row are not asked for any more.
  const block = ask.sort === 'due' && ask.after !== null ? [ask.after.rank] : [];
  return ['list', what, view, ask.sort, ...asked, ...block].join('-');
};

/** The newest of the rows that `from` names. The page is cut before anything is joined: `from` may find thousands. */
export async function page(
  db: Db,
  ask: ListAsk,
  from: (view: ReturnType<typeof viewOf>, bind: Bind, limit: string) => string,
  walk: string | null,
): Promise<TicketRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const isPlanned = walk !== null && keepsItsPlan(ask);
  // Of a plan that is kept, a bound limit would be any limit.
  const limit = isPlanned ? String(ask.limit) : bind(ask.limit);
  const agent = `${bind(ask.agentId)}::uuid`;
  const view = viewOf(ask, bind);
  const rows = await many<FlatRow>(db, {
    ...(isPlanned && { name: named(`${walk}-${limit}`, ask) }),
    text: `select ${ticketColumns(agent)} from (select t.* from (${from(view, bind, limit)}) t order by ${view.order} limit ${limit}) t
           ${ticketJoins(agent)} order by ${view.order}`,
    values,
  });
  return rows.map(rowOf);
}

/** The view's newest tickets looked at one by one as long as that pays; else all that indexes find, several of them together. */
async function oftenOrSeldom(db: Db, ask: ListAsk): Promise<TicketRow[]> {
  for (const rows of WALKS) {
    const found = await near(db, ask, rows);
    if (found.length === ask.limit || (await endsWithin(db, ask, rows))) return found;
    if (found.length < OFTEN) break;
  }
  return page(db, ask, ({ anywhere }, bind) => anywhere(tagged(ask, bind)), null);
}

/**
 * What narrows a view down and is looked at row by row: a tag, word for word with the predicate of its index, and in views without an
 * end whatever else must hold. Open tickets are few enough to be walked to the last.
 */
export function tagged(ask: ListAsk, bind: Bind): string {
  const parts = ask.tag === null ? [] : [`t.tags <> '{}' and t.tags @> array[${bind(ask.tag)}::text]`];
  if (ask.team !== null && isRowsOwn(ask, 'team')) parts.push(`t.team_id = ${bind(ask.team)}::uuid`);
  if (ask.owner !== null && isRowsOwn(ask, 'owner')) parts.push(`t.owner_id = ${bind(ask.owner)}::uuid`);
  if (ask.when !== null && !isOfOpen(ask.view)) parts.push(whenIn(ask.when, ask, bind));
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

/** Those of a view's newest `rows` of which it holds, each looked at. */
const near = (db: Db, ask: ListAsk, rows: number): Promise<TicketRow[]> =>
  page(
    db,
    ask,
    ({ newest }, bind) => `select t.* from (${newest(rows)}) t where ${tagged(ask, bind)}`,
    `tagged-${rows}`,
  );

/** Whether a view has no more than `rows` tickets. */
export async function endsWithin(db: Db, ask: ListAsk, rows: number): Promise<boolean> {
  const values: unknown[] = [];
  const { newest } = viewOf(ask, (value) => `$${values.push(value)}`);
  const { count } = await first<{ count: number }>(db, {
    ...(keepsItsPlan(ask) && { name: named(`ends-${rows}`, ask) }),
    text: `select count(*)::integer as count from (${newest(rows + 1)}) t`,
    values,
  });
  return count <= rows;
}
