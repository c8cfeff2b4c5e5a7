/** Each order of a list, page after page, against all rows sorted at once; and what is counted of its groups. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, many, type Pool } from '../../../db/core/pool.ts';
import { countDueGroups } from '../../../db/ticket/due-groups.ts';
import { type After, afterRow } from '../../../db/ticket/list-order.ts';
import { type ListAsk, listTickets } from '../../../db/ticket/lists.ts';
import { DUE_GROUPS, dueBounds, groupOf } from '../../../domain/ticket/list/due-group.ts';
import { isSortOf, type Sort, SORTS } from '../../../domain/ticket/list/list-order.ts';
import { PRIORITIES, type Priority, type State, STATES } from '../../../domain/ticket/ticket.ts';
import { isOfOpen, VIEWS, type View, viewsOf } from '../../../domain/ticket/list/view.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { draws } from '../../support/fuzz/draws.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

const NOW = Date.now();
const BOUNDS = dueBounds(NOW, 'Europe/Istanbul');
const { draw, oneOf, chance } = draws(28);

type Known = {
  number: number;
  state: State;
  priority: Priority;
  owedAt: number | null;
  at: number;
  snoozed: boolean;
  followUp: boolean;
  breached: boolean;
  owner: string | null;
  team: string;
  tags: string[];
};
let database: FreshDatabase;
let pool: Pool;
let all: Known[];
let reader: { id: string; teams: string[] };

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 1);
  await ensureDefaults(pool);
  await pool.query(`insert into team (name) values ('İade'), ('Teknik')`);
  await pool.query(
    `insert into agent (email, name, role, password_hash) values ('ayse@example.test', 'Ayşe', 'agent', ''), ('can@example.test', 'Can', 'agent', '')`,
  );
  await pool.query(`insert into contact (name) values ('Kişi')`);
  const teams = (await many<{ id: string }>(pool, { text: 'select id from team order by name' })).map(({ id }) => id);
  const agents = (await many<{ id: string }>(pool, { text: 'select id from agent order by email' })).map(
    ({ id }) => id,
  );
  reader = { id: agents[0]!, teams: teams.slice(0, 2) };
  all = Array.from({ length: 1_500 }, (_, i) => {
    const state = oneOf(STATES);
    return {
      ...{ number: 1_000 + i, state, priority: oneOf(PRIORITIES), team: oneOf(teams) },
      // Many are due at the same moment, as those of one morning are.
      owedAt: state === 'closed' || chance(0.2) ? null : NOW + (draw(40) - 10) * 3 * HOUR_MS,
      at: NOW - draw(400) * 60_000,
      snoozed: state !== 'closed' && chance(0.15),
      ...{ followUp: state !== 'closed' && chance(0.2), breached: chance(0.2) },
      owner: state === 'new' ? null : oneOf(agents),
      tags: chance(0.3) ? ['iade'] : [],
    };
  });
  await pool.query(
    `insert into ticket (number, code, contact_id, subject, language, state, priority, owed_at, last_message_at, snoozed_until, follow_up_at, breached,
                         owner_id, team_id, tags)
     select number, 'Kod' || lpad(number::text, 5, 'x'), (select id from contact), 'Konu', 'tr', state, priority, to_timestamp("owedAt" / 1000.0),
            to_timestamp(at / 1000.0), case when snoozed then now() end, case when "followUp" then now() end, breached, owner, team,
            array(select json_array_elements_text(tags))
       from json_to_recordset($1) as r(number bigint, state text, priority text, "owedAt" float8, at float8, snoozed boolean, "followUp" boolean,
            breached boolean, owner uuid, team uuid, tags json)`,
    [JSON.stringify(all)],
  );
  await pool.query('analyze');
}, 60_000);

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const ask = (more: Partial<ListAsk>): ListAsk => ({
  ...{ view: 'all', agentId: reader.id, teamIds: reader.teams, q: null, team: null, contact: null, tag: null },
  ...{ owner: null, when: null, sort: 'activity', after: null, bounds: BOUNDS, limit: 20 },
  ...more,
});

async function pages(more: Partial<ListAsk> & { sort: Sort }, between?: () => Promise<unknown>): Promise<number[]> {
  const seen: number[] = [];
  for (let after: After | null = null; ;) {
    const rows = await listTickets(pool, ask({ ...more, after }));
    seen.push(...rows.map(({ number }) => number));
    const last = rows.at(-1);
    if (last === undefined || rows.length < 20) return seen;
    after = afterRow(more.sort, last, after?.tomorrow ?? BOUNDS.tomorrow);
    await between?.();
  }
}

const within = (view: View) => all.filter((ticket) => viewsOf(ticket, reader).includes(view));
const due = ({ owedAt }: Known) => owedAt ?? Infinity;
const by =
  (...keys: ((ticket: Known) => number)[]) =>
  (a: Known, b: Known) =>
    keys.map((key) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1)).find((one) => one !== 0) ?? 0;
/** Groups one after another are the blocks of the order. */
const block = (ticket: Known) => {
  const group = groupOf(ticket, BOUNDS);
  return group === 'customer' ? 2 : group === 'later' ? 1 : 0;
};
const ORDERS: Record<Sort, (a: Known, b: Known) => number> = {
  due: by(block, due, ({ number }) => number),
  activity: by(
    ({ at }) => -at,
    ({ number }) => -number,
  ),
  age: by(({ number }) => number),
  priority: by(
    ({ priority }) => PRIORITIES.indexOf(priority),
    due,
    ({ number }) => number,
  ),
  number: by(({ number }) => -number),
};

