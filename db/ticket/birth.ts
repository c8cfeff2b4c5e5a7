/** Tickets as they are born: row, participant, first event and the start that their runs are owed, in one statement. */
import { randomBytes } from 'node:crypto';
import type { StoredChannel } from '../../domain/ticket/channel.ts';
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import { type TicketIdentity, workflowIdFrom } from '../../domain/ticket/identity.ts';
import { noticesOf } from '../../domain/ticket/notices.ts';
import { asTicket, type Ticket } from '../../domain/ticket/ticket.ts';
import type { Language } from '../../domain/text/language.ts';
import { type Db, change, many } from '../core/pool.ts';
import { wellFormed } from '../core/json.ts';
import { notices, NOTICES_AT_ONCE } from '../core/notices.ts';
import { hearTold, insertTold, TELLING_TYPES, tellingOf } from '../core/telling.ts';
import { workflowIdIn } from './workflow-id.ts';
import { PROJECTION_COLUMNS, PROJECTION_TYPES, projectionOf } from './record.ts';

/** What a ticket's row holds beside the ticket itself. */
export type NewTicket = {
  ticket: Ticket;
  /** Of its run. */
  workflow: string;
  event: RecordedEvent;
  /** Its owner has it because they are on call. */
  isCallOut?: boolean;
  code: string;
  mailbox: string;
  contact: string;
  channel: StoredChannel;
  subject: string;
  language: Language;
  relatedTo: number | null;
  /** The beginning of the first message, as lists show it. */
  preview: string;
  /** How many messages it is born with; each came from outside. */
  messages: number;
  /** When the first message came. */
  at: Date;
};

/** Identities of tickets to be born, ascending. A number that is drawn and not used is missing for ever, which is no fault. */
export const drawIdentities = async (db: Db, count: number): Promise<TicketIdentity[]> =>
  (
    await many<{ number: number }>(db, {
      name: 'draw-ticket-numbers',
      text: `select nextval('ticket_number') as number from generate_series(1, $1::int)`,
      values: [count],
    })
  ).map(({ number }) => ({ number, workflow: workflowIdFrom(number, randomBytes(8).toString('hex')) }));

/**
 * Writes tickets that were just born; returns the numbers written, without those whose code another ticket has: draw them
 * another and write them again. The desk is told of each but those of an archive. What is born closed is owed no start.
 */
export const insertBorn = async (db: Db, tickets: NewTicket[]): Promise<number[]> =>
  (
    await many<{ number: number }>(db, {
      name: 'insert-born',
      text: `
        with given as (
          select * from jsonb_to_recordset($1::jsonb) as g(number bigint, workflow text, code text, mailbox uuid, contact uuid, channel text, subject text,
            language text, related bigint, preview text, messages int, archived boolean, at timestamptz, snapshot jsonb, event jsonb,
            ${PROJECTION_TYPES})
        ), made as (
          insert into ticket (number, workflow_id, code, mailbox_id, contact_id, channel, subject, language, related_to, preview, message_count,
                              arrived, archived, last_message_at, created_at, snapshot, ${PROJECTION_COLUMNS.join(', ')})
          select number, workflow, code, mailbox, contact, channel, subject, language, related, preview, messages, case when archived then 0 else messages end, archived, at, at, snapshot,
                 ${PROJECTION_COLUMNS.join(', ')}
            from given order by number
          on conflict (code) do nothing
          returning number
        ), allowed as (
          insert into participant (ticket_number, contact_id) select g.number, g.contact from given g join made using (number)
        ), owed as (
          -- What is born closed has nothing to do, but for a mail that is still to be sent.
          insert into owed_start (ticket_number) select number from made join given using (number)
           where not archived and (state <> 'closed' or jsonb_array_length(snapshot->'sends') > 0)
        ), happened as (
          insert into ticket_event (ticket_number, version, kind, at, actor_kind, actor_id, data)
          select g.number, g.version, g.event->>'kind', to_timestamp((g.event->>'at')::float8 / 1000.0), g.event->'actor'->>'kind',
                 (g.event->'actor'->>'id')::uuid, g.event->'data'
            from given g join made using (number) order by g.number
          returning id, ticket_number, version, kind
        ), told as (
          select ${notices('change', { id: 'id', ticket: 'ticket_number', version: 'version', event: 'kind' })}
            from (select happened.*, (row_number() over (order by id) - 1) / ${NOTICES_AT_ONCE} as page
                    from happened join given on number = ticket_number where not archived) as paged group by page
        ), noticed as (
          ${insertTold(`(select n.* from json_to_recordset($2::json) as n(${TELLING_TYPES}) join made on made.number = n.ticket) as c`)}
        ), heard as (${hearTold('noticed')}
        )
        select made.number from made, (select count(*) from told) as told, (select count(*) from heard) as heard`,
      values: [wellFormed(tickets.map(rowOf)), wellFormed(tickets.flatMap(noticesAtBirth).map(tellingOf))],
    })
  ).map(({ number }) => number);

const noticesAtBirth = ({ ticket, event, isCallOut }: NewTicket) => noticesOf([event], ticket, isCallOut);

const rowOf = ({ ticket, event, ...row }: NewTicket) => ({
  ...projectionOf(ticket),
  number: ticket.number,
  workflow: row.workflow,
  code: row.code,
  mailbox: row.mailbox,
  contact: row.contact,
  channel: row.channel,
  subject: row.subject,
  language: row.language,
  related: row.relatedTo,
  preview: row.preview,
  messages: row.messages,
  archived: ticket.archived,
  at: row.at,
  snapshot: ticket,
  event,
});

/**
 * Tickets whose runs are owed their start, oldest first, at most `limit`: those of a mailbox, or with null those of all, and of
 * them only the ones that nobody can still be starting. `ticket` is null for a row that somebody has robbed of it.
 */
export const owedStarts = async (
  db: Db,
  mailbox: string | null,
  limit: number,
): Promise<(TicketIdentity & { ticket: Ticket | null })[]> =>
  (
    await many<TicketIdentity & { snapshot: unknown }>(db, {
      name: 'owed-starts',
      text: `select t.number, ${workflowIdIn('t')} as workflow, t.snapshot from owed_start o join ticket t on t.number = o.ticket_number
              where t.mailbox_id = $1 or ($1::uuid is null and o.created_at < now() - interval '2 minutes')
              order by o.ticket_number limit $2`,
      values: [mailbox, limit],
    })
  ).map(({ snapshot, ...identity }) => ({ ...identity, ticket: snapshot === null ? null : asTicket(snapshot) }));

/** Their runs have been started. */
export const markStarted = (db: Db, numbers: number[]): Promise<number> =>
  change(db, {
    name: 'mark-started',
    text: 'delete from owed_start where ticket_number = any($1::bigint[])',
    values: [numbers],
  });
