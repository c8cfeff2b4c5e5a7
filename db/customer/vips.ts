/** The VIP list: addresses, and domains with an `@` before them. */
import { likePattern } from '../core/like.ts';
import { change, first, idsOf, many, type Db } from '../core/pool.ts';

export type Vip = { entry: string; note: string; createdAt: Date };

/** By part of an entry or of its note, in the order of the entries; `after` is the last one seen. */
export const listVips = (
  db: Db,
  { q, after, limit }: { q: string | null; after: string | null; limit: number },
): Promise<Vip[]> =>
  many<Vip>(db, {
    name: 'list-vips',
    text: `select entry, note, created_at as "createdAt" from vip
            where ($1::text is null or entry > $1) and ($3::text is null or entry like lower($3) or tr_fold(note) like tr_fold($3))
            order by entry limit $2`,
    values: [after, limit, q === null ? null : likePattern(q)],
  });

export const saveVip = (db: Db, entry: string, note: string): Promise<Vip> =>
  first<Vip>(db, {
    name: 'save-vip',
    text: `insert into vip (entry, note) values ($1, $2) on conflict (entry) do update set note = excluded.note
           returning entry, note, created_at as "createdAt"`,
    values: [entry, note],
  });

export const deleteVip = (db: Db, entry: string): Promise<number> =>
  change(db, { name: 'delete-vip', text: 'delete from vip where entry = $1', values: [entry] });

/** Puts entries on the list; how many are new, and how many have another note now. */
export const addVips = (db: Db, vips: { entry: string; note: string }[]): Promise<{ added: number; changed: number }> =>
  first(db, {
    name: 'add-vips',
    text: `with given as (select entry, note from jsonb_to_recordset($1::jsonb) as g(entry text, note text)),
                was as (select v.entry, v.note from vip v join given using (entry)),
                saved as (insert into vip as v (entry, note) select entry, note from given order by entry
                          on conflict (entry) do update set note = excluded.note where excluded.note <> '' and excluded.note <> v.note
                          returning entry)
           select count(*) filter (where was.entry is null)::integer as added,
                  count(*) filter (where was.entry is not null)::integer as changed
             from saved left join was using (entry)`,
    values: [JSON.stringify(vips)],
  });

/** Those of these entries that are on the list. */
export const vipsAmong = async (db: Db, entries: string[]): Promise<Set<string>> =>
  entries.length === 0
    ? new Set()
    : idsOf(db, {
        name: 'vips-among',
        text: 'select entry as id from vip where entry = any($1::text[])',
        values: [entries],
      });
