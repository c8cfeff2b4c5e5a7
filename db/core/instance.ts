/** The name of this installation, drawn once: it marks our own machine-made mail in its loop header. */
import { randomBytes } from 'node:crypto';
import { type Db, first } from './pool.ts';

/** Sixteen hex digits, the same for every process on this database. */
export const instanceName = async (db: Db): Promise<string> =>
  (
    await first<{ value: string }>(db, {
      text: `insert into setting (key, value) values ('instance', to_jsonb($1::text))
             on conflict (key) do update set key = excluded.key returning value`,
      values: [randomBytes(8).toString('hex')],
    })
  ).value;
