/** The sign that a mailbox is watched, renewed by its watcher. What is to be thought when it stays away stands in trouble.ts. */
import { LIMITS } from '../../domain/limits.ts';
import { type Db, change, many } from '../core/pool.ts';

export const noteWatched = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'note-watched', text: 'update mailbox set watched_at = now() where id = $1', values: [id] });

/** Mailboxes that should be watched and of which there was no sign for a while: whoever watches them has perhaps no workflow. */
export const unwatchedMailboxes = async (db: Db): Promise<string[]> =>
  (
    await many<{ id: string }>(db, {
      name: 'unwatched-mailboxes',
      text: `select id from mailbox
              where not paused and deleted_at is null and coalesce(watched_at, '-infinity') < now() - make_interval(secs => $1) order by id`,
      values: [(2 * LIMITS.watchedEveryMs) / 1_000],
    })
  ).map(({ id }) => id);
