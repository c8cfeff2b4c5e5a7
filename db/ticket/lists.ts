/**
 * The lists of tickets, newest activity first, paged by (last_message_at, number); or by number, which never moves. Each view's condition repeats the
 * predicate of its partial index (db/migrations/) word for word, or Postgres could not use it.
 */
import { many, first, type Db } from '../core/pool.ts';
import { type FlatRow, rowOf } from './flat-row.ts';
import { ticketColumns, ticketJoins, type TicketRow } from './tickets.ts';

export type View = 'unassigned' | 'mine' | 'team' | 'open' | 'snoozed' | 'followup' | 'breached' | 'closed' | 'all';

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
  /** By number nothing is missed by who reads page after page while tickets move. */
  sort: 'activity' | 'number';
  /** The last row of the page before. */
  after: { at: string; number: number } | null;
  limit: number;
};

const OPEN = `t.state <> 'closed' and t.snoozed_until is null`;
const WHERE: Record<View, string> = {
  unassigned: `t.state = 'new' and t.snoozed_until is null`,
  mine: OPEN,
  team: OPEN,
  open: OPEN,
  snoozed: `t.snoozed_until is not null`,
  followup: `t.follow_up_at is not null`,
  breached: `t.breached and t.state <> 'closed'`,
  closed: `t.state = 'closed'`,
  all: 'true',
};
const ORDER = { activity: 'order by t.last_message_at desc, t.number desc', number: 'order by t.number desc' };

/** The newest tickets of a view that a search looks at one by one (15 µs each), and how many it looks at when it pays. */
const WALKS = [200, 5_000];
/** A word that fits so many of the first 200 fills a page sooner by a longer walk than by an index. */
const OFTEN = 4;
/** At most `limit` tickets of a view. Conditions that are not asked for are not in the text. */
export const listTickets = (db: Db, ask: ListAsk): Promise<TicketRow[]> =>
  ask.tag === null
    ? page(db, ask, ({ newest }, _bind, limit) => newest(limit), 'newest')
    : oftenOrSeldom(
        db,
        ask,
        () => 'true',
        () => 'true',
      );

export type Bind = (value: unknown) => string;

/** SQL for these ids as rows, one by one: of an array Postgres makes a new plan each time. */
const valuesOf = (ids: string[], bind: Bind): string =>
  ids.length === 0 ? 'select null::uuid' : `values ${ids.map((id) => `(${bind(id)}::uuid)`).join(', ')}`;

/** The view of an ask as two ways to its rows, for one statement. */
function viewOf(ask: ListAsk, bind: Bind) {
  const parts = [WHERE[ask.view]];
  const teams = ask.view === 'team' ? valuesOf(ask.teamIds, bind) : null;
  if (teams !== null) parts.push('t.team_id = mine.id');
  if (ask.view === 'mine') parts.push(`t.owner_id = ${bind(ask.agentId)}`);
  if (ask.team !== null) parts.push(`t.team_id = ${bind(ask.team)}`);
  if (ask.owner !== null) parts.push(`t.owner_id = ${bind(ask.owner)}`);
  if (ask.contact !== null) parts.push(`t.contact_id = ${bind(ask.contact)}`);
  const order = ORDER[ask.sort];
  if (ask.after !== null && ask.sort === 'number') parts.push(`t.number < ${bind(ask.after.number)}::bigint`);
  else if (ask.after !== null)
    parts.push(
      `(t.last_message_at, t.number) < (${bind(ask.after.at)}::timestamptz, ${bind(ask.after.number)}::bigint)`,
    );
  const where = (more: string) => [...parts, more].join(' and ');
  return {
    /** A walk along the view's index until `limit` rows fit. */
    newest(limit: string | number, more = 'true'): string {
      const walk = `select t.* from ticket t where ${where(more)} ${order} limit ${limit}`;
      // With `team_id = any(...)` the order of the index is lost and every open ticket of the teams would be sorted; one
      // ordered walk for each team keeps to a page of rows each.
      return teams === null
        ? walk
        : `select t.* from (${teams}) mine(id) cross join lateral (${walk}) t ${order} limit ${limit}`;
    },
    /** All rows that fit, found by an index on what is asked: `offset 0` keeps Postgres from walking the view in hope of an early end. */
    anywhere: (more: string): string =>
      `select t.* from ${teams === null ? '' : `(${teams}) mine(id) cross join `}ticket t where ${where(more)} offset 0`,
  };
}

/** As many as the desk asks for. A list of any other length has no plan of its own, or they would never end. */
const PAGES: readonly number[] = [20, 50];
/** The same for the teams of an agent, whose number is in the text. */
const TEAMS = 10;

/** A contact or a tag may have two tickets or ten thousand, and their way is another one. */
const keepsItsPlan = ({ limit, teamIds, contact, tag }: ListAsk): boolean =>
  PAGES.includes(limit) && teamIds.length <= TEAMS && contact === null && tag === null;

/**
 * A name for the text that `what` and an ask make, each text another one: planning a list takes half as long as reading it, and
 * under a name Postgres does it once a connection.
 */
const named = (what: string, ask: ListAsk): string => {
  const view = ask.view === 'team' ? `team${ask.teamIds.length}` : ask.view;
  const asked = (['team', 'owner', 'after'] as const).filter((one) => ask[one] !== null);
  return ['list', what, view, ask.sort, ...asked].join('-');
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
  const order = ORDER[ask.sort];
  const rows = await many<FlatRow>(db, {
    ...(isPlanned && { name: named(`${walk}-${limit}`, ask) }),
    text: `select ${ticketColumns(agent)} from (select t.* from (${from(viewOf(ask, bind), bind, limit)}) t ${order} limit ${limit}) t
           ${ticketJoins(agent)} ${order}`,
    values,
  });
  return rows.map(rowOf);
}

/** The view's newest tickets looked at one by one as long as that pays; else all that an index finds. */
async function oftenOrSeldom(
  db: Db,
  ask: ListAsk,
  ofRow: (bind: Bind) => string,
  byIndex: (bind: Bind) => string,
): Promise<TicketRow[]> {
  for (const rows of WALKS) {
    const found = await near(db, ask, rows, ofRow, ask.q === null ? 'tagged' : 'word');
    if (found.length === ask.limit || (await endsWithin(db, ask, rows))) return found;
    if (found.length < OFTEN) break;
  }
  return page(db, ask, ({ anywhere }, bind) => anywhere(`(${byIndex(bind)}) and ${tagged(ask, bind)}`), null);
}

/** Word for word the predicate of the index of tags as well. */
export const tagged = ({ tag }: ListAsk, bind: Bind): string =>
  tag === null ? 'true' : `t.tags <> '{}' and t.tags @> array[${bind(tag)}::text]`;

/** Those of a view's newest `rows` that pass a test, each looked at. */
const near = (db: Db, ask: ListAsk, rows: number, test: (bind: Bind) => string, what: string): Promise<TicketRow[]> =>
  page(
    db,
    ask,
    ({ newest }, bind) => `select t.* from (${newest(rows)}) t where (${test(bind)}) and ${tagged(ask, bind)}`,
    `${what}-${rows}`,
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
