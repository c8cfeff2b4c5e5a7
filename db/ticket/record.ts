/** What a ticket's workflow writes: its projection and its events, in one statement and so in one transaction. */
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import { standing } from '../../domain/ticket/standing.ts';
import { asTicket, newTicket, type Priority, type Ticket } from '../../domain/ticket/ticket.ts';
import { policyOfTeam } from '../sla/policies.ts';
import { notice } from '../core/notices.ts';
import { type Db, maybe, first } from '../core/pool.ts';

export type TicketRecord = { number: number; life: Ticket; events: RecordedEvent[] };

/**
 * Records a step of a ticket; false when Postgres holds a later version, or another event under one of these versions, and
 * then nothing was written. Recording the same step twice writes it once. Messages named by the events become visible here
 * and not before.
 */
export async function recordTicket(db: Db, { number, life, events }: TicketRecord): Promise<boolean> {
  const { dueAt, breached, nextDeadlineAt } = standing(life);
  const row = await maybe<{ moved: number }>(db, {
    name: 'record-ticket',
    text: `
      with said as (
        update message set accepted = true where id = any($18::uuid[]) and not accepted
        returning direction, coalesce(new_text, text) as words, created_at
      ), shown as (
        select count(*)::int as count, max(created_at) filter (where direction = 'out') as at,
               left(regexp_replace((array_agg(words order by created_at desc) filter (where direction = 'out'))[1], '\\s+', ' ', 'g'), 140) as words
          from said
      ), moved as (
        update ticket t set
          life = $2, version = $3, state = $4, owner_id = $5, team_id = $6, priority = $7, type = $8, tags = $9,
          snoozed_until = $10, due_at = $11, breached = $12, next_deadline_at = $13, needs_attention = $14,
          reopen_count = $15, closed_at = $16, closed_as = $17, updated_at = now(),
          message_count = t.message_count + shown.count,
          last_message_at = coalesce(shown.at, t.last_message_at),
          last_message_direction = case when shown.at is null then t.last_message_direction else 'out' end,
          preview = coalesce(shown.words, t.preview)
        from shown
        where t.number = $1 and t.version <= $3
          and not exists (select from ticket_event e join jsonb_to_recordset($19::jsonb) as mine(version int, kind text, at float8)
                              on e.version = mine.version
                           where e.ticket_number = $1 and (e.kind, e.at) <> (mine.kind, to_timestamp(mine.at / 1000.0)))
        returning t.number
      ), happened as (
        insert into ticket_event (ticket_number, version, kind, at, actor_kind, actor_id, data)
        select $1, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor->>'kind', (e.actor->>'id')::uuid, e.data
          from jsonb_to_recordset($19::jsonb) as e(version int, kind text, at float8, actor jsonb, data jsonb)
         where exists (select from moved)
         order by e.version
        on conflict do nothing
        returning id, version, kind
      ), told as (
        select ${notice('change', { id: 'id', ticket: '$1::bigint', version: 'version', event: 'kind' })}
          from happened
      )
      select (select count(*)::int from moved) as moved, (select count(*) from told) as told`,
    values: [
      number,
      wellFormed(life),
      life.version,
      life.state,
      life.owner,
      life.team,
      life.priority,
      life.type,
      life.tags,
      instant(life.snooze?.until),
      instant(dueAt),
      breached,
      instant(nextDeadlineAt),
      life.needsAttention,
      life.reopenCount,
      instant(life.closedAt),
      life.closedAs,
      events.map((event) => event.data['message']).filter((id) => typeof id === 'string'),
      wellFormed(events),
    ],
  });
  return row?.moved === 1;
}

/** A ticket as last recorded; one that was never recorded is as it was born. Throws when there is no such ticket. */
export async function loadTicket(db: Db, number: number): Promise<Ticket> {
  const row = await first<{ life: Ticket | null; team: string; priority: Priority; createdAt: Date }>(db, {
    name: 'load-ticket',
    text: `select life, team_id as team, priority, created_at as "createdAt" from ticket where number = $1`,
    values: [number],
  });
  if (row.life !== null) return asTicket(row.life);
  const policy = await policyOfTeam(db, row.team);
  return newTicket({
    number,
    team: row.team,
    priority: row.priority,
    policy: policy.id,
    limits: policy.limits,
    at: row.createdAt.getTime(),
  });
}

/** As JSON, with a mark for half a surrogate pair: jsonb refuses those, and a ticket that cannot be recorded stands still. */
const wellFormed = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? inner.toWellFormed() : inner));

const instant = (at: number | null | undefined): Date | null => (at === null || at === undefined ? null : new Date(at));