describe.each(VIEWS)('the view %s', (view) => {
  test.each(SORTS.filter((sort) => isSortOf(sort, view)))('holds each ticket once by %s', async (sort) => {
    const expected = within(view)
      .toSorted(ORDERS[sort])
      .map(({ number }) => number);
    expect(expected.length).toBeGreaterThan(40);
    expect(await pages({ view, sort })).toEqual(expected);
  });
});

test.each(SORTS)('filters keep the order by %s', async (sort) => {
  const view = isSortOf(sort, 'all') ? 'all' : 'open';
  const when = { all: [{ field: 'priority' as const, op: 'is' as const, value: ['urgent', 'low'] }] };
  const expected = within(view)
    .filter(({ priority, tags }) => (priority === 'urgent' || priority === 'low') && tags.length > 0)
    .toSorted(ORDERS[sort])
    .map(({ number }) => number);
  expect(expected.length).toBeGreaterThan(40);
  expect(await pages({ view, sort, when, tag: 'iade' })).toEqual(expected);
});

test.each([
  ['the customer’s turn', ['awaiting-reply'], null],
  ['ours', ['new', 'assigned'], null],
  ['both', ['assigned', 'resolved-pending-confirmation'], null],
  ['no state', [], null],
  ['two that no ticket is in', ['assigned'], ['awaiting-reply']],
])('states of %s are all in the list by due', async (_, states, more) => {
  const is = (value: string[]) => ({ field: 'state' as const, op: 'is' as const, value });
  const expected = within('open')
    .filter(({ state }) => states.includes(state) && (more === null || more.includes(state)))
    .toSorted(ORDERS.due)
    .map(({ number }) => number);
  const when = { all: [is(states), ...(more === null ? [] : [is(more)])] };
  expect(await pages({ view: 'open', sort: 'due', when })).toEqual(expected);
  const other = { not: { any: [is(states)] } };
  const others = within('open').filter(({ state }) => !states.includes(state));
  expect((await pages({ view: 'open', sort: 'due', when: other })).length).toBe(others.length);
});

test('a page that ended among tickets of ours goes on among those that wait for customers', async () => {
  const when = { field: 'state' as const, op: 'is' as const, value: ['awaiting-reply'] };
  const ours = within('open')
    .toSorted(ORDERS.due)
    .findLast((ticket) => block(ticket) === 1)!;
  const after = {
    at: ours.owedAt === null ? 'infinity' : new Date(ours.owedAt).toISOString(),
    number: ours.number,
    rank: 1,
    tomorrow: BOUNDS.tomorrow,
  };
  const rows = await listTickets(pool, ask({ view: 'open', sort: 'due', when, after, limit: 2_000 }));
  const theirs = within('open').filter((ticket) => ticket.state === 'awaiting-reply' && block(ticket) === 2);
  expect(rows.map(({ number }) => number)).toEqual(theirs.toSorted(ORDERS.due).map(({ number }) => number));
});

test('groups are counted in all of a view, narrowed down or not, and one follows the other in its order', async () => {
  for (const view of VIEWS.filter(isOfOpen)) {
    const counts = await countDueGroups(pool, ask({ view }));
    const tickets = within(view);
    const expected = DUE_GROUPS.map((group) => tickets.filter((one) => groupOf(one, BOUNDS) === group).length);
    expect([view, DUE_GROUPS.map((group) => counts[group])]).toEqual([view, expected]);
    const listed = await pages({ view, sort: 'due' });
    const places = listed.map((number) =>
      DUE_GROUPS.indexOf(
        groupOf(
          tickets.find((one) => one.number === number)!,
          BOUNDS,
        ),
      ),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
  const when = { field: 'owner' as const, op: 'is' as const, value: ['none'] };
  const counts = await countDueGroups(pool, ask({ view: 'open', when }));
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(
    within('open').filter(({ owner }) => owner === null).length,
  );
});

/** What each order goes by, as it is when a ticket moves to its beginning, and to its end. */
const MOVED: Partial<Record<Sort, [string, string]>> = {
  due: [`owed_at = now() - interval '9 days'`, 'owed_at = null'],
  activity: ['last_message_at = now()', `last_message_at = now() - interval '9 days'`],
  priority: [`priority = 'urgent', owed_at = now() - interval '9 days'`, `priority = 'low', owed_at = null`],
};

test.each(SORTS)(
  'tickets that move up and down while pages are read by %s take none of the others away',
  async (sort) => {
    const view = 'open';
    const expected = within(view).toSorted(ORDERS[sort]);
    const [up, down] = [expected.at(-1)!, expected[0]!];
    const to = MOVED[sort];
    const seen = await pages({ view, sort }, async () => {
      if (to === undefined) return;
      await pool.query(`update ticket set ${to[0]} where number = $1`, [up.number]);
      await pool.query(`update ticket set ${to[1]} where number = $1`, [down.number]);
    });
    const stays = (number: number) => to === undefined || (number !== up.number && number !== down.number);
    expect(seen.filter(stays)).toEqual(expected.map(({ number }) => number).filter(stays));
    for (const { number, owedAt, at, priority } of [up, down])
      await pool.query(
        `update ticket set owed_at = to_timestamp($2::float8 / 1000.0), last_message_at = to_timestamp($3::float8 / 1000.0), priority = $4
        where number = $1`,
        [number, owedAt, at, priority],
      );
  },
);
