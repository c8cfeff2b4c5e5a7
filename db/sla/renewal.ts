/** A change of what tickets are promised, over those that are open: kept with the change itself, until all of them have been looked at. */
import { asksOfRequester } from '../../domain/sla/choice.ts';
import { renewalOf, renewalRequests } from '../../domain/sla/renewal.ts';
import { earlierNeeded, type Policy, termsOf } from '../../domain/sla/policy.ts';
import { promisedPriority } from '../../domain/ticket/clock/due.ts';
import type { Promised } from '../../domain/ticket/event.ts';
import type { ScheduleRequest } from '../../domain/ticket/effect.ts';
import { asTicket, type Ticket } from '../../domain/ticket/ticket.ts';
import type { Named } from '../core/named.ts';
import { change, type Db, many, maybe } from '../core/pool.ts';
import { listPolicies } from './policies.ts';
import { choosing } from './promising.ts';
import { calendarsThen, type NamedCalendar } from './versions.ts';
import { requestersOf } from './requesters.ts';

export type Renewal = {
  id: string;
  startedAt: Date;
  finishedAt: Date | null;
  looked: number;
  changed: number;
  of: number;
};

/** The one that was begun last, before that one over all tickets that goes on; undefined where nothing was ever changed. */
export const newestRenewal = (db: Db): Promise<Renewal | undefined> =>
  maybe<Renewal>(db, {
    name: 'newest-renewal',
    text: `select id::text, started_at as "startedAt", finished_at as "finishedAt", looked, changed, greatest(total, looked) as of
             from renewal order by (finished_at is null and contacts is null) desc, renewal.id desc limit 1`,
  });

/** All open tickets are looked at, from the first on, whatever of an earlier change is left. In the transaction of the change. */
export async function renewAll(db: Db, cause: 'policy' | 'order' | 'calendar'): Promise<void> {
  await change(db, {
    name: 'supersede-renewals',
    text: 'update renewal set finished_at = now() where finished_at is null',
  });
  await change(db, {
    name: 'renew-all',
    text: `insert into renewal (cause, total) select $1, count(*) from ticket where state <> 'closed'`,
    values: [cause],
  });
}

/** Whose standing changes: a contact's, an organisation's, that of addresses and of all at `@` and a domain or below it. */
export type Whose = { contact?: string; organisation?: string; entries?: readonly string[] };

/** The open tickets of these contacts are looked at, where policies ask of whom they are for. In the transaction of the change; before it, where it takes an organisation away. */
export async function renewFor(db: Db, { contact, organisation, entries = [] }: Whose): Promise<void> {
  if (!asksOfRequester(await listPolicies(db))) return;
  await change(db, {
    name: 'renew-for',
    text: `with asker as materialized (select distinct contact_id as id from ticket where state <> 'closed'),
                asked as (select unnest($3::text[]) as entry),
                theirs as (
                  select id from contact where id = $1 or organisation_id = $2
                  union
                  select asker.id from asker join contact_address a on a.contact_id = asker.id
                   cross join lateral (
                     select a.address as entry union all
                     select '@' || array_to_string(labels[label:], '.')
                       from (select string_to_array(split_part(a.address, '@', 2), '.') as labels) as domain,
                            generate_series(1, cardinality(labels) - 1) as label) as known
                    join asked on asked.entry = known.entry)
           insert into renewal (cause, contacts, total)
           select 'requester', array_agg(distinct contact_id), count(*) from ticket
            where state <> 'closed' and contact_id in (select id from theirs) having count(*) > 0`,
    values: [contact ?? null, organisation ?? null, entries],
  });
}

/** What is left of a renewal. `inMs`: it begins then, because whoever read what stood before may still be writing a ticket. */
export type OwedRenewal = { id: number; upto: number; contacts: string[] | null; inMs: number };

/** Those of single contacts go first: they are soon done. */
export const owedRenewal = (db: Db): Promise<OwedRenewal | undefined> =>
  maybe<OwedRenewal>(db, {
    name: 'owed-renewal',
    text: `select id, upto, contacts, greatest(0, $1 - extract(epoch from clock_timestamp() - started_at) * 1000)::int as "inMs"
             from renewal where finished_at is null order by contacts is null, id limit 1`,
    values: [SETTLE_MS],
  });
const SETTLE_MS = 1_500;

/** One of the next open tickets, and what it has to be told: nothing where `promised` is null. */
export type Renewed = { number: number } & ({ ticket: Ticket; promised: Promised } | { promised: null });

type Place = Pick<OwedRenewal, 'upto' | 'contacts'>;

