/** What a ticket is called in the desk. */
import { notice } from '../core/notices.ts';
import { change, maybe, type Db } from '../core/pool.ts';

/** The title of now, kept until the transaction ends; undefined when there is no such ticket. */
export const lockTitle = async (db: Db, number: number): Promise<string | undefined> =>
  (
    await maybe<{ title: string }>(db, {
      name: 'lock-title',
      text: 'select subject as title from ticket where number = $1 for update',
      values: [number],
    })
  )?.title;

/** Open desks are told. */
export const keepTitle = (db: Db, number: number, title: string): Promise<number> =>
  change(db, {
    name: 'keep-title',
    text: `with called as (update ticket set subject = $2 where number = $1 returning number, version)
           select ${notice('change', { ticket: 'number', version: 'version', event: `'title'` })} from called`,
    values: [number, title],
  });
