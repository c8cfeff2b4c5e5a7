/** Replies that are held: the rows follow their ticket, in the transaction that records its step. */
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import { type Held, heldOf } from '../../domain/ticket/rules/holding.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { notice } from '../core/notices.ts';
import { derivedId } from '../core/derived-id.ts';
import { change, type Db, many, maybe } from '../core/pool.ts';

/** What a step has changed of what is held. */
export function heldBy(events: readonly RecordedEvent[], ticket: Ticket): Held[] {
  const named = events.flatMap(({ kind, data }) => (CHANGES.has(kind) ? [data['outbox']] : []));
  const stopped = events.flatMap(({ data }) => data['stopped'] ?? []);
  return [...new Set([...named, ...stopped])].flatMap((id) => heldOf(ticket, String(id)) ?? []);
}
const CHANGES: ReadonlySet<RecordedEvent['kind']> = new Set(['hold-send', 'send-held', 'hold-ended']);

/**
 * Takes over what the ticket says. What was taken back meanwhile stays so: the row is the gate. What leaves is as new as that: in the thread, in
 * its own Date, and in what it answers.
 */
export const keepHeld = (db: Db, held: Held[]): Promise<number> =>
  change(db, {
    name: 'keep-held',
    text: `with told as (
             select * from jsonb_to_recordset($1::jsonb) as h(outbox uuid, "for" text, until float8)),
           kept as (
             update outbox o set state = case when h."for" = 'released' then 'queued' else 'held' end, held_for = nullif(h."for", 'released'),
                    next_try_at = to_timestamp(h.until / 1000.0), updated_at = now(),
                    created_at = case when h."for" = 'released' then now() else o.created_at end
               from told h where o.id = h.outbox and o.state = 'held'
             returning o.ticket_number, o.message_id, o.state),
           moved as (
             update message m set created_at = now() from kept where m.id = kept.message_id and kept.state = 'queued'),
           stirred as (
             update ticket t set last_message_at = now() from kept where t.number = kept.ticket_number and kept.state = 'queued')
           select ${notice('outbox', { ticket: 'ticket_number' })} from kept`,
    values: [JSON.stringify(held.map(({ outbox, for: what, until }) => ({ outbox, for: what, until })))],
  });

/** Of those that leave by a step: which were taken back before, though their ticket had not heard of it when they left. */
export const takenBackOf = async (db: Db, leave: readonly string[]): Promise<string[]> => {
  if (leave.length === 0) return [];
  const rows = await many<{ id: string }>(db, {
    name: 'taken-back-before',
    text: `select id from outbox where id = any($1::uuid[]) and state = 'cancelled' order by id`,
    values: [leave],
  });
  return rows.map(({ id }) => id);
};

/** The send that belongs to a message, until when it was held, and what was chosen with it. */
export const replyOf = (
  db: Db,
  messageId: string,
): Promise<{ id: string; heldUntil: Date | null; actions: Action[] } | undefined> =>
  maybe(db, {
    name: 'reply-of-message',
    text: `select id, case when state = 'held' then next_try_at end as "heldUntil", actions from outbox where message_id = $1`,
    values: [messageId],
  });

export type ScheduledRow = {
  outboxId: string;
  messageId: string;
  number: number;
  subject: string;
  contact: string;
  author: { id: string; name: string } | null;
  preview: string;
  to: { name: string; address: string }[];
  sendAt: Date | null;
  heldFor: 'time' | 'person';
  createdAt: Date;
};

/** Longer than anybody's time to take back. */
const IS_SCHEDULED = `o.state = 'held' and m.accepted and (o.held_for = 'person' or o.next_try_at > o.created_at + interval '61 seconds')`;

/** What is to be sent later, what waits for a person first, then the soonest; of one agent, or with null of all. At most `limit`. */
export const scheduledReplies = (db: Db, agent: string | null, limit: number): Promise<ScheduledRow[]> =>
  many<ScheduledRow>(db, {
    name: 'scheduled-replies',
    text: `select o.id as "outboxId", o.message_id as "messageId", t.number, t.subject, coalesce(c.name, '') as contact,
                  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as author,
                  left(m.text, 200) as preview, o.next_try_at as "sendAt", o.held_for as "heldFor", m.created_at as "createdAt",
                  coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'address', r.address) order by r.role desc, r.address)
                              from outbox_recipient r where r.outbox_id = o.id and r.role = 'to'), '[]') as "to"
             from outbox o join message m on m.id = o.message_id join ticket t on t.number = o.ticket_number
             left join contact c on c.id = t.contact_id left join agent a on a.id = m.agent_id
            where ${IS_SCHEDULED} and ($1::uuid is null or m.agent_id = $1)
            order by o.next_try_at nulls first, o.id limit $2`,
    values: [agent, limit],
  });

