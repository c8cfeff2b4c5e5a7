/** The send ledger as the API sees it: reading one send, and queueing a reply. The worker owns everything after that. */
import { change, maybe, one, type Db } from '../core/pool.ts';
import type { DeliveryRow } from '../ticket/messages.ts';

export type OutboxRow = DeliveryRow & {
  ticketNumber: number;
  kind: string;
  messageId: string | null;
  attempts: number;
  createdAt: string;
};

/** One outbound mail; `messageId` is that of the mail, null before it is frozen. */
export const outboxById = (db: Db, id: string): Promise<OutboxRow | undefined> =>
  maybe<OutboxRow>(db, {
    name: 'outbox-by-id',
    text: `select o.id as "outboxId", o.state, o.last_response as response, o.sent_at as "sentAt", o.next_try_at as "nextTryAt",
                  o.ticket_number as "ticketNumber", o.kind, o.mail_id as "messageId", o.attempts, o.created_at as "createdAt",
                  coalesce((select jsonb_agg(jsonb_build_object('address', r.address, 'state', r.state, 'response', r.response) order by r.role desc, r.address)
                              from outbox_recipient r where r.outbox_id = o.id), '[]') as recipients
             from outbox o where o.id = $1`,
    values: [id],
  });

/** The send that belongs to a message. */
export const outboxOfMessage = async (db: Db, messageId: string): Promise<string | undefined> =>
  (
    await maybe<{ id: string }>(db, {
      name: 'outbox-of-message',
      text: 'select id from outbox where message_id = $1',
      values: [messageId],
    })
  )?.id;

/** Queues one reply to one address. The worker freezes and sends it when the ticket says so, never before. */
export async function queueReply(
  db: Db,
  reply: { number: number; messageId: string; mailboxId: string; to: string },
): Promise<string> {
  const row = await one<{ id: string }>(db, {
    name: 'queue-reply',
    text: `insert into outbox (ticket_number, message_id, mailbox_id, kind, key, state)
           values ($1, $2, $3, 'reply', 'reply:' || $2::uuid::text, 'queued') returning id`,
    values: [reply.number, reply.messageId, reply.mailboxId],
  });
  await change(db, {
    name: 'queue-recipient',
    text: 'insert into outbox_recipient (outbox_id, address) values ($1, $2)',
    values: [row.id, reply.to],
  });
  return row.id;
}

/**
 * Takes back a mail that waits; false once an attempt may have begun. The row is the gate: a worker that comes to it
 * later finds it cancelled and tells the ticket so.
 */
export const cancelWaiting = async (db: Db, id: string): Promise<boolean> =>
  (await change(db, {
    name: 'cancel-waiting',
    text: `with done as (
             update outbox set state = 'cancelled', next_try_at = null, lease = null, updated_at = now()
              where id = $1 and state in ('held', 'queued', 'deferred') returning ticket_number)
           select pg_notify('bilet', json_build_object('t', 'outbox', 'ticket', ticket_number)::text) from done`,
    values: [id],
  })) > 0;
