/** A mailbox as the worker uses it: with its secrets, still sealed, and the status it reports. */
import type { Mailbox, MailboxStatus } from '../../domain/mail/mailbox.ts';
import { type Db, change, many, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';
import type { ArchiveOrder } from './archive.ts';

export type MailboxAccount = Mailbox & {
  teamId: string;
  imapSecret: string;
  smtpSecret: string;
  /** Its servers may stand in private networks: the operator, or release 0.1.0, set them up. */
  trusted: boolean;
  connectedAt: Date;
  /** Takes only what arrived since then. */
  fromNow: boolean;
  /** What is to be taken from before then; null: nothing. */
  archive: ArchiveOrder | null;
};

/** The mailbox of an id, or undefined when it is gone. */
export const mailboxAccount = (db: Db, id: string): Promise<MailboxAccount | undefined> =>
  maybe(db, {
    name: 'mailbox-account',
    text: `select id, address, name, team_id as "teamId", language, folder, poll_seconds as "pollSeconds", acknowledge, plus_addressing as "plusAddressing", tickets_minute as "ticketsPerMinute", paused,
                  imap, imap_secret as "imapSecret", smtp, smtp_secret as "smtpSecret", trusted, created_at as "connectedAt", from_now as "fromNow",
                  case when archive_since is not null then jsonb_build_object('since', archive_since, 'left', archive_left) end as archive
             from mailbox where id = $1`,
    values: [id],
  });

/** Ids of all mailboxes. */
export const mailboxIds = async (db: Db): Promise<string[]> =>
  (await many<{ id: string }>(db, { name: 'mailbox-ids', text: 'select id from mailbox' })).map(({ id }) => id);

/** All addresses that are ours: mail from them is our own voice. */
export const ownAddresses = async (db: Db): Promise<string[]> =>
  (await many<{ address: string }>(db, { name: 'own-addresses', text: 'select address from mailbox' })).map(
    (row) => row.address,
  );

/** Reports how a mailbox is; told to the desk only when something changed. */
export const reportMailbox = (db: Db, id: string, status: MailboxStatus, detail: string | null): Promise<number> =>
  change(db, {
    name: 'report-mailbox',
    text: `with changed as (
             update mailbox set status = $2, status_detail = $3, status_at = now()
              where id = $1 and (status, coalesce(status_detail, '')) is distinct from ($2, coalesce($3, ''))
             returning id)
           select ${notice('mailbox', { id: 'id' })} from changed`,
    values: [id, status, detail],
  });
