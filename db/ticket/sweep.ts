/** What should not be there: late deadlines of open tickets, and rows nobody claimed. */
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { type Db, change, first, many } from '../core/pool.ts';
import { workflowIdIn } from './workflow-id.ts';

/** A ticket nobody watches; `opened` is the first message of one that an agent made with release 0.1.0 and whose birth was never told. */
export type Unwatched = TicketIdentity & { opened: string | null };

/** Open tickets whose next deadline passed more than two minutes ago, or that were never recorded; at most `limit`. */
export const ticketsWithoutRun = (db: Db, limit: number): Promise<Unwatched[]> =>
  many(db, {
    name: 'tickets-without-run',
    text: `select number, ${workflowIdIn('t')} as workflow, case when snapshot is null and channel <> 'email' then
                    (select id from message m where m.ticket_number = t.number order by created_at limit 1) end as opened
             from ticket t
            where state <> 'closed'
              and (next_deadline_at < now() - interval '2 minutes' or (snapshot is null and updated_at < now() - interval '2 minutes'))
            order by next_deadline_at nulls first limit $1`,
    values: [limit],
  });

/**
 * Every open ticket that should have its run: not owed a start, and untouched for two minutes. Asked for after Temporal was, so
 * that none is named whose run ended in between.
 */
export const ticketsToBeRun = (db: Db): Promise<TicketIdentity[]> =>
  many(db, {
    name: 'tickets-to-be-run',
    text: `select t.number, ${workflowIdIn('t')} as workflow from ticket t
            where t.state <> 'closed' and t.snapshot is not null and t.updated_at < now() - interval '2 minutes'
              and not exists (select from owed_start o where o.ticket_number = t.number)`,
  });

/** How many tickets should have a run by now. */
export const countToBeRun = async (db: Db): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'count-to-be-run',
      text: `select ((select count(*) from ticket where state <> 'closed') - (select count(*) from owed_start))::int as count`,
    })
  ).count;

/** Adds to what the sweeper has found so far. */
export const noteSwept = (db: Db, found: Record<string, number>): Promise<number> =>
  change(db, {
    name: 'note-swept',
    text: `insert into swept (what, found) select key, value::bigint from jsonb_each_text($1::jsonb) where value::bigint > 0
           on conflict (what) do update set found = swept.found + excluded.found, at = now()`,
    values: [JSON.stringify(found)],
  });

/** What the sweeper has found, all told, by what it was. */
export const sweptSoFar = (db: Db): Promise<{ what: string; found: number }[]> =>
  many(db, { name: 'swept-so-far', text: 'select what, found from swept' });

/** What the sweeper has found lately, the newest first; `found` is all told. */
export const sweptLately = (db: Db, days: number): Promise<{ what: string; found: number; at: Date }[]> =>
  many(db, {
    name: 'swept-lately',
    text: `select what, found, at from swept where at > now() - $1 * interval '1 day' order by at desc`,
    values: [days],
  });

/**
 * Removes replies no ticket accepted, and uploads that neither a reply nor a draft claimed, within a day; returns how many. Keys of writes go as well,
 * when nobody repeats them any more, with what was handed over by them, and whom rules have answered, when nobody counts it any more, and when
 * rules have held; they are not counted.
 */
export async function sweepLoose(db: Db): Promise<number> {
  await change(db, {
    name: 'sweep-keys',
    text: `delete from idempotency where created_at < now() - interval '2 days'`,
  });
  await change(db, {
    name: 'sweep-rule-answers',
    text: `delete from rule_answer where at < now() - interval '2 days'`,
  });
  // The last of each rule stays: it says when that was.
  await change(db, {
    name: 'sweep-rule-hits',
    text: `delete from rule_hit where (rule_id, at, decision) in (
             select old.rule_id, old.at, old.decision from rule r cross join lateral (
               select * from rule_hit where rule_id = r.id and at < now() - interval '31 days'
                  and at < (select max(at) from rule_hit where rule_id = r.id) order by at limit 5000) as old)`,
  });
  await change(db, {
    name: 'sweep-views',
    text: `delete from saved_view where deleted_at < now() - interval '1 day'`,
  });
  await change(db, { name: 'sweep-handings', text: `delete from handing where done_at < now() - interval '2 days'` });
  return sweepUnclaimed(db);
}

const sweepUnclaimed = async (db: Db): Promise<number> =>
  (await change(db, {
    name: 'sweep-unaccepted',
    text: `with old as (
             select m.id from message m where not m.accepted and m.created_at < now() - interval '1 day'
                -- The mail that a ticket begins with is offered to it until it has taken it.
                and not exists (select from outbox o where o.message_id = m.id and o.first_then is not null and o.state in ('held', 'queued'))
              limit 500),
                unsent as (delete from outbox where message_id in (select id from old)),
                uninvited as (delete from participant_address where message_id in (select id from old))
           delete from message where id in (select id from old)`,
  })) +
  (await change(db, {
    name: 'sweep-uploads',
    text: `delete from attachment f where message_id is null and canned_reply_id is null and created_at < now() - interval '1 day'
              and not exists (select from draft where attachments @> array[f.id])`,
  }));

/** Deadlines of open tickets that have passed and were not acted on: how many, and by how many seconds the latest is late; 0 when none is. */
export const lateDeadlines = (db: Db): Promise<{ count: number; latestS: number }> =>
  first(db, {
    name: 'late-deadlines',
    text: `select count(*)::int as count, coalesce(extract(epoch from now() - min(next_deadline_at)), 0)::float8 as "latestS"
             from ticket where state <> 'closed' and next_deadline_at < now()`,
  });
