/** Mails of ours that came back after they were accepted, also when the report is faster than the record of the acceptance. */
import { change, type Db, many } from '../core/pool.ts';
import { wellFormed } from '../core/json.ts';
import { notices } from '../core/notices.ts';
import { reachIn, standingsOf, type Reached } from './reach.ts';

/** One address that a report speaks of; `report` is its ledger row, `mailIds` are the ids of the mails it names. */
export type BouncedRecipient = {
  report: number;
  ticket: number;
  mailIds: string[];
  address: string | null;
  original: string | null;
  status: string | null;
  diagnostic: string | null;
};

/** A send that came back, and whether the customer has it all the same. */
type Bounce = { outbox: string } & Reached;

/** What a report makes known. */
export type Heard = {
  bounces: Bounce[];
  /** The ledger row that has said all of it before. */
  repeats: number | null;
};

/**
 * SQL for the recipients that each reported address stands for. An address counts when the mail went there, or when it went to one
 * address only: forwarding servers name another, but not one that was put right since, and who names none may mean that one. A report
 * that names no mail of ours is about the last one to that address.
 */
const MATCHED = `
  given as (
    select * from json_to_recordset($1::json)
      as g(report bigint, ticket bigint, "mailIds" uuid[], address text, original text, status text, diagnostic text)),
  named as (
    select g.*, case when g."mailIds" <> '{}'
         then (select o.id from unnest(g."mailIds") with ordinality as n(id, nth) join outbox o on o.id = n.id and o.ticket_number = g.ticket
                order by nth limit 1)
         else (select o.id from outbox o join outbox_recipient r on r.outbox_id = o.id
                where o.ticket_number = g.ticket and o.attempts > 0 and lower(r.address) in (lower(g.address), lower(g.original))
                order by o.created_at desc limit 1) end as outbox
      from given g),
  matched as (
    select n.report, r.outbox_id as outbox, r.address, r.state, r.report as before, n.status,
           left(ltrim(coalesce(n.diagnostic, n.status, '') ||
                case when lower(n.address) <> lower(r.address) then ' (' || n.address || ')' else '' end), 500) as response
      from named n
      left join outbox o on o.id = n.outbox and o.attempts > 0
      left join outbox_recipient r on r.outbox_id = o.id and r.state <> 'rejected'
       and (lower(r.address) in (lower(n.address), lower(n.original))
            or not exists (select from outbox_recipient other where other.outbox_id = r.outbox_id and other.address <> r.address)
               and not exists (select from message m where m.id = o.message_id and (m.recipients -> 'corrected' ?| array[lower(n.address), lower(n.original)]
                                        or n.address is null and n.original is null and m.recipients -> 'corrected' <> '[]'))))`;

/**
 * Keeps what was reported, marks what came back, and returns by report what it makes known: nothing yet of a mail whose attempt has
 * not ended, for which `endAttempt` sees to it. Locks the sends, so that either this or the end of the attempt is the later one.
 */
export async function markBounced(db: Db, recipients: BouncedRecipient[]): Promise<Map<number, Heard>> {
  if (recipients.length === 0) return new Map();
  const given = wellFormed(recipients);
  await change(db, {
    name: 'lock-bounced-sends',
    text: `with ${MATCHED} select from outbox where id in (select outbox from matched) order by id for update`,
    values: [given],
  });
  const heard = await many<{ report: number; outboxes: string[]; repeats: number | null }>(db, {
    name: 'bounced-sends',
    text: `with ${MATCHED},
           fresh as (
             select distinct on (outbox, address) * from matched where outbox is not null and before is null order by outbox, address, report),
           marked as (
             update outbox_recipient r
                set report = jsonb_build_object('inbound', f.report, 'status', f.status, 'response', f.response),
                    state = case when r.state in ('queued', 'deferred') then r.state else 'bounced' end,
                    status = case when r.state in ('queued', 'deferred') then r.status else f.status end,
                    response = case when r.state in ('queued', 'deferred') then r.response else f.response end
               from fresh f where r.outbox_id = f.outbox and r.address = f.address),
           back as (
             select distinct on (outbox) outbox, response from fresh where state not in ('queued', 'deferred') order by outbox, address),
           shown as (
             update outbox o set state = 'bounced', last_response = back.response, next_try_at = null, updated_at = now()
               from back where o.id = back.outbox and o.state in ('sent', 'unknown', 'rejected'))
           select m.report,
                  array(select distinct f.outbox from fresh f where f.report = m.report and f.state not in ('queued', 'deferred')) as outboxes,
                  case when bool_and(m.outbox is not null and f.report is distinct from m.report)
                       then min(coalesce((m.before->>'inbound')::bigint, f.report)) end as repeats
             from matched m left join fresh f on f.outbox = m.outbox and f.address = m.address
            group by m.report`,
    values: [given],
  });
  const standings = await standingsOf(db, [...new Set(heard.flatMap(({ outboxes }) => outboxes))]);
  await tell(db, [...standings.keys()]);
  return new Map(
    heard.map(({ report, outboxes, repeats }) => [
      report,
      { repeats, bounces: outboxes.map((outbox) => ({ outbox, ...reachIn(standings.get(outbox)) })) },
    ]),
  );
}

/** What was reported of a mail while its attempt was under way, once that has ended. */
export const applyReports = (db: Db, outbox: string): Promise<number> =>
  change(db, {
    name: 'apply-reports',
    text: `with back as (
             update outbox_recipient set state = 'bounced', status = report->>'status', response = report->>'response'
              where outbox_id = $1 and report is not null and state in ('sent', 'unknown') returning address, response),
           said as (
             select address, response from back
              union all select address, response from outbox_recipient where outbox_id = $1 and state = 'bounced')
           update outbox set state = 'bounced', last_response = (select response from said order by address limit 1)
            where id = $1 and state in ('sent', 'unknown', 'rejected') and exists (select from said)`,
    values: [outbox],
  });

const tell = async (db: Db, ids: string[]): Promise<void> => {
  if (ids.length === 0) return;
  await change(db, {
    name: 'tell-bounces',
    text: `select ${notices('outbox', { ticket: 'ticket' })} from (select distinct ticket_number as ticket from outbox where id = any($1::uuid[])) as told`,
    values: [ids],
  });
};
