/** A ticket's timeline, and the changes of all tickets in the order they were committed, for the stream. */
import type { Correction } from '../../domain/mail/correction.ts';
import type { Address } from '../../domain/mail/message.ts';
import type { Named } from '../core/named.ts';
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import { firstAddressOf } from '../core/contact-address.ts';
import { many, first, type Db } from '../core/pool.ts';

export type EventRow = {
  version: number;
  kind: string;
  at: Date;
  recordedAt: Date;
  actor: { kind: 'agent' | 'contact' | 'system'; id: string | null; name: string | null };
  data: Record<string, unknown>;
  about: {
    requester: { from: Address | null; to: Address } | null;
    corrections: Correction[];
    letInBy: Named | null;
    blocked: string | null;
    promise: string | null;
    cannedReply: Named | null;
  };
};

/** SQL for a contact as a person with an address. */
const person = (contact: string): string =>
  `(select jsonb_build_object('name', p.name, 'address', coalesce(${firstAddressOf('p.id')}, ''))
      from contact p where p.id = ${contact})`;

/** SQL for how contact `c` is named: who has told no name, by an address. */
const nameOf = (c: string): string => `coalesce(nullif(${c}.name, ''), ${firstAddressOf(`${c}.id`)})`;

/** SQL for the people whom event `e` is about. */
const ABOUT = `jsonb_build_object(
  'requester', case when e.kind = 'set-requester' then jsonb_build_object(
    'from', ${person(`(e.data->>'was')::uuid`)}, 'to', ${person(`(e.data->>'contact')::uuid`)}) end,
  'corrections', case when e.kind = 'resend' then (
    select coalesce(jsonb_agg(jsonb_build_object('wrong', c.wrong, 'right', c."right") order by c.id), '[]') from correction c
     where c.outbox_id = (e.data->>'outbox')::uuid and c.made_at <= e.recorded_at
       -- Those that an earlier resend of this mail tells of are not told again.
       and c.made_at > coalesce((select max(before.recorded_at) from ticket_event before
                                  where before.ticket_number = e.ticket_number and before.version < e.version
                                    and before.kind = 'resend' and before.data->>'outbox' = e.data->>'outbox'), '-infinity')) else '[]' end,
  'letInBy', case when e.kind = 'message-received' then (
    select jsonb_build_object('id', by.id, 'name', by.name)
      from message m join inbound i on i.id = m.inbound_id join agent by on by.id = i.decided_by
     where m.id = (e.data->>'message')::uuid) end,
  'blocked', case when e.kind = 'block-sender' then (select entry from sender_block where id = (e.data->>'block')::uuid) end,
  'promise', case when e.data->>'promise' is not null then (select text from promise where id = (e.data->>'promise')::uuid) end,
  -- What somebody keeps for themselves has no name for others.
  'cannedReply', case when e.data->'along'->>'cannedReply' is not null then (
    select jsonb_build_object('id', r.id, 'name', r.name) from canned_reply r
     where r.id = (e.data->'along'->>'cannedReply')::uuid and (r.scope <> 'personal' or r.agent_id = $4)) end)`;

/** For this reader, newest first; `before` is a version, exclusive. */
export const listEvents = (
  db: Db,
  number: number,
  { before, limit, reader }: { before: number | null; limit: number; reader: string | null },
): Promise<EventRow[]> =>
  many<EventRow>(db, {
    name: 'list-events',
    text: `select e.version, e.kind, e.at, e.recorded_at as "recordedAt", e.data, ${ABOUT} as about,
                  jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(a.name, ${nameOf('c')})) as actor
             from ticket_event e
             left join agent a on e.actor_kind = 'agent' and a.id = e.actor_id
             left join contact c on e.actor_kind = 'contact' and c.id = e.actor_id
            where e.ticket_number = $1 and e.version < coalesce($2, 2147483647)
            order by e.version desc limit $3`,
    values: [number, before, limit, reader],
  });

export type ChangeRow = { id: number; ticket: number; version: number; event: string };

/**
 * Changes after event `id`, oldest first. Ids are drawn before a commit, so a smaller one may become visible later:
 * the last `overlap` ids before it are read too as far as they are younger than two minutes.
 */
export const changesAfter = (db: Db, id: number, overlap: number, limit: number): Promise<ChangeRow[]> =>
  many<ChangeRow>(db, {
    name: 'changes-after',
    text: `select id, ticket_number as ticket, version, kind as event from ticket_event
            where id > $1::bigint - $2::bigint and (id > $1 or recorded_at > now() - interval '2 minutes')
            order by id limit $3`,
    values: [id, overlap, limit],
  });

/** Where the stream stands now. */
export const lastEventId = async (db: Db): Promise<number> =>
  (
    await first<{ id: number }>(db, {
      name: 'last-event-id',
      text: 'select coalesce(max(id), 0) as id from ticket_event',
    })
  ).id;

/** Events as their ticket recorded them, oldest first; at most `limit`. */
export const recordedEvents = (db: Db, number: number, limit: number): Promise<RecordedEvent[]> =>
  many<RecordedEvent>(db, {
    name: 'recorded-events',
    text: `select version, kind, (extract(epoch from at) * 1000)::float8 as at, data,
                  jsonb_build_object('kind', actor_kind, 'id', actor_id) as actor
             from ticket_event where ticket_number = $1 order by version limit $2`,
    values: [number, limit],
  });
