/** A ticket's timeline, and the changes of all tickets in the order they were committed, for the stream. */
import { many, first, type Db } from '../core/pool.ts';

export type EventRow = {
  version: number;
  kind: string;
  at: Date;
  recordedAt: Date;
  actor: { kind: 'agent' | 'contact' | 'system'; id: string | null; name: string | null };
  data: Record<string, unknown>;
};

/** Newest first; `before` is a version, exclusive. */
export const listEvents = (db: Db, number: number, before: number | null, limit: number): Promise<EventRow[]> =>
  many<EventRow>(db, {
    name: 'list-events',
    text: `select e.version, e.kind, e.at, e.recorded_at as "recordedAt", e.data,
                  jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(a.name, c.name)) as actor
             from ticket_event e
             left join agent a on e.actor_kind = 'agent' and a.id = e.actor_id
             left join contact c on e.actor_kind = 'contact' and c.id = e.actor_id
            where e.ticket_number = $1 and e.version < coalesce($2, 2147483647)
            order by e.version desc limit $3`,
    values: [number, before, limit],
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
