/**
 * The writers of the send queue: what enters it. What a person takes back leaves it by taking-back.ts; from the first attempt on a row belongs to
 * the worker that holds its lease (outbox.ts).
 */
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import { sendKey } from '../../domain/mail/send-key.ts';
import { wellFormed } from '../core/json.ts';
import { change, type Db, maybe, first } from '../core/pool.ts';
import type { Recipient } from './outbox.ts';

export type NewSend = {
  ticket: number;
  mailbox: string;
  kind: 'acknowledgement' | 'confirmation' | 'reminder' | 'closing';
  /** By domain/mail/send-key.ts. */
  key: string;
  to: string;
  subject: string;
  text: string;
  author: { name: string; address: string };
};

/** Enters one machine-made mail with its message; returns the outbox id, the old one when the key is known. */
export async function enqueue(db: Db, send: NewSend): Promise<string> {
  const known = await enqueuedAs(db, send.key);
  if (known !== undefined) return known;
  const row = await first<{ id: string }>(db, {
    name: 'enqueue',
    text: `with said as (
             insert into message (ticket_number, direction, kind, from_name, from_address, subject, text, accepted)
             values ($1, 'out', $3, $6, $7, $8, $9, true) returning id),
           queued as (
             insert into outbox (ticket_number, message_id, mailbox_id, kind, key) select $1, id, $2, $3, $4 from said returning id),
           addressed as (insert into outbox_recipient (outbox_id, address) select id, $5 from queued),
           counted as (update ticket set message_count = message_count + 1 where number = $1)
           select id from queued`,
    values: [
      send.ticket,
      send.mailbox,
      send.kind,
      send.key,
      send.to,
      send.author.name,
      send.author.address,
      send.subject,
      send.text,
    ],
  });
  return row.id;
}

/** The outbox id of the mail that was entered under this key. */
export const enqueuedAs = async (db: Db, key: string): Promise<string | undefined> =>
  (
    await maybe<{ id: string }>(db, {
      name: 'outbox-by-key',
      text: 'select id from outbox where key = $1',
      values: [key],
    })
  )?.id;

/** `id` is the outbox id, which the ticket's first event names. */
export type NewBornSend = NewSend & { id: string };

/**
 * Enters machine-made mails of tickets that were just born; the rows of these count them already.
 */
export async function enqueueForBorn(db: Db, sends: NewBornSend[]): Promise<void> {
  if (sends.length === 0) return;
  await change(db, {
    name: 'enqueue-for-born',
    text: `with given as (
             select gen_random_uuid() as message, s.*
               from json_to_recordset($1::json)
                 as s(id uuid, ticket bigint, mailbox uuid, kind text, key text, "to" text, subject text, text text, author json)),
           said as (
             insert into message (id, ticket_number, direction, kind, from_name, from_address, subject, text, accepted)
             select message, ticket, 'out', kind, author->>'name', author->>'address', subject, text, true from given),
           queued as (
             insert into outbox (id, ticket_number, message_id, mailbox_id, kind, key)
             select id, ticket, message, mailbox, kind, key from given)
           insert into outbox_recipient (outbox_id, address) select id, "to" from given`,
    values: [wellFormed(sends)],
  });
}

/** Queues one reply to these people, or holds it until then (epoch ms). The worker freezes and sends it when the ticket says so, never before. */
export async function queueReply(
  db: Db,
  reply: {
    number: number;
    messageId: string;
    mailboxId: string;
    recipients: Recipient[];
    heldUntil?: number | null;
    /** What its writer calls it; null: as the thread is called. */
    subject: string | null;
    /** What the mail that a ticket begins with leads to. */
    firstThen?: 'await' | 'resolve';
    /** What was chosen with it, to be done as it leaves. */
    actions?: readonly Action[];
  },
): Promise<string> {
  const row = await first<{ id: string }>(db, {
    name: 'queue-reply',
    text: `with queued as (
             insert into outbox (ticket_number, message_id, mailbox_id, kind, key, state, held_for, next_try_at, subject, first_then, actions)
             values ($1, $2, $3, 'reply', $4, case when $6::float8 is null then 'queued' else 'held' end,
                     case when $6 is not null then 'time' end, to_timestamp($6 / 1000.0), $7, $8, $9::jsonb) returning id),
           addressed as (
             insert into outbox_recipient (outbox_id, address, name, role)
             select queued.id, address, left(name, 200), role from queued, json_to_recordset($5::json) as given(address text, name text, role text))
           select id from queued`,
    values: [
      reply.number,
      reply.messageId,
      reply.mailboxId,
      sendKey.reply(reply.messageId),
      wellFormed(reply.recipients),
      reply.heldUntil ?? null,
      reply.subject,
      reply.firstThen ?? null,
      wellFormed(reply.actions ?? []),
    ],
  });
  return row.id;
}
