/** Messages of a ticket: the thread as the desk shows it, and the rows that replies, notes and calls write. */
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import type { MailRecipients } from '../../domain/mail/participants.ts';
import type { Abuse } from '../../domain/mail/abuse.ts';
import type { SendState } from '../../domain/mail/outbox.ts';
import { OWN_ADDRESSES } from '../core/aliases.ts';
import { change, many, maybe, type Db } from '../core/pool.ts';
import { readAt, readingOf } from './reading.ts';
import { isKept } from './shown.ts';

export type AttachmentRow = {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  inline: boolean;
  contentId: string | null;
};
export type DeliveryRow = {
  outboxId: string;
  state: SendState;
  response: string | null;
  sentAt: string | null;
  nextTryAt: string | null;
  heldFor: 'time' | 'person' | null;
  /** Of one that is held. */
  actions: Action[];
  recipients: { name: string; address: string; role: 'to' | 'cc' | 'bcc'; state: string; response: string | null }[];
};

/** SQL for what a mail `o` that is held changes as it leaves. */
export const HELD_ACTIONS = `case when o.state = 'held' then o.actions else '[]' end`;

/**
 * The blob of a mail as it came (`i`) or went (`o`). Never that of a question to the customer: its bytes carry the links
 * that answer it, and an agent must not answer for a customer.
 */
const RAW = `coalesce(i.sha256, case when o.kind <> 'confirmation' then o.raw_sha256 end)`;

export type MessageRow = {
  id: string;
  direction: 'in' | 'out' | 'note';
  kind: string;
  author: { id: string | null; name: string; address: string; kind: 'agent' | 'contact' | 'system' };
  /** Of a mail that came; without keys for mail of release 0.1.0, and for what we wrote. */
  recipients: Partial<MailRecipients>;
  subject: string;
  text: string;
  newText: string | null;
  html: string | null;
  abuse: Abuse | null;
  attachments: AttachmentRow[];
  sentAt: Date | null;
  createdAt: Date;
  readAt: Date | null;
  delivery: DeliveryRow | null;
  defects: string[];
  hasRaw: boolean;
  cursorAt: string;
};

/** What reading a thread needs besides its messages: all addresses of ours. Undefined when there is no such ticket. */
export const threadOf = (db: Db, number: number): Promise<{ own: string[] } | undefined> =>
  maybe(db, {
    name: 'thread-of',
    text: `select array(${OWN_ADDRESSES}) as own from ticket where number = $1`,
    values: [number],
  });

