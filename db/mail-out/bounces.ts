/** Mails of ours that came back after they were accepted. */
import { change, type Db, many } from '../core/pool.ts';
import { wellFormed } from '../core/json.ts';
import { notices } from '../core/notices.ts';
import { reachesOf, type Reached } from './reach.ts';

/** One address that a report speaks of; `message` is the report, `mailIds` are the ids of the mails it names. */
export type BouncedRecipient = {
  message: string;
  ticket: number;
  mailIds: string[];
  address: string | null;
  original: string | null;
  status: string | null;
  diagnostic: string | null;
};

/** The send that came back, and whether the customer has it all the same. */
export type Bounce = { outbox: string } & Reached;

/**
 * Marks what came back, and returns it by report. An address counts when the mail went there, or when it went to one address
 * only: forwarding servers name another. A report that names no mail of ours is about the last one to that address.
 */
export async function markBounced(db: Db, recipients: BouncedRecipient[]): Promise<Map<string, Bounce>> {
  if (recipients.length === 0) return new Map();
  const hits = await many<{ message: string; outbox: string }>(db, {
    name: 'bounced-sends',
    text: `with given as (
             select * from json_to_recordset($1::json)
               as g(message uuid, ticket bigint, "mailIds" uuid[], address text, original text, status text, diagnostic text)),
           named as (
             select g.*, case when g."mailIds" <> '{}'
                then (select o.id from unnest(g."mailIds") with ordinality as n(id, nth) join outbox o on o.id = n.id and o.ticket_number = g.ticket
                       order by nth limit 1)
                else (select o.id from outbox o join outbox_recipient r on r.outbox_id = o.id
                       where o.ticket_number = g.ticket and o.state in ('sent', 'unknown') and lower(r.address) in (lower(g.address), lower(g.original))
                       order by o.created_at desc limit 1) end as outbox
               from given g),
           hit as (
             select distinct on (r.outbox_id, r.address) n.message, r.outbox_id as outbox, r.address, n.status,
                    left(coalesce(n.diagnostic, n.status, '') ||
                         case when lower(n.address) <> lower(r.address) then ' (' || n.address || ')' else '' end, 500) as response
               from named n join outbox_recipient r on r.outbox_id = n.outbox
              where r.state in ('sent', 'unknown', 'bounced')
                and (lower(r.address) in (lower(n.address), lower(n.original))
                     or not exists (select from outbox_recipient other where other.outbox_id = r.outbox_id and other.address <> r.address))
              order by r.outbox_id, r.address, n.message),
           marked as (
             update outbox_recipient r set state = 'bounced', status = hit.status, response = hit.response
               from hit where r.outbox_id = hit.outbox and r.address = hit.address),
           shown as (
             update outbox o set state = 'bounced', last_response = hit.response, next_try_at = null, updated_at = now()
               from (select distinct on (outbox) outbox, response from hit order by outbox, address) as hit
              where o.id = hit.outbox and o.state in ('sent', 'unknown', 'rejected'))
           select distinct on (message) message, outbox from hit order by message`,
    values: [wellFormed(recipients)],
  });
  if (hits.length === 0) return new Map();
  const reached = await reachesOf(
    db,
    hits.map(({ outbox }) => outbox),
  );
  await change(db, {
    name: 'tell-bounces',
    text: `select ${notices('outbox', { ticket: 'ticket' })} from (select distinct ticket_number as ticket from outbox where id = any($1::uuid[])) as told`,
    values: [hits.map(({ outbox }) => outbox)],
  });
  return new Map(hits.map(({ message, outbox }) => [message, { outbox, ...reached.get(outbox)! }]));
}
