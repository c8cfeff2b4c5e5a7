/**
 * Tries at making messages of stored mails. A try is counted before it is made, and the count is taken back when it did not
 * fail: a mail that takes its worker with it, or hangs it until somebody kills it, has had its try all the same.
 */
import { type Db, change, many, maybe } from '../core/pool.ts';
import { MAIL_KEY } from './mail-key.ts';
import { PROGRESS } from './progress.ts';

/** A row that waits to become a message; `attempts` counts the try that was begun with it. */
export type WaitingMail = {
  id: number;
  /** By which its ticket counts it once: random, because ids are given again when the database was set back. */
  key: string;
  sha256: string;
  internalDate: Date;
  storedAt: Date;
  attempts: number;
  /** In which it came. */
  folder: string;
  /** From before its mailbox was connected. */
  archived: boolean;
  /** What a person decided about it, when it was held, for the ticket that it named. */
  decision?: 'new-ticket' | 'ticket' | null;
  ticketNumber?: number | null;
  /** It was held as part of a flood, and a person let that in. */
  pastFlood?: boolean;
};

/** Enough of a mail's header to recognise it in a list. */
export type MailHeader = { from: string | null; name: string | null; subject: string | null };

const WAITING = `i.id, ${MAIL_KEY}, i.sha256, i.internal_date as "internalDate", i.stored_at as "storedAt", i.attempts, i.folder, i.archived,
  case when i.decision <> 'discard' then i.decision end as decision, i.ticket_number as "ticketNumber",
  coalesce(i.held_reason = 'flood', false) as "pastFlood"`;

/**
 * Begins the first tries at rows in the order in which they came: those behind `after`, at most `limit`, and no more once they
 * have `bytes` together; those of an archive only while no other waits, nor one
 * of the archive is being tried: an answer is not to come before what it answers. Mail of the senders `except` has its first try elsewhere.
 */
export async function beginFirstTries(
  db: Db,
  mailbox: string,
  after: number,
  { limit, bytes, except }: { limit: number; bytes: number; except: string[] },
): Promise<WaitingMail[]> {
  const rows = await many<WaitingMail>(db, {
    name: 'begin-first-tries',
    text: `with waiting as not materialized (
             select id, size, archived from inbound
              where mailbox_id = $1 and state = 'stored' and attempts = 0 and id > $2 and (from_address is null or from_address <> all($5::text[])))
           update inbound i set attempts = 1
             from (select id from (
                     select id, sum(size) over (order by id) - size as before from (
                       select id, size from waiting
                        where archived = not exists (select from waiting where not archived)
                          and not (archived and exists (select from inbound w where w.mailbox_id = $1 and w.state = 'stored' and w.archived and w.attempts > 0))
                        order by id limit $3) as first) as summed
                    where before < $4) as next
            where i.id = next.id and i.state = 'stored' and i.attempts = 0 returning ${WAITING}`,
    values: [mailbox, after, limit, bytes, except],
  });
  return rows.toSorted((one, other) => one.id - other.id);
}

/**
 * Begins another try at the row with the fewest, and the first one at mail of the senders `of`; undefined when there is none.
 * Those in `busy` are being tried.
 */
export const beginNextTry = (
  db: Db,
  mailbox: string,
  { most, busy, of }: { most: number; busy: number[]; of: string[] },
): Promise<WaitingMail | undefined> =>
  maybe(db, {
    name: 'begin-next-try',
    text: `update inbound i set attempts = attempts + 1
            where i.id = (select id from inbound
                           where mailbox_id = $1 and state = 'stored' and attempts < $2 and id <> all($3::bigint[])
                             and (attempts > 0 or from_address = any($4::text[])) order by attempts, id limit 1)
              and i.state = 'stored' returning ${WAITING}`,
    values: [mailbox, most, busy, of],
  });

/** These tries were none: an outage of ours, or somebody stopped us. */
export const takeBackTries = (db: Db, ids: number[]): Promise<number> =>
  change(db, {
    name: 'take-back-tries',
    text: `update inbound set attempts = greatest(attempts - 1, 0) where id = any($1::bigint[]) and state = 'stored'`,
    values: [ids],
  });

/**
 * Remembers why a try failed; after the last of `most` the row ends as unreadable and stands in the list for review. One whose
 * bytes are `lost` then points to none, and is fetched again while the server still lists it.
 */
export const failTry = (
  db: Db,
  id: number,
  error: string,
  most: number,
  header: MailHeader,
  lost = false,
): Promise<number> =>
  change(db, {
    name: 'fail-try',
    text: `with failed as (
             update inbound set last_error = left($2, 500), state = case when attempts >= $3 then 'unreadable' else state end,
                    processed_at = case when attempts >= $3 then now() end, from_address = $4, subject = $5, from_name = left($7, 200),
                    sha256 = case when $6 and attempts >= $3 then null else sha256 end
              where id = $1 and state = 'stored' returning id, mailbox_id, state),
           ended as (select mailbox_id from failed where state = 'unreadable'),
           moved as (${PROGRESS})
           select id from failed`,
    values: [id, error, most, header.from, header.subject, lost, header.name],
  });

/** Ends rows that used up their tries without a word, but those in `busy`; returns how many. Their worker died at them each time. */
export const endExhausted = (db: Db, mailbox: string, most: number, busy: number[]): Promise<number> =>
  change(db, {
    name: 'end-exhausted',
    text: `with ended as (
             update inbound set state = 'unreadable', processed_at = now(),
                    last_error = coalesce(last_error, 'the worker died or hung whenever this mail was read')
              where mailbox_id = $1 and state = 'stored' and attempts >= $2 and id <> all($3::bigint[]) returning id, mailbox_id),
           moved as (${PROGRESS})
           select id from ended`,
    values: [mailbox, most, busy],
  });
