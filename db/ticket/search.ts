/**
 * What is looked for in a view of tickets, and the way to it. A word is found in subject, name, address, tags and code, which are read as they stand,
 * and in what was said and attached, whose words are filed (search-filing.ts). The view's newest tickets are looked at first: a common word
 * soon fills the page. A word that they seldom hold is looked up by index in all tickets; of several, the one that fewest have leads.
 */
import { parseSearch, type Part } from '../../domain/ticket/search/search.ts';
import { isOfOpen } from '../../domain/ticket/list/view.ts';
import { first, inTransaction, many, type Db, type Pool } from '../core/pool.ts';
import { isByNumber } from './list-order.ts';
import { type Bind, endsWithin, type ListAsk, listTickets, page, tagged, viewOf } from './lists.ts';
import { fileOwed } from './search-filing.ts';
import { askingOf, spelledTags, TAGGED } from './search-conditions.ts';
import type { TicketRow } from './tickets.ts';

/** So many of a view's newest tickets are looked at one by one, and so many when that pays. */
const WALKS = [200, 2_500];
/** What so many of the first ones fit fills a page by a longer walk: sooner than by an index where many texts hold it, and where twice as many fit whatever holds it. */
const OFTEN = 4;
const SURELY = 8;
/** So many texts are a common word's: to fetch them takes longer than to look through tickets that something else has chosen. */
const MANY = 20_000;
/** So few rows are looked up one by one sooner than a view is walked. */
const FEW = 30_000;
/** So many messages a search files itself, if they are owed: it takes milliseconds. */
const FILED_FIRST = 50;

/** At most `limit` tickets of a view, those that `q` finds if there is one. */
export async function findTickets(db: Db, ask: ListAsk): Promise<TicketRow[]> {
  const parts = ask.q === null ? [] : parseSearch(ask.q).parts;
  if (parts.length === 0) return listTickets(db, ask);
  // What was written a moment ago is found, whoever files.
  // A text that cannot be filed is the worker's to tell of: nobody's search ends with it.
  await fileOwed(db, FILED_FIRST).catch(() => undefined);
  const fits = (bind: Bind, lead: Lead | null = null) => fitsOf(ask, parts, lead, bind);
  if (parts.some(isOne)) return page(db, ask, ({ newest }, bind, limit) => newest(limit, fits(bind)), null);
  let lead: Lead | null = null;
  for (const rows of WALKS) {
    const found = await page(
      db,
      ask,
      ({ newest }, bind) => `select t.* from (${newest(rows)}) t where ${fits(bind)}`,
      null,
    );
    if (found.length === ask.limit || (await endsWithin(db, ask, rows))) return found;
    if (found.length >= SURELY) continue;
    lead = await leadOf(db, ask, parts);
    if (found.length < OFTEN || (lead !== null && lead.rows <= MANY)) break;
  }
  lead ??= await leadOf(db, ask, parts);
  // What narrows down and has no index is asked of each row, before its texts are: better than to fetch what everybody writes.
  const narrows = parts.some((part) => !part.not && !leads(part, ask));
  if (lead === null || (narrows && lead.rows > MANY))
    return page(db, ask, ({ newest }, bind, limit) => newest(limit, fits(bind)), null);
  return page(db, ask, (view, bind, limit) => ledBy(lead, view, ask, fits(bind, lead), bind, limit), null);
}

/** How many fit, at most `limit` of them. Rejects as `isTooSlow` (db/core/outage.ts) after `mostMs`. */
export const countFound = (pool: Pool, ask: ListAsk, mostMs: number): Promise<number> =>
  throughAll(pool, ask, mostMs, async (db) => {
    const values: unknown[] = [];
    const { text } = await allFound(db, ask, values, 'true');
    const counted = { text: `select count(*)::integer as count from (${text}) t`, values };
    return (await first<{ count: number }>(db, counted)).count;
  });

/** The numbers of those that fit but for `except`, in the order of the list: of one moment, at most `limit`. Rejects as above. */
export const numbersFound = (pool: Pool, ask: ListAsk, except: readonly number[], mostMs: number): Promise<number[]> =>
  throughAll(pool, ask, mostMs, async (db) => {
    const values: unknown[] = [];
    const others = except.length === 0 ? 'true' : `t.number <> all($${values.push(except)}::bigint[])`;
    const { text, order } = await allFound(db, ask, values, others);
    const rows = await many<{ number: number }>(db, {
      text: `select t.number from (${text}) t order by ${order}`,
      values,
    });
    return rows.map(({ number }) => number);
  });

