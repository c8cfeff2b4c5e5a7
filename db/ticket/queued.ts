/** Whether a ticket waits in the queue of its team. */
import { first, type Db } from '../core/pool.ts';

/** SQL: row `q` of routing_queue does not wait: it keeps the room of somebody whose the ticket has not recorded to be. */
export const isPromiseIn = (q: string): string => `(${q}.given_to is not null and ${q}.decision is null)`;

/** SQL: for so long row of routing_queue that names somebody holds their room. A ticket that has not recorded it by then is stuck, and must not keep them from others for ever. */
export const HELD = `interval '5 minutes'`;

/** SQL: the ticket of this number waits, or is just being handed out. */
export const waitsIn = (number: string): string =>
  `exists (select from routing_queue q where q.ticket_number = ${number} and not ${isPromiseIn('q')})`;

export const isWaiting = async (db: Db, number: number): Promise<boolean> =>
  (
    await first<{ waiting: boolean }>(db, {
      name: 'is-waiting',
      text: `select ${waitsIn('$1')} as waiting`,
      values: [number],
    })
  ).waiting;