/** The newest `limit` messages of the thread before a cursor, newest first, as `agent` has read them. */
export const listMessages = (
  db: Db,
  number: number,
  agent: string,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<MessageRow[]> =>
  many<MessageRow>(db, {
    name: before === null ? 'list-messages' : 'list-messages-before',
    // The page is cut before anything is joined: a ticket may have thousands of messages.
    text: `with page as materialized (
             select * from message
              where ticket_number = $1 and accepted and ${isKept('message')} ${before === null ? '' : 'and (created_at, id) < ($4::timestamptz, $5::uuid)'}
              order by created_at desc, id desc limit $2)
           select m.id, m.direction, m.kind, m.recipients, m.subject, m.text, nullif(m.new_text, m.text) as "newText",
                  m.html, m.abuse,
                  jsonb_build_object(
                    'id', case when m.direction = 'in' then m.contact_id else coalesce(m.agent_id, m.contact_id) end,
                    'kind', case when m.agent_id is not null and m.direction <> 'in' then 'agent' when m.direction = 'in' then 'contact' else 'system' end,
                    'name', coalesce(case when m.direction <> 'in' then a.name end, nullif(m.from_name, ''), c.name, ''),
                    'address', m.from_address) as author,
                  coalesce(m.sent_at, o.sent_at) as "sentAt", m.created_at as "createdAt", ${readAt('$3::uuid')} as "readAt", m.defects,
                  ${RAW} is not null as "hasRaw",
                  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
                                     'sha256', f.sha256, 'inline', f.inline, 'contentId', f.content_id) order by f.position, f.id)
                              from attachment f where f.message_id = m.id), '[]') as attachments,
                  case when o.id is not null then jsonb_build_object('outboxId', o.id, 'state', o.state, 'response', o.last_response,
                    'sentAt', o.sent_at, 'nextTryAt', o.next_try_at, 'heldFor', o.held_for, 'actions', ${HELD_ACTIONS},
                    'recipients', coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'address', r.address, 'role', r.role, 'state', r.state, 'response', r.response) order by r.role desc, r.address)
                                     from outbox_recipient r where r.outbox_id = o.id), '[]')) end as delivery,
                  to_char(m.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorAt"
             from page m
             join ticket t on t.number = m.ticket_number
             ${readingOf('$3::uuid')}
             left join agent a on a.id = m.agent_id
             left join contact c on c.id = m.contact_id
             left join inbound i on i.id = m.inbound_id
             left join outbox o on o.message_id = m.id
            order by m.created_at desc, m.id desc`,
    values: before === null ? [number, limit, agent] : [number, limit, agent, before.at, before.id],
  });

export type NewMessage = {
  id: string;
  number: number;
  direction: 'in' | 'out' | 'note';
  kind: string;
  agentId: string | null;
  contactId: string | null;
  fromName: string;
  fromAddress: string;
  subject: string;
  text: string;
  html: string | null;
  accepted: boolean;
};

/** A message from outside is the first of its ticket. False when a message of this id is there already: a command that is being repeated. */
export const insertMessage = async (db: Db, message: NewMessage): Promise<boolean> =>
  (await change(db, {
    name: 'insert-message',
    text: `insert into message (id, ticket_number, direction, kind, agent_id, contact_id, from_name, from_address, subject, text, html, accepted, arrival)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $3 = 'in' then 1 end) on conflict (id) do nothing`,
    values: [
      message.id,
      message.number,
      message.direction,
      message.kind,
      message.agentId,
      message.contactId,
      message.fromName,
      message.fromAddress,
      message.subject,
      message.text,
      message.html,
      message.accepted,
    ],
  })) > 0;

export type WrittenMessage = Pick<NewMessage, 'number' | 'direction' | 'fromAddress' | 'subject' | 'text' | 'html'> & {
  /** What the writer of a mail has called it; null: as its thread is called. */
  ownSubject: string | null;
  /** To whom it goes, where it is a mail, by the address of now and by those that were corrected. */
  to: string[];
  attachments: string[];
};

/** What stands already under the id of a message; undefined when nothing does. */
export const writtenMessage = (db: Db, id: string): Promise<WrittenMessage | undefined> =>
  maybe<WrittenMessage>(db, {
    name: 'written-message',
    text: `select ticket_number as number, direction, from_address as "fromAddress", subject, text, html,
                  (select o.subject from outbox o where o.message_id = m.id) as "ownSubject",
                  array(select r.address from outbox o join outbox_recipient r on r.outbox_id = o.id where o.message_id = m.id and r.role = 'to')
                    || array(select jsonb_array_elements_text(coalesce(m.recipients -> 'corrected', '[]'))) as "to",
                  array(select f.id::text from attachment f where f.message_id = m.id) as attachments
             from message m where id = $1`,
    values: [id],
  });

/** What these internal notes of a ticket say, by their ids. */
export async function notesOf(db: Db, ticket: number, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await many<{ id: string; text: string }>(db, {
    name: 'notes-of',
    text: `select id, text from message where id = any($2::uuid[]) and ticket_number = $1 and direction = 'note' and accepted`,
    values: [ticket, ids],
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Takes back a message that its ticket refused; its uploads become loose again. Never touches an accepted one. */
export async function dropUnaccepted(db: Db, id: string): Promise<void> {
  const waiting = await maybe(db, {
    name: 'lock-unaccepted',
    text: 'select 1 from message where id = $1 and not accepted for update',
    values: [id],
  });
  if (waiting === undefined) return;
  await change(db, {
    name: 'loosen-uploads',
    text: 'update attachment set message_id = null where message_id = $1',
    values: [id],
  });
  await change(db, {
    name: 'drop-its-participants',
    text: 'delete from participant_address where message_id = $1',
    values: [id],
  });
  await change(db, { name: 'drop-outbox', text: 'delete from outbox where message_id = $1', values: [id] });
  await change(db, { name: 'drop-message', text: 'delete from message where id = $1', values: [id] });
}

export type FrameRow = {
  direction: 'in' | 'out' | 'note';
  html: string | null;
  text: string;
  /** Without what it repeats of older mail; null where that is all of it. */
  newText: string | null;
  language: string;
  images: { id: string; contentId: string }[];
};

/** What the sandboxed frame shows, with the attachments that its HTML may point to. */
export const frameOf = (db: Db, id: string): Promise<FrameRow | undefined> =>
  maybe<FrameRow>(db, {
    name: 'frame-of',
    text: `select m.direction, m.html, m.text, nullif(m.new_text, m.text) as "newText", t.language,
                  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'contentId', f.content_id))
                              from attachment f where f.message_id = m.id and f.content_id is not null), '[]') as images
             from message m join ticket t on t.number = m.ticket_number
            where m.id = $1 and m.accepted`,
    values: [id],
  });

/** What an agent wrote to the customer, as they wrote it. */
export const repliedWords = (db: Db, id: string): Promise<{ text: string; html: string | null } | undefined> =>
  maybe(db, {
    name: 'replied-words',
    text: `select text, html from message where id = $1 and accepted and kind = 'reply'`,
    values: [id],
  });

/** The blob of a mail as it came or went; undefined when there is none to show. */
export const rawOf = (db: Db, id: string): Promise<{ sha256: string; number: number } | undefined> =>
  maybe(db, {
    name: 'raw-of',
    text: `select ${RAW} as sha256, m.ticket_number as number
             from message m left join inbound i on i.id = m.inbound_id left join outbox o on o.message_id = m.id
            where m.id = $1 and ${RAW} is not null`,
    values: [id],
  });
