/** A mailbox as the worker uses it: with its secrets, still sealed, and the status it reports. */
import type { MailboxFolder } from '../../domain/mail/folders.ts';
import type { Mailbox, MailboxStatus } from '../../domain/mail/mailbox.ts';
import { type Db, change, many, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';
import { ALIASES, OWN_ADDRESSES } from '../core/aliases.ts';
import type { ArchiveOrder } from './archive.ts';

export type MailboxAccount = Mailbox & {
  teamId: string;
  imapSecret: string;
  smtpSecret: string;
  /** Whose tokens sign it in; null: its passwords do. */
  consent: string | null;
  /** Its servers may stand in private networks: the operator, or release 0.1.0, set them up. */
  trusted: boolean;
  /** Nobody reads it any more; what it has taken stays. */
  deleted: boolean;
  connectedAt: Date;
  /** Takes only what arrived since then. */
  fromNow: boolean;
  /** What is to be taken of its folder from before then; null: nothing. */
  archive: ArchiveOrder | null;
  /** All that are read, the main one first, each since an instant (ISO 8601); `left` as in `archive`. */
  folders: (MailboxFolder & { left: number | null; since: string })[];
};

/** The account as the reader of one of its folders sees it: `folder`, `archive` and the instant it was connected are of that one. */
export function inFolder(account: MailboxAccount, path: string): MailboxAccount {
  const folder = account.folders.find((one) => one.path === path);
  return {
    ...account,
    folder: path,
    connectedAt: folder === undefined ? account.connectedAt : new Date(folder.since),
    archive: account.archive && { since: account.archive.since, left: folder?.left ?? null },
  };
}

/** The mailbox of an id, or undefined when it is gone. */
export const mailboxAccount = (db: Db, id: string): Promise<MailboxAccount | undefined> =>
  maybe(db, {
    name: 'mailbox-account',
    text: `select id, address, name, team_id as "teamId", language, folder, poll_seconds as "pollSeconds", acknowledge and deleted_at is null as acknowledge, plus_addressing as "plusAddressing", tickets_minute as "ticketsPerMinute", probe_hours as "probeHours", paused,
                  imap, imap_secret as "imapSecret", smtp, smtp_secret as "smtpSecret", trusted, deleted_at is not null as deleted, consent_id as consent, created_at as "connectedAt", from_now as "fromNow",
                  sent_copy as "sentCopy", ${ALIASES} as aliases,
                  case when archive_since is not null then jsonb_build_object('since', archive_since, 'left',
                    (select archive_left from mailbox_folder f where f.mailbox_id = b.id and f.path = b.folder)) end as archive,
                  coalesce((select jsonb_agg(jsonb_build_object('path', path, 'team', f.team_id, 'left', archive_left, 'since', f.since) order by position)
                              from mailbox_folder f where f.mailbox_id = b.id), jsonb_build_array(jsonb_build_object('path', folder, 'team', null, 'left', null, 'since', created_at))) as folders
             from mailbox b where id = $1`,
    values: [id],
  });

/** Ids of all mailboxes. */
export const mailboxIds = async (db: Db): Promise<string[]> =>
  (
    await many<{ id: string }>(db, { name: 'mailbox-ids', text: 'select id from mailbox where deleted_at is null' })
  ).map(({ id }) => id);

/** All addresses that are ours, aliases too: mail from them is our own voice. */
export const ownAddresses = async (db: Db): Promise<string[]> =>
  (
    await many<{ address: string }>(db, {
      name: 'own-addresses',
      text: OWN_ADDRESSES,
    })
  ).map((row) => row.address);

/** Notes a pass over a folder that succeeded; every few seconds, because a lively folder has many. */
export const noteLook = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'note-look',
    text: `update mailbox set looked_at = now() where id = $1 and (looked_at is null or looked_at < now() - interval '5 seconds')`,
    values: [id],
  });

/** Reports how a mailbox is; told to the desk only when something changed. */
export const reportMailbox = (db: Db, id: string, status: MailboxStatus, detail: string | null): Promise<number> =>
  change(db, {
    name: 'report-mailbox',
    text: `with changed as (
             update mailbox set status = $2, status_detail = $3, status_at = now()
              where id = $1 and deleted_at is null and (status, coalesce(status_detail, '')) is distinct from ($2, coalesce($3, ''))
             returning id)
           select ${notice('mailbox', { id: 'id' })} from changed`,
    values: [id, status, detail],
  });
