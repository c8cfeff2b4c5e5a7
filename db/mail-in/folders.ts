/** The folders of a mailbox that are read, and how far the archive of each has been taken. */
import type { MailboxFolder } from '../../domain/mail/folders.ts';
import type { MailboxFault } from '../../domain/mail/provider/mailbox-fault.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { type Db, change } from '../core/pool.ts';

/** SQL: the folders of the mailbox `b`, the main one first. One that release 0.1.0 has just made has no rows of them. */
export const FOLDERS = `coalesce((select jsonb_agg(jsonb_build_object('path', f.path, 'fault', f.fault,
      'team', (select jsonb_build_object('id', id, 'name', name) from team where id = f.team_id)) order by f.position)
    from mailbox_folder f where f.mailbox_id = b.id), jsonb_build_array(jsonb_build_object('path', b.folder, 'team', null, 'fault', null)))`;

/**
 * SQL: the archive of the mailbox `b`, all its folders together; `left` is null before each of them was looked at, but for those that
 * cannot be.
 */
export const ARCHIVED = `case when b.archive_since is not null then (
    select jsonb_build_object('since', b.archive_since, 'found', sum(f.archive_found),
             'left', case when bool_and(f.archive_left is not null or f.fault is not null) then sum(f.archive_left) end)
      from mailbox_folder f where f.mailbox_id = b.id) end`;

/**
 * From now on these are read and no others, the main one first. What is known of one that stays is kept; one that is taken up again
 * begins anew, as any other: what came meanwhile is from before.
 */
export async function saveFolders(db: Db, mailbox: string, folders: MailboxFolder[]): Promise<void> {
  await change(db, {
    name: 'drop-folders',
    text: `with dropped as (
             delete from mailbox_folder where mailbox_id = $1 and path <> all($2::text[]) returning path)
           delete from mailbox_cursor c using dropped d where c.mailbox_id = $1 and c.folder = d.path`,
    values: [mailbox, folders.map(({ path }) => path)],
  });
  await change(db, {
    name: 'save-folders',
    text: `insert into mailbox_folder (mailbox_id, path, position, team_id)
           select $1, path, nth - 1, team
             from rows from (jsonb_to_recordset($2::jsonb) as (path text, team uuid)) with ordinality as given(path, team, nth)
           on conflict (mailbox_id, path) do update set position = excluded.position, team_id = excluded.team_id, fault = null`,
    values: [mailbox, JSON.stringify(folders)],
  });
}

/** How far archives were taken is forgotten when the mailbox is to have another one: since another day, or of another account. */
export const forgetArchives = (
  db: Db,
  { id, archiveSince, imap }: { id: string; archiveSince: string | null; imap: ServerAddress },
): Promise<number> =>
  change(db, {
    name: 'forget-archives',
    text: `update mailbox_folder f set archive_found = null, archive_left = null from mailbox b
            where f.mailbox_id = $1 and b.id = $1
              and (b.archive_since, b.imap->>'host', b.imap->>'user') is distinct from ($2::date, $3, $4)`,
    values: [id, archiveSince, imap.host, imap.user],
  });

/** What keeps a folder from being read, or null: nothing. */
export const noteFolder = (
  db: Db,
  mailbox: string,
  path: string,
  fault: MailboxFault['code'] | null,
): Promise<number> =>
  change(db, {
    name: 'note-folder',
    text: 'update mailbox_folder set fault = $3 where mailbox_id = $1 and path = $2 and fault is distinct from $3',
    values: [mailbox, path, fault],
  });
