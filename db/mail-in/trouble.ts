/**
 * A watchdog over the watchers: what is wrong with mailboxes, judged by whoever looks from the ledger and from the signs that
 * watchers give, because a worker that hangs or is gone reports nothing. It is over when these say so.
 */
import { LIMITS } from '../../domain/limits.ts';
import { type MailboxTrouble, worstTrouble } from '../../domain/mail/mailbox.ts';
import { type Db, many } from '../core/pool.ts';

const before = (ms: number): string => `now() - interval '${ms / 1_000} seconds'`;

/** SQL: since when mail of the mailbox `b` waits that nobody brings to its end; null while there is nothing of the kind. */
const STALLED_SINCE = `(select min(i.stored_at) from inbound i
   where not b.paused and i.mailbox_id = b.id and i.state = 'stored' and i.stored_at < ${before(LIMITS.stalledMs)}
     and coalesce(b.progress_at, '-infinity') < ${before(LIMITS.stalledMs)})`;

/** SQL: since when nobody gives a sign of watching the mailbox `b`; null while somebody does, or has just been asked to. */
const UNWATCHED_SINCE = `case when not b.paused and greatest(b.watched_at, b.status_at) < ${before(LIMITS.unwatchedMs)}
    then greatest(b.watched_at, b.status_at) end`;

/** SQL columns of the mailbox `b`: its status as it looks from outside, since when, and what is wrong with it, if anything. */
export const STANDING = `case when ${STALLED_SINCE} is not null then 'stalled' when ${UNWATCHED_SINCE} is not null then 'unwatched' else b.status end as status,
  coalesce(${STALLED_SINCE}, ${UNWATCHED_SINCE}, b.status_at) as "statusAt",
  case when b.paused then null
       when ${STALLED_SINCE} is not null then 'stalled'
       when ${UNWATCHED_SINCE} is not null then 'unwatched'
       when b.status in ('files-away', 'credentials', 'unreachable') then b.status
       when b.silenced_at > ${before(LIMITS.silencedShownMs)} then 'silenced' end as trouble`;

/** How many mailboxes are in trouble, and the worst of it; null when all are well. */
export async function mailboxTrouble(db: Db): Promise<{ count: number; worst: MailboxTrouble } | null> {
  const rows = await many<{ trouble: MailboxTrouble | null }>(db, {
    name: 'mailbox-trouble',
    text: `select ${STANDING} from mailbox b`,
  });
  const troubles = rows.flatMap(({ trouble }) => trouble ?? []);
  const worst = worstTrouble(troubles);
  return worst === null ? null : { count: troubles.length, worst };
}