/** A page of a renewal, by the policies and calendars as they stand now. A ticket that was never recorded asks by itself. */
export async function renewalPage(db: Db, place: Place, limit: number, at: number): Promise<Renewed[]> {
  const policies = await listPolicies(db);
  const { page, earlier } = await openPage(db, place, limit, policies, ({ ticket, policy }) =>
    renewalRequests(ticket, termsOf(policy), at),
  );
  return page.map(({ number, open }) => {
    const promised = open === null ? null : renewalOf(open.ticket, open.policy, at, earlier);
    return open === null || promised === null ? { number, promised: null } : { number, ticket: open.ticket, promised };
  });
}

/** `policy`: which it is by those that were asked for. */
type Open = { ticket: Ticket; policy: Policy };
/** Nothing of one that was never recorded, or of which nothing is to be asked. */
type OpenPage = { page: { number: number; open: Open | null }[]; earlier: NamedCalendar[] };

/**
 * Open tickets by these policies, in their order, the default one last: as it would be if they stood. `asks`: what is asked of the calendar for each,
 * so that it is known in the versions of then; null: it is left out. `isLean`: without what says nothing of promises.
 */
export async function openPage(
  db: Db,
  { upto, contacts }: Place,
  limit: number,
  policies: readonly Policy[],
  asks: (open: Open) => readonly ScheduleRequest[] | null,
  isLean = false,
): Promise<OpenPage> {
  const rows = await many<{ number: number; snapshot: unknown }>(db, {
    // Unnamed: planned for these very contacts, few or all.
    text: `select number, ${isLean ? LEAN : 'snapshot'} as snapshot from ticket
            where number > $1 and state <> 'closed' ${contacts === null ? '' : 'and contact_id = any($3::uuid[])'} order by number limit $2`,
    values: [upto, limit, ...(contacts === null ? [] : [contacts])],
  });
  const requesters = asksOfRequester(policies)
    ? await requestersOf(
        db,
        rows.map(({ number }) => number),
      )
    : new Map();
  const chosen = choosing(policies, requesters);
  const needed: { id: string; version: number }[] = [];
  const page = rows.map(({ number, snapshot }) => {
    if (snapshot === null) return { number, open: null };
    const ticket = asTicket(snapshot);
    const policy = chosen({ ...ticket, priority: promisedPriority(ticket) });
    const asked = asks({ ticket, policy });
    if (asked === null) return { number, open: null };
    needed.push(...earlierNeeded(policy, asked));
    return { number, open: { ticket, policy } };
  });
  return { page, earlier: await calendarsThen(db, needed) };
}

/** SQL: a ticket without what grows with its life. */
const LEAN = `snapshot - '{seenKeys,names,tags,promises,undoable,answers,question,reminder}'::text[]`;

/** A page is done; one that a newer change has taken the place of stays as it is. */
export const noteRenewed = (
  db: Db,
  id: number,
  done: { upto: number; looked: number; changed: number; isLast: boolean },
): Promise<number> =>
  change(db, {
    name: 'note-renewed',
    text: `update renewal set upto = greatest(upto, $2), looked = looked + $3, changed = changed + $4,
                  finished_at = case when $5 then now() end where id = $1 and finished_at is null`,
    values: [id, done.upto, done.looked, done.changed, done.isLast],
  });

/** How many of these tickets have recorded what they were told under the key of this renewal. */
export const renewedAmong = async (db: Db, keys: readonly { number: number; key: string }[]): Promise<number> =>
  (
    await many(db, {
      name: 'renewed-among',
      text: `select from json_to_recordset($1::json) as told(number bigint, key text)
               join ticket t on t.number = told.number and t.snapshot -> 'seenKeys' ? told.key`,
      values: [JSON.stringify(keys)],
    })
  ).length;

/**
 * Whoever hears of promises of these tickets, each with how many of theirs: their owners, or else the leads of their teams; of those that are `late`
 * leads as well.
 */
export const concernedBy = (
  db: Db,
  { late, nearly }: { late: readonly number[]; nearly: readonly number[] },
): Promise<(Named & { tickets: number })[]> =>
  many(db, {
    name: 'concerned-by-renewal',
    text: `select a.id, a.name, count(distinct t.number)::int as tickets
             from (select unnest($1::bigint[]) as number, true as late union all select unnest($2::bigint[]), false) as told_of
             join ticket t using (number)
             join team g on g.id = t.team_id
             join team led on led.id = coalesce(g.merged_into, g.id)
            cross join lateral (
              select t.owner_id as id union select led.lead_id where told_of.late or t.owner_id is null
              union select o.id from agent o where t.owner_id is null and led.lead_id is null and o.role = 'admin') as told
             join agent a on a.id = told.id and a.active
             left join notice_preference p on p.agent_id = a.id
            where not coalesce('overtaken' = any(p.silent), false)
            group by a.id, a.name order by tickets desc, tr_order(a.name), a.id`,
    values: [late, nearly],
  });

export async function countOpen(db: Db): Promise<number> {
  const [row] = await many<{ count: number }>(db, {
    name: 'count-open',
    text: `select count(*)::int as count from ticket where state <> 'closed'`,
  });
  return row!.count;
}
