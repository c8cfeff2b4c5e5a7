/**
 * A watchdog over the watchers: what is wrong with mailboxes, judged by whoever looks from the ledger and from the signs that
 * watchers give, because a worker that hangs or is gone reports nothing. It is over when these say so.
 */
import { LIMITS } from '../../domain/limits.ts';
import { FAULTY_STATUSES, MAILBOX_TROUBLES, type MailboxTrouble, worstTrouble } from '../../domain/mail/mailbox.ts';
import { OAUTH_FAULTS } from '../../domain/mail/provider/mailbox-fault.ts';
import { isForNow } from '../../domain/mail/provider/oauth.ts';
import { type Db, first, many } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { LOOP_BROKEN_SINCE } from './probes.ts';

const before = (ms: number): string => `now() - interval '${ms / 1_000} seconds'`;

/** SQL: since when the row `i` waits: since it was taken, or a person had it read again or let it in. */
const WAITS_SINCE = 'greatest(i.stored_at, i.decided_at)';

/** SQL: since when mail of the mailbox `b` waits that nobody brings to its end; null while there is nothing of the kind. */
const STALLED_SINCE = `(select min(${WAITS_SINCE}) from inbound i
   where not b.paused and i.mailbox_id = b.id and i.state = 'stored' and ${WAITS_SINCE} < ${before(LIMITS.stalledMs)}
     and coalesce(b.progress_at, '-infinity') < ${before(LIMITS.stalledMs)})`;

/** SQL: the last sign of watching the mailbox `b`, or when it could first be given: before there were signs there was none. */
const SIGN = `greatest(b.status_at, coalesce(b.watched_at, (select applied_at from migration where name = '0012_watch.sql')))`;

/** SQL: since when nobody gives a sign of watching the mailbox `b`; null while somebody does, or has just been asked to. */
const UNWATCHED_SINCE = `case when not b.paused and ${SIGN} < ${before(LIMITS.unwatchedMs)} then ${SIGN} end`;

/** SQL: the rows `i` of a mailbox that are held because so many came at once. */
export const FLOODS = (mailbox: string): string =>
  `i.mailbox_id = ${mailbox} and i.state = 'held' and i.held_reason = 'flood'`;

/** SQL: the sign-in of the mailbox `b` for sending, as long as nobody tries it. */
const SENDING_HELD = `from mailbox_sign_in s where s.mailbox_id = b.id and s.side = 'smtp'`;
const SENDING_STOPPED = `exists (select ${SENDING_HELD} and s.refused >= ${LIMITS.signInTries})`;
/** A token cannot be had, and waiting alone does not mend it. */
const SENDING_UNCONSENTED = `exists (select ${SENDING_HELD} and s.waits > 0 and split_part(ltrim(s.fault, '['), ' ', 1) ${inWords(OAUTH_FAULTS.filter((code) => !isForNow(code)))})`;
const SENDING_WAITS = `exists (select ${SENDING_HELD} and s.waits > 0 and s.wait_until > now())`;

/** SQL: why nothing is sent from the mailbox `b` just now, as a line; null when nothing is in the way. */
export const SENDING_FAULT = `(select s.fault ${SENDING_HELD} and (s.refused >= ${LIMITS.signInTries} or s.wait_until > now()))`;

/** SQL columns of the mailbox `b`: its status as it looks from outside, since when, and what is wrong with it, if anything. */
export const MAILBOX_STATUS = `case when ${STALLED_SINCE} is not null then 'stalled' when ${UNWATCHED_SINCE} is not null then 'unwatched' else b.status end as status,
  coalesce(${STALLED_SINCE}, ${UNWATCHED_SINCE}, b.status_at) as "statusAt",
  case when b.paused then null
       when ${STALLED_SINCE} is not null then 'stalled'
       when ${UNWATCHED_SINCE} is not null then 'unwatched'
       when b.status ${inWords(FAULTY_STATUSES)} then b.status
       when ${SENDING_STOPPED} or ${SENDING_UNCONSENTED} then 'sending'
       when ${SENDING_WAITS} then 'throttled'
       when ${LOOP_BROKEN_SINCE} is not null then 'loop-broken'
       when exists (select from inbound i where ${FLOODS('b.id')}) then 'flooded'
       when b.silenced_at > ${before(LIMITS.silencedShownMs)} then 'silenced'
       when exists (select from oauth_consent c join oauth_app a on a.id = c.app_id
                     where c.id = b.consent_id and a.secret_expires_on <= current_date + ${LIMITS.secretEndsDays}) then 'secret-ends' end as trouble`;

/** The troubles there are, one for each mailbox that has one. */
const troubles = async (db: Db): Promise<MailboxTrouble[]> =>
  (
    await many<{ trouble: MailboxTrouble | null }>(db, {
      name: 'mailbox-trouble',
      text: `select ${MAILBOX_STATUS} from mailbox b where b.deleted_at is null`,
    })
  ).flatMap(({ trouble }) => trouble ?? []);

/** How many mailboxes are in trouble, and the worst of it; null when all are well. */
export async function mailboxTrouble(db: Db): Promise<{ count: number; worst: MailboxTrouble } | null> {
  const found = await troubles(db);
  const worst = worstTrouble(found);
  return worst === null ? null : { count: found.length, worst };
}

/** How many mailboxes have each trouble; 0 for those that none has. */
export async function mailboxesByTrouble(db: Db): Promise<[MailboxTrouble, number][]> {
  const found = await troubles(db);
  return MAILBOX_TROUBLES.map((trouble) => [trouble, found.filter((one) => one === trouble).length]);
}

/** Mail that is safe on disk and is in no ticket yet, of paused mailboxes as well: how much, and how long the oldest waits. */
export const unplacedMail = (db: Db): Promise<{ count: number; oldestS: number }> =>
  first(db, {
    name: 'unplaced-mail',
    text: `select count(*)::int as count, coalesce(extract(epoch from now() - min(${WAITS_SINCE})), 0)::float8 as "oldestS"
             from inbound i where state = 'stored'`,
  });