/** Looks at all of a list and not at a page of it: bounded in time, or one question could hold a connection for as long as it likes. */
async function throughAll<T>(pool: Pool, ask: ListAsk, mostMs: number, look: (db: Db) => Promise<T>): Promise<T> {
  // Before the transaction, which would end with a text that cannot be filed.
  if (ask.q !== null && parseSearch(ask.q).parts.length > 0) await fileOwed(pool, FILED_FIRST).catch(() => undefined);
  return inTransaction(pool, look, mostMs);
}

async function allFound(db: Db, ask: ListAsk, values: unknown[], more: string) {
  const parts = ask.q === null ? [] : parseSearch(ask.q).parts;
  const lead = parts.length === 0 || parts.some(isOne) ? null : await leadOf(db, ask, parts);
  const bind = (value: unknown) => `$${values.push(value)}`;
  const view = viewOf(ask, bind);
  const fits = `${fitsOf(ask, parts, lead, bind)} and ${more}`;
  const limit = bind(ask.limit);
  const text = lead === null ? view.newest(limit, fits) : ledBy(lead, view, ask, fits, bind, limit);
  return { text, order: view.order };
}

/** It names one ticket, which its key finds. */
const isOne = (part: Part): boolean => !part.not && (part.kind === 'code' || (part.kind === 'number' && part.alone));

type Lead = { part: Part; tags: string[]; rows: number };

/**
 * SQL: those of a view that the lead finds and that fit. In an order by number they are put in it as they are found. Else a few are looked
 * up one by one. Where it finds thousands, the view is walked in its order by index alone and each number looked for among them: left to
 * itself, Postgres would look up every row, because it takes them to be 200.
 */
function ledBy(
  lead: Lead,
  view: ReturnType<typeof viewOf>,
  ask: ListAsk,
  fits: string,
  bind: Bind,
  limit: string,
): string {
  const numbers = askingOf(lead.part, bind, ask.agentId, lead.tags).numbers!;
  if (isByNumber(ask.sort)) return view.amongNumbers(numbers, fits, limit);
  const among =
    lead.rows <= FEW
      ? `t.number in (${numbers})`
      : `(t.number in (select number from (${numbers}) one(number) group by number)) is true`;
  return view.inOrder(among, fits, limit);
}

/** SQL: all that is asked but the part by which the rows were found. */
const fitsOf = (ask: ListAsk, parts: Part[], lead: Lead | null, bind: Bind): string =>
  parts
    .filter((part) => part !== lead?.part)
    .map((part) => `(${askingOf(part, bind, ask.agentId).ofRow})`)
    .concat(tagged(ask, bind))
    .join(' and ');

/** Whether it is looked up in all tickets. Who has read which is looked up by no index: open tickets are few enough to be asked one by one. */
const leads = (part: Part, { agentId, view }: ListAsk): boolean =>
  askingOf(part, () => 'null', agentId).numbers !== null &&
  !(part.kind === 'is' && part.mark === 'unread' && isOfOpen(view));

/** The part by which an index finds fewest, as Postgres estimates it; null where none can be looked up. */
async function leadOf(db: Db, ask: ListAsk, parts: Part[]): Promise<Lead | null> {
  const able = parts.filter((part) => leads(part, ask));
  const spelled = await spelledTags(db, able);
  // A tag that none of the newest tickets has may stand on older ones: they are walked for it.
  const known = able
    .map((part, place) => ({ part, tags: spelled[place]! }))
    .filter(({ part, tags }) => part.kind !== 'tag' || tags.length > 0);
  const estimated = await Promise.all(
    known.map(async ({ part, tags }) => ({ part, tags, rows: await estimate(db, ask, part, tags) })),
  );
  return estimated.reduce<Lead | null>((least, one) => (least === null || one.rows < least.rows ? one : least), null);
}

async function estimate(db: Db, ask: ListAsk, part: Part, tags: string[]): Promise<number> {
  const values: unknown[] = [];
  const { numbers } = askingOf(part, (value) => `$${values.push(value)}`, ask.agentId, tags);
  const row = await first<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(db, {
    text: `explain (format json) ${numbers?.replaceAll(TAGGED, '')}`,
    values,
  });
  return row['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
