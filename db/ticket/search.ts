/**
 * What is looked for in a view of tickets, and the way to it. A word is found in subject, name, address, tags and code, which are read as they stand,
 * and in what was said and attached, whose words are filed (search-filing.ts). The view's newest tickets are looked at first: a common word
 * soon fills the page. A word that they seldom hold is looked up by index in all tickets; of several, the one that fewest have leads.
 */
import { parseSearch, type Part } from '../../domain/ticket/search/search.ts';
import { first, inTransaction, many, type Db, type Pool } from '../core/pool.ts';
import { type Bind, endsWithin, type ListAsk, listTickets, page, tagged, viewOf } from './lists.ts';
import { fileOwed } from './search-filing.ts';
import { askingOf } from './search-conditions.ts';
import type { TicketRow } from './tickets.ts';

/** So many of a view's newest tickets are looked at one by one, and so many when that pays. */
const WALKS = [200, 2_500];
/** What so many of the first ones fit fills a page sooner by a longer walk than by an index. */
const OFTEN = 4;
/** So many texts are a common word's: to fetch them takes longer than to look through tickets that something else has chosen. */
const MANY = 20_000;
/** So many messages a search files itself, if they are owed: it takes milliseconds. */
const FILED_FIRST = 50;

/** At most `limit` tickets of a view, those that `q` finds if there is one. */
export async function findTickets(db: Db, ask: ListAsk): Promise<TicketRow[]> {
  const parts = ask.q === null ? [] : parseSearch(ask.q).parts;
  if (parts.length === 0) return listTickets(db, ask);
  // What was written a moment ago is found, whoever files.
  // A text that cannot be filed is the worker's to tell of: nobody's search ends with it.
  await fileOwed(db, FILED_FIRST).catch(() => undefined);
  const fits = (bind: Bind, lead: Lead | null = null) => `${fitsOf(ask, parts, lead, bind)} and ${tagged(ask, bind)}`;
  if (parts.some(isOne)) return page(db, ask, ({ newest }, bind, limit) => newest(limit, fits(bind)), null);
  for (const rows of WALKS) {
    const found = await page(
      db,
      ask,
      ({ newest }, bind) => `select t.* from (${newest(rows)}) t where ${fits(bind)}`,
      null,
    );
    if (found.length === ask.limit || (await endsWithin(db, ask, rows))) return found;
    if (found.length < OFTEN) break;
  }
  const lead = await leadOf(db, ask, parts);
  // What narrows down and has no index is asked of each row, before its texts are: better than to fetch what everybody writes.
  const narrows = parts.some((part) => !part.not && askingOf(part, () => 'null', ask.agentId).numbers === null);
  if (lead === null || (narrows && lead.rows > MANY))
    return page(db, ask, ({ newest }, bind, limit) => newest(limit, fits(bind)), null);
  return page(db, ask, ({ anywhere }, bind) => ledBy(lead, anywhere, ask, bind, fits(bind, lead)), null);
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
  const fits = `${fitsOf(ask, parts, lead, bind)} and ${tagged(ask, bind)} and ${more}`;
  const view = viewOf(ask, bind);
  const text =
    lead === null
      ? view.newest(bind(ask.limit), fits)
      : `select t.* from (${ledBy(lead, view.anywhere, ask, bind, fits)}) t order by ${view.order} limit ${bind(ask.limit)}`;
  return { text, order: view.order };
}

/** It names one ticket, which its key finds. */
const isOne = (part: Part): boolean => !part.not && (part.kind === 'code' || (part.kind === 'number' && part.alone));

type Lead = { part: Part; rows: number };

/** SQL: what the lead finds in the view, and of it what fits: asked of nothing else, however cheap Postgres takes that to be. */
const ledBy = (
  lead: Lead,
  anywhere: (more: string) => string,
  { agentId }: ListAsk,
  bind: Bind,
  fits: string,
): string =>
  `select t.* from (${anywhere(`t.number in (${askingOf(lead.part, bind, agentId).numbers})`)}) t where ${fits}`;

/** SQL: all parts but the one by which the rows were found. */
const fitsOf = ({ agentId }: ListAsk, parts: Part[], lead: Lead | null, bind: Bind): string =>
  parts
    .filter((part) => part !== lead?.part)
    .map((part) => `(${askingOf(part, bind, agentId).ofRow})`)
    .join(' and ') || 'true';

/** The part by which an index finds fewest, as Postgres estimates it; null where none can be looked up. */
async function leadOf(db: Db, ask: ListAsk, parts: Part[]): Promise<Lead | null> {
  const able = parts.filter((part) => askingOf(part, () => 'null', ask.agentId).numbers !== null);
  const estimated = await Promise.all(able.map(async (part) => ({ part, rows: await estimate(db, ask, part) })));
  return estimated.reduce<Lead | null>((least, one) => (least === null || one.rows < least.rows ? one : least), null);
}

async function estimate(db: Db, ask: ListAsk, part: Part): Promise<number> {
  const values: unknown[] = [];
  const { numbers } = askingOf(part, (value) => `$${values.push(value)}`, ask.agentId);
  const row = await first<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(db, {
    text: `explain (format json) ${numbers}`,
    values,
  });
  return row['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
