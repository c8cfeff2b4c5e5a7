/**
 * The lists of tickets, newest activity first, paged by (last_message_at, number). Each view's condition repeats the
 * predicate of its partial index (db/migrations/0003_tickets.sql) word for word, or Postgres could not use it.
 */
import { findCodes } from '../domain/code.ts';
import { fold } from '../domain/fold.ts';
import { likePattern } from './contacts.ts';
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

/** At most `limit` tickets of a view; conditions that are not asked for are not in the text. */
export function listTickets(db: Db, ask: ListAsk): Promise<TicketRow[]> {
  const values: unknown[] = [ask.agentId, ask.limit];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const parts = [WHERE[ask.view], '$1::uuid is not null'];
  if (ask.team !== null) parts.push(`t.team_id = ${bind(ask.team)}`);
  if (ask.contact !== null) parts.push(`t.contact_id = ${bind(ask.contact)}`);
  if (ask.q !== null) parts.push(searchFor(ask.q, bind));
  if (ask.after !== null) parts.push(`(t.last_message_at, t.number) < (${bind(ask.after.at)}::timestamptz, ${bind(ask.after.number)}::bigint)`);
  const page = `select t.* from ticket t where ${parts.join(' and ')} order by t.last_message_at desc, t.number desc limit $2`;
  // With `team_id = any(...)` the order of the index is lost and every open ticket of the teams would be sorted; one
  // ordered walk for each team keeps to a page of rows each.
  const from = ask.view === 'team' ? `(select p.* from unnest(${bind(ask.teamIds)}::uuid[]) mine(id) cross join lateral (${page}) p order by p.last_message_at desc, p.number desc limit $2)` : `(${page})`;
  return many<TicketRow>(db, {
    text: `select ${TICKET_COLUMNS} from ${from} t ${TICKET_JOINS} order by t.last_message_at desc, t.number desc`,
    values,
  });
}

/** A number, a written code, else part of a subject or of the contact's name or address. */
function searchFor(q: string, bind: (value: unknown) => string): string {
  if (/^#?\d{1,12}$/.test(q)) return `t.number = ${bind(Number(q.replace('#', '')))}`;
  const codes = findCodes(q);
  if (codes.length > 0) return `lower(t.code) = any(${bind(codes.map((code) => code.toLowerCase()))}::text[])`;
  const text = bind(likePattern(fold(q)));
  // The hits come from the trigram indexes first: rare words are found without walking the view.
  return `t.number in (select number from ticket where tr_fold(subject) like ${text}
    union all select number from ticket where lower(code) = ${bind(q.toLowerCase())}
    union all select number from ticket where contact_id in (
      select contact_id from contact_address where address like ${bind(likePattern(q.toLowerCase()))}
      union all select id from contact where tr_fold(name) like ${text}))`;
}
