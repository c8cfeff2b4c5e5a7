/** A change of what tickets are promised, over those that are open: kept with the change itself, until all of them have been looked at. */
import { type Db, maybe } from '../core/pool.ts';

export type Renewal = {
  id: string;
  startedAt: Date;
  finishedAt: Date | null;
  looked: number;
  changed: number;
  of: number;
};

/** The one that was begun last; undefined where nothing was ever changed. */
export const newestRenewal = (db: Db): Promise<Renewal | undefined> =>
  maybe<Renewal>(db, {
    name: 'newest-renewal',
    text: `select id::text, started_at as "startedAt", finished_at as "finishedAt", looked, changed, greatest(total, looked) as of
             from renewal order by renewal.id desc limit 1`,
  });
