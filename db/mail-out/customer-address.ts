/** Where mail to a ticket's customer goes: one answer for replies and for what we ask by ourselves. */
import { type Db, maybe } from '../core/pool.ts';
import { REQUESTER_ADDRESS } from '../ticket/participants.ts';

/**
 * The address from which the ticket's contact last wrote here, while it is still theirs, else the first of their
 * addresses; null when they have none, or there is no such ticket.
 */
export const customerAddress = async (db: Db, number: number): Promise<string | null> =>
  (
    await maybe<{ address: string | null }>(db, {
      name: 'customer-address',
      text: `select ${REQUESTER_ADDRESS} as address from ticket t where t.number = $1`,
      values: [number],
    })
  )?.address ?? null;
