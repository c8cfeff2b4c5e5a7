/**
 * The lists of tickets, newest activity first, paged by (last_message_at, number). Each view's condition repeats the
 * predicate of its partial index (db/migrations/0003_tickets.sql) word for word, or Postgres could not use it.
 */
import { findCodes } from '../domain/code.ts';
import { fold } from '../domain/fold.ts';
import { contactsLike, likePattern } from './contacts.ts';
import { many, type Db } from './pool.ts';
import { TICKET_COLUMNS, TICKET_JOINS, type TicketRow } from './tickets.ts';

export type View = 'unassigned' | 'mine' | 'team' | 'open' | 'snoozed' | 'breached' | 'closed' | 'all';

export type ListAsk = {
  view: View;
  agentId: string;
  teamIds: string[];
  q: string | null;
  team: string | null;
  contact: string | null;
  /** The last row of the page before. */
  after: { at: string; number: number } | null;
  limit: number;
};

const WHERE: Record<View, string> = {
  unassigned: `t.state = 'new' and t.snoozed_until is null`,
  mine: `t.owner_id = $1 and t.state <> 'closed' and t.snoozed_until is null`,
  team: `t.team_id = mine.id and t.state <> 'closed' and t.snoozed_until is null`,
  open: `t.state <> 'closed' and t.snoozed_until is null`,
  snoozed: `t.snoozed_until is not null`,
  breached: `t.breached and t.state <> 'closed'`,
  closed: `t.state = 'closed'`,
  all: 'true',
};

/** Words of two letters have no trigram: they are looked for among this many of a view's newest. */
const SHORT_WALK = 2_000;
/** Contacts whose name or address fits; a name that fits more of them is not a search for a person. */
const CONTACTS = 1_000;

/** At most `limit` tickets of a view; conditions that are not asked for are not in the text. */
export async function listTickets(db: Db, ask: ListAsk): Promise<TicketRow[]> {
  const values: unknown[] = [ask.agentId, ask.limit];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const parts = [WHERE[ask.view], '$1::uuid is not null'];
  if (ask.team !== null) parts.push(`t.team_id = ${bind(ask.team)}`);
  if (ask.contact !== null) parts.push(`t.contact_id = ${bind(ask.contact)}`);
  if (ask.after !== null)
    parts.push(
      `(t.last_message_at, t.number) < (${bind(ask.after.at)}::timestamptz, ${bind(ask.after.number)}::bigint)`,
    );
  const mine = ask.view === 'team' ? bind(ask.teamIds) : null;
  const walk = (more: string[], limit: string) => {
    const page = `select t.* from ticket t where ${[...parts, ...more].join(' and ')} order by t.last_message_at desc, t.number desc limit ${limit}`;
    // With `team_id = any(...)` the order of the index is lost and every open ticket of the teams would be sorted; one
    // ordered walk for each team keeps to a page of rows each.
    return mine === null
      ? page
      : `select t.* from unnest(${mine}::uuid[]) mine(id) cross join lateral (${page}) t order by t.last_message_at desc, t.number desc limit ${limit}`;
  };
  const from = ask.q === null ? walk([], '$2') : await search(db, ask.q, bind, walk);
  return many<TicketRow>(db, {
    text: `select ${TICKET_COLUMNS} from (${from}) t ${TICKET_JOINS} order by t.last_message_at desc, t.number desc limit $2`,
    values,
  });
}

/**
 * A number, a written code, else part of a subject or of the contact's name or address. Subject and contact are two
 * walks put together: for each alone Postgres sees whether the word is rare (trigram index) or common (walk the view
 * until the page is full), which it cannot across an `or`.
 */
async function search(
  db: Db,
  q: string,
  bind: (value: unknown) => string,
  walk: (more: string[], limit: string) => string,
): Promise<string> {
  if (/^#?\d{1,12}$/.test(q)) return walk([`t.number = ${bind(Number(q.replace('#', '')))}`], '$2');
  const codes = findCodes(q);
  if (codes.length > 0)
    return walk([`lower(t.code) = any(${bind(codes.map((code) => code.toLowerCase()))}::text[])`], '$2');
  const word = fold(q);
  const subject = `tr_fold(t.subject) like ${bind(likePattern(word))}`;
  if (word.length < 3)
    return `select t.* from (${walk([], String(SHORT_WALK))}) t where ${subject} order by t.last_message_at desc, t.number desc limit $2`;
  const contacts = await contactsLike(db, q, CONTACTS);
  const walks = [walk([subject], '$2'), walk([`lower(t.code) = ${bind(q.toLowerCase())}`], '$2')];
  if (contacts.length > 0) walks.push(walk([`t.contact_id = any(${bind(contacts)}::uuid[])`], '$2'));
  return `select distinct on (t.last_message_at, t.number) t.* from (${walks.map((one) => `(${one})`).join(' union all ')}) t
    order by t.last_message_at desc, t.number desc limit $2`;
}
