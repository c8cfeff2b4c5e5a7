/** How far the archive of a mailbox has been taken: the mail from before its connection that its administrator asked for. */
import { type Db, change, first, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';

/** `since`: the first day of it (YYYY-MM-DD). `left`: mails still to be taken; null before the folder was looked at. */
export type ArchiveOrder = { since: string; left: number | null };

/** Whether mail of this mailbox waits for its first try at being placed. */
export const mailWaits = async (db: Db, mailbox: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'mail-waits',
    text: `select 1 from inbound where mailbox_id = $1 and state = 'stored' and attempts = 0 limit 1`,
    values: [mailbox],
  })) !== undefined;

/** How many mails of its archive the ledger holds: of this folder, as its server numbers it now, since this day. */
export const countArchived = async (
  db: Db,
  mailbox: string,
  folder: string,
  uidvalidity: number,
  since: string,
): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'count-archived',
      text: `select count(*)::int as count from inbound
              where mailbox_id = $1 and archived and folder = $2 and uidvalidity = $3 and internal_date >= $4::date`,
      values: [mailbox, folder, uidvalidity, since],
    })
  ).count;

/** Desks need not hear of every batch. */
const TOLD_EVERY = 500;

/**
 * Notes how many mails the archive of a folder has and how many of them are still to be taken; a number that is not given stays. Nothing, when the order is
 * another one by now.
 */
export const noteArchive = (
  db: Db,
  mailbox: string,
  folder: string,
  since: string,
  { found, left }: { found?: number; left: number },
): Promise<number> =>
  change(db, {
    name: 'note-archive',
    text: `with before as (
             select f.archive_left from mailbox_folder f join mailbox b on b.id = f.mailbox_id
              where b.id = $1 and f.path = $5 and b.archive_since = $2::date for update of f),
                noted as (
             update mailbox_folder f set archive_found = coalesce($3, f.archive_found), archive_left = $4
               from before where f.mailbox_id = $1 and f.path = $5 returning f.mailbox_id as id)
           select case when $3 is not null or $4 = 0 or $4 / ${TOLD_EVERY} is distinct from archive_left / ${TOLD_EVERY}
                       then ${notice('mailbox', { id: 'noted.id' })} end
             from noted cross join before`,
    values: [mailbox, since, found ?? null, left, folder],
  });
