/** Where mail to a ticket's customer goes: one answer for replies and for what we ask by ourselves. */
import { type Db, maybe } from '../core/pool.ts';

/**
 * The address from which the ticket's contact last wrote here, while it is still theirs, else the first of their
 * addresses; null when they have none, or there is no such ticket.
 */
export const customerAddress = async (db: Db, number: number): Promise<string | null> =>
  (
    await maybe<{ address: string | null }>(db, {
      name: 'customer-address',
      text: `select coalesce(
               (select m.from_address from message m join contact_address a on a.address = m.from_address and a.contact_id = t.contact_id
                 where m.ticket_number = t.number and m.direction = 'in' and m.accepted order by m.created_at desc limit 1),
               (select min(address) from contact_address where contact_id = t.contact_id)) as address
             from ticket t where t.number = $1`,
      values: [number],
    })
  )?.address ?? null;
