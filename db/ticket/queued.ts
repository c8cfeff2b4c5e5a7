/** Whether a ticket waits in the queue of its team. */
import { first, type Db } from '../core/pool.ts';

export const isWaiting = async (db: Db, number: number): Promise<boolean> =>
  (
    await first<{ waiting: boolean }>(db, {
      name: 'is-waiting',
      text: 'select exists (select from routing_queue where ticket_number = $1) as waiting',
      values: [number],
    })
  ).waiting;
