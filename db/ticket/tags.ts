/** Which tags are in use, so that one thing gets one name. */
import { many, type Db } from '../core/pool.ts';

/** So many of the newest tagged tickets say which tags are in use. */
const LOOKED_AT = 5_000;

/** The tags of the newest tickets, those used most first. */
export const tagsInUse = (db: Db, limit: number): Promise<{ tag: string; count: number }[]> =>
  many(db, {
    name: 'tags-in-use',
    text: `select tag, count(*)::integer as count
             from (select tags from ticket where tags <> '{}' order by number desc limit ${LOOKED_AT}) t, unnest(t.tags) tag
            group by tag order by count(*) desc, tag limit $1`,
    values: [limit],
  });
