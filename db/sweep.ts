/** What should not be there: late deadlines of open tickets, and rows nobody claimed. */
import { type Db, change, many } from './pool.ts';

/** Open tickets whose next deadline passed more than two minutes ago, or that were never recorded; at most `limit`. */
export const ticketsWithoutRun = async (db: Db, limit: number): Promise<number[]> =>
  (
    await many<{ number: number }>(db, {
      name: 'tickets-without-run',
      text: `select number from ticket
              where state <> 'closed'
                and (next_deadline_at < now() - interval '2 minutes' or (life is null and created_at < now() - interval '2 minutes'))
              order by next_deadline_at nulls first limit $1`,
      values: [limit],
    })
  ).map((row) => row.number);

/** Removes replies no ticket accepted within an hour and uploads no reply claimed within a day; returns how many. */
export const sweepLoose = async (db: Db): Promise<number> =>
  (await change(db, {
    name: 'sweep-unaccepted',
    text: `with old as (select id from message where not accepted and created_at < now() - interval '1 hour' limit 500),
                unsent as (delete from outbox where message_id in (select id from old))
           delete from message where id in (select id from old)`,
  })) +
  (await change(db, { name: 'sweep-uploads', text: `delete from attachment where message_id is null and created_at < now() - interval '1 day'` }));