/** A reply that was taken back, as a draft is made of it: its files are loose uploads of this agent again. */
export type TakenBack = {
  text: string;
  html: string | null;
  recipients: { name: string; address: string; role: 'to' | 'cc' | 'bcc' }[];
  files: { id: string; was: string }[];
  /** What its writer has called it; null: as the thread is called. */
  subject: string | null;
  /** The newest message of its ticket when it was written: what came in while it was held is still to be seen. */
  lastSeen: string | null;
  /** What was chosen with it, and was not done. */
  actions: Action[];
};

/** Whether it is a reply of this agent that was taken back. */
export const isTakenBackOf = async (db: Db, outbox: string, agent: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'is-taken-back-of',
    text: `select from outbox o join message m on m.id = o.message_id where o.id = $1 and o.state = 'cancelled' and o.kind = 'reply' and m.agent_id = $2`,
    values: [outbox, agent],
  })) !== undefined;

/** Undefined for what no agent wrote. Another agent's upload never becomes theirs: these are new ones of the same bytes. */
export async function draftOf(db: Db, outbox: string, agent: string): Promise<TakenBack | undefined> {
  const row = await maybe<Omit<TakenBack, 'files'> & { message: string }>(db, {
    name: 'taken-back',
    text: `select m.id as message, m.text, m.html, o.subject, o.actions,
                  coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'address', r.address, 'role', r.role) order by r.address)
                              from outbox_recipient r where r.outbox_id = o.id), '[]') as recipients,
                  (select seen.id from message seen
                    where seen.ticket_number = o.ticket_number and seen.accepted and seen.id <> m.id
                      and seen.created_at <= least(o.created_at, (select min(e.at) from ticket_event e
                            where e.ticket_number = o.ticket_number and e.kind = 'reply' and e.data->>'message' = m.id::text))
                      and not exists (select from outbox h where h.message_id = seen.id and h.state in ('held', 'cancelled'))
                    order by seen.created_at desc, seen.id desc limit 1) as "lastSeen"
             from outbox o join message m on m.id = o.message_id where o.id = $1 and o.kind = 'reply' and m.agent_id is not null`,
    values: [outbox],
  });
  if (row === undefined) return undefined;
  const { message, ...words } = row;
  return { ...words, files: await loosenCopies(db, outbox, message, agent) };
}

/** Once for each file, however often it is asked for; one that has gone out meanwhile with what was made of the draft is copied anew. */
async function loosenCopies(db: Db, outbox: string, message: string, agent: string): Promise<TakenBack['files']> {
  const rows = await many<{ was: string }>(db, {
    name: 'files-of-message',
    text: 'select id as was from attachment where message_id = $1 order by position',
    values: [message],
  });
  const files = rows.map(({ was }, nth) => ({ nth, was, id: derivedId('taken-back', outbox, was, agent) }));
  const made = await copyFiles(db, files, agent);
  const missing = files.filter(({ was }) => !made.some((one) => one.was === was));
  // Sent with the draft between our look and our copy: it is seen now.
  const late = missing.length === 0 ? [] : await copyFiles(db, missing, agent);
  const all = [...made, ...late];
  return files.flatMap(({ was }) => all.find((one) => one.was === was) ?? []);
}

/** Those that could be copied: none whose copy went into use at that moment. */
const copyFiles = (
  db: Db,
  asked: { nth: number; was: string; id: string }[],
  agent: string,
): Promise<TakenBack['files']> =>
  many<{ id: string; was: string }>(db, {
    name: 'loosen-copies',
    text: `with asked as (
             select a.*, case when exists (select from attachment used where used.id = a.id and (used.message_id is not null or used.agent_id is distinct from $2))
                              then gen_random_uuid() else a.id end as copy
               from jsonb_to_recordset($1::jsonb) as a(nth int, id uuid, was uuid)),
           made as (
             insert into attachment (id, agent_id, name, media_type, size, sha256)
             select asked.copy, $2, f.name, f.media_type, f.size, f.sha256 from asked join attachment f on f.id = asked.was
             on conflict (id) do update set created_at = now() where attachment.message_id is null and attachment.agent_id = $2
             returning id)
           select copy as id, was from asked join made on made.id = asked.copy order by nth`,
    values: [JSON.stringify(asked), agent],
  });
