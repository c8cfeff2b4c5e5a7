/**
 * What somebody gives the custom fields of a ticket: it waits here (claim check) until the ticket has recorded that they were changed, and is
 * taken in the same transaction. So the words are in no history, and stand with the version that brought them and not before.
 */
import { wellFormed } from '../core/json.ts';
import { change, type Db } from '../core/pool.ts';
import { droppedIn, type Given, putIn } from './custom-values.ts';

/** Writing the same one twice writes it once. What no ticket has taken for days is dropped: its command was carried out before, or never. */
export async function insertChange(db: Db, id: string, number: number, given: Given): Promise<void> {
  await change(db, {
    name: 'insert-custom-change',
    text: `with old as (delete from custom_change where made_at < now() - interval '7 days')
           insert into custom_change (id, ticket_number, given) values ($1, $2, $3) on conflict (id) do nothing`,
    values: [id, number, wellFormed(given)],
  });
}

/** The ticket has refused it. */
export async function dropChange(db: Db, id: string): Promise<void> {
  await change(db, { name: 'drop-custom-change', text: 'delete from custom_change where id = $1', values: [id] });
}

/** SQL, parts of the record of a step in which fields were set: `happened` are its events; of two changes of a field the later one counts. */
export const CHANGES_TAKEN = `, given as (
        delete from custom_change c using happened e
         where e.kind = 'set-fields' and c.id = (e.data ->> 'change')::uuid and c.ticket_number = $1 and exists (select from moved)
        returning c.given, e.version
      ), fields_said as (
        select distinct on (field) (g ->> 'field')::uuid as field, g -> 'parts' as parts
          from given, jsonb_array_elements(given.given) g order by field, given.version desc
      ), fields_put as (
        ${putIn('ticket', '$1')}
      ), fields_dropped as (
        ${droppedIn('ticket', '$1')}
      )`;
