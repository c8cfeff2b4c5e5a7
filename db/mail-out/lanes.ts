/** What has to be known of a send before its mail server is spoken to. */
import { waitingSends } from '../../domain/mail/outbox.ts';
import { IS_HELD } from '../core/hold.ts';
import { notice } from '../core/notices.ts';
import { type Db, maybe } from '../core/pool.ts';
import { inWords } from '../core/words.ts';

export type Lane = {
  mailbox: string;
  /** Of the mailbox. */
  address: string;
  /** Of the server that sends for it. */
  host: string;
  /** No person has written it. */
  isAutomatic: boolean;
  /** Who is still to be served. */
  recipients: number;
  /** Its mailbox was deleted. */
  isOrphan: boolean;
  isPaused: boolean;
};

/** Undefined for a send that is not waiting for an attempt, or while the installation is brought together. */
export const laneOf = (db: Db, outbox: string): Promise<Lane | undefined> =>
  maybe<Lane>(db, {
    name: 'lane-of-send',
    text: `select o.mailbox_id as mailbox, b.address, b.smtp->>'host' as host, o.kind <> 'reply' as "isAutomatic",
                  b.deleted_at is not null as "isOrphan", b.paused as "isPaused",
                  (select count(*)::int from outbox_recipient r where r.outbox_id = o.id and r.state in ('queued', 'deferred')) as recipients
             from outbox o join mailbox b on b.id = o.mailbox_id
            where o.id = $1 and o.state ${inWords(waitingSends)} and not ${IS_HELD}`,
    values: [outbox],
  });

/**
 * Puts a send off without an attempt, which it keeps; when it is tried then. Undefined when it waits no more. One that awaits the sign-in of
 * its mailbox goes before its time when that is mended; one that awaits its turn only is queued as before: nobody has put it off.
 */
export const postpone = async (
  db: Db,
  outbox: string,
  { why, ms, awaits }: { why: string; ms: number; awaits: 'sign-in' | 'others' | 'time' },
): Promise<Date | undefined> =>
  (
    await maybe<{ at: Date }>(db, {
      name: 'postpone-send',
      text: `with put_off as (
               update outbox set state = case when $5 and state = 'queued' then state else 'deferred' end, last_response = left($2, 500), next_try_at = now() + make_interval(secs => $3), awaits_sign_in = $4, updated_at = now()
                where id = $1 and state ${inWords(waitingSends)} returning next_try_at as at, ticket_number)
             select at, (select ${notice('outbox', { ticket: 'ticket_number' })} from put_off)::text from put_off`,
      values: [outbox, why, ms / 1_000, awaits === 'sign-in', awaits === 'others'],
    })
  )?.at;
