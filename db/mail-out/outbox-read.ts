/** The send ledger as the API reads it. */
import { maybe, type Db } from '../core/pool.ts';
import { type DeliveryRow, HELD_ACTIONS } from '../ticket/messages.ts';

export type OutboxRow = DeliveryRow & {
  ticketNumber: number;
  kind: string;
  mailId: string | null;
  attempts: number;
  createdAt: string;
};

/** One outbound mail; `mailId` is its Message-ID, null before it is frozen. */
export const outboxById = (db: Db, id: string): Promise<OutboxRow | undefined> =>
  maybe<OutboxRow>(db, {
    name: 'outbox-by-id',
    text: `select o.id as "outboxId", o.state, o.last_response as response, o.sent_at as "sentAt", o.next_try_at as "nextTryAt", o.held_for as "heldFor",
                  ${HELD_ACTIONS} as actions,
                  o.ticket_number as "ticketNumber", o.kind, o.mail_id as "mailId", o.attempts, o.created_at as "createdAt",
                  coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'address', r.address, 'role', r.role, 'state', r.state, 'response', r.response) order by r.role desc, r.address)
                              from outbox_recipient r where r.outbox_id = o.id), '[]') as recipients
             from outbox o where o.id = $1`,
    values: [id],
  });
