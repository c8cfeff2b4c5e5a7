/** What a ticket's life writes: the projection and the events of a step, in one statement and so in one transaction. */
import { newTicket, asTicket, type Priority, type Ticket } from '../../domain/ticket/ticket.ts';
import { noticesOf } from '../../domain/ticket/notices.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { EventKind, RecordedEvent } from '../../domain/ticket/event.ts';
import { termsOf } from '../../domain/sla/policy.ts';
import { standing } from '../../domain/ticket/standing.ts';
import { wellFormed } from '../core/json.ts';
import { hearTold, insertTold, settleTurns, TELLING_TYPES, tellingOf } from '../core/telling.ts';
import { notice } from '../core/notices.ts';
import { type Db, maybe, type Query } from '../core/pool.ts';
import { CHANGES_TAKEN } from './custom-changes.ts';
import { previewIn } from './preview.ts';
import { givenOf, promisesIn } from './promises.ts';
import { isPromiseIn } from './queued.ts';
import { handOver } from './reading.ts';
import { isKept } from './shown.ts';
import { workflowIdIn } from './workflow-id.ts';
import { policyOfTeam } from '../sla/policies.ts';

/** `workflow` is the run that records: of a ticket with another identity it may write nothing. */
export type TicketRecord = TicketIdentity & { ticket: Ticket; events: RecordedEvent[] };

/** The facts of a ticket that lists, search and counters read, by the names of their columns. */
type Projection = {
  version: number;
  state: string;
  owner_id: string | null;
  team_id: string;
  priority: string;
  type: string | null;
  tags: string[];
  snoozed_until: Date | null;
  follow_up_at: Date | null;
  due_at: Date | null;
  owed_at: Date | null;
  breached: boolean;
  next_deadline_at: Date | null;
  needs_attention: boolean;
  denied: boolean;
  reopen_count: number;
  closed_at: Date | null;
  closed_as: string | null;
  state_since: Date | null;
};

/** The columns of `Projection`, with the types that `jsonb_to_recordset` reads them by. */
export const PROJECTION_TYPES = `version int, state text, owner_id uuid, team_id uuid, priority text, type text, tags text[],
  snoozed_until timestamptz, follow_up_at timestamptz, due_at timestamptz, owed_at timestamptz, breached boolean, next_deadline_at timestamptz, needs_attention boolean, denied boolean,
  reopen_count int, closed_at timestamptz, closed_as text, state_since timestamptz`;
export const PROJECTION_COLUMNS = PROJECTION_TYPES.split(',').map((column) => column.trim().split(' ')[0]!);

/** A ticket spread out for its row. */
export function projectionOf(ticket: Ticket): Projection {
  const { dueAt, owedAt, breached, nextDeadlineAt } = standing(ticket);
  return {
    version: ticket.version,
    state: ticket.state,
    owner_id: ticket.owner,
    team_id: ticket.team,
    priority: ticket.priority,
    type: ticket.type,
    tags: ticket.tags,
    snoozed_until: instant(ticket.snooze?.until),
    follow_up_at: instant(ticket.followUp?.since),
    due_at: instant(dueAt),
    owed_at: instant(owedAt),
    breached,
    next_deadline_at: instant(nextDeadlineAt),
    needs_attention: ticket.needsAttention,
    denied: ticket.denied,
    reopen_count: ticket.reopenCount,
    closed_at: instant(ticket.closedAt),
    closed_as: ticket.closedAs,
    state_since: instant(ticket.stateSince),
  };
}

/**
 * Records a step of a ticket; false when Postgres holds a later version, another event under one of these versions, an earlier
 * version than the one before them (either half was restored from a copy), or another ticket of this number; and then nothing
 * was written. Recording the same step twice writes it once. Messages named by the events become visible here
 * and not before; a customer's yes or no moves the row and is unread, with words or without. A ticket that an agent was given by somebody else is unread for them.
 */
export async function recordTicket(db: Db, { number, workflow, ticket, events }: TicketRecord): Promise<boolean> {
  const told = noticesOf(events, ticket);
  const query = {
    ...recording({
      tells: told.length > 0,
      promises: ticket.promises.length > 0,
      fields: events.some(({ kind }) => kind === 'set-fields'),
      turns: events.some(({ kind }) => TURNING.has(kind)),
    }),
    values: [
      number,
      wellFormed(ticket),
      wellFormed(projectionOf(ticket)),
      events.flatMap(({ data }) => [data['message'], data['note']]).filter((id) => typeof id === 'string'),
      wellFormed(events),
      workflow,
      ...(told.length === 0 ? [] : [wellFormed(told.map(tellingOf))]),
      ...(ticket.promises.length === 0 ? [] : [JSON.stringify(givenOf(ticket.promises))]),
    ],
  };
  // A statement that waited for another cannot see what that one wrote; the next one can, and knows its own step again.
  return (await moves(db, query)) || moves(db, query);
}

const moves = async (db: Db, query: Query): Promise<boolean> =>
  (await maybe<{ moved: number }>(db, query))?.moved === 1;

/** By these a ticket may go from one person to another. */
const TURNING: ReadonlySet<string> = new Set<EventKind>(['assign', 'claim', 'routed', 'undo']);

/** What a step does besides: most tell nobody anything, are of tickets without promises, and so on, and pay nothing for any of it. */
type Besides = { tells: boolean; promises: boolean; fields: boolean; turns: boolean };

function recording(besides: Besides): { name: string; text: string } {
  const name = ['record-ticket', ...Object.entries(besides).flatMap(([one, does]) => (does ? [one] : []))].join('-');
  const text = written.get(name) ?? textOf(besides);
  written.set(name, text);
  return { name, text };
}
const written = new Map<string, string>();

const textOf = ({ tells, promises, fields, turns }: Besides): string => `
      with happened as (
        select * from jsonb_to_recordset($5::jsonb) as e(version int, kind text, at float8, actor jsonb, data jsonb)
      ), locked as (
        -- Nothing when the step does not fit; and then nothing below is done.
        select version, arrived, contact_id, owner_id from ticket t
         where t.number = $1 and ${workflowIdIn('t')} = $6 and t.version <= ($3::jsonb->>'version')::int
           and coalesce((select min(version) from happened), 0) <= t.version + 1
           -- Of the versions that the row has, each is this very event. Asked of the row itself: where the lock was waited for, it is newer than
           -- the events that this statement sees, and a step was recorded ahead of this one meanwhile, or this one itself.
           and greatest(0, t.version + 1 - (select min(version) from happened))
               = (select count(*) from ticket_event e join happened on e.version = happened.version and e.kind = happened.kind
                     and e.at = to_timestamp(happened.at / 1000.0) where e.ticket_number = $1)
           for no key update
      ), said as (
        update message set accepted = true, arrival = case when direction = 'in' then (select arrived from locked) + 1 end,
               -- What a colleague wrote before something that its ticket took first is new to whoever has read that: it stands behind it.
               created_at = case when kind in ('reply', 'note') and exists (
                                        select from message newer where newer.ticket_number = $1 and newer.accepted and newer.created_at > message.created_at)
                                 then now() else created_at end
         where id = any($4::uuid[]) and not accepted and exists (select from locked)
        returning direction, coalesce(new_text, text) as words, created_at, ${isKept('message')} as kept
      ), shown as (
        select count(*)::int as count, count(*) filter (where direction = 'in')::int as came,
               max(created_at) filter (where direction <> 'note') as at,
               (array_agg(direction order by created_at desc) filter (where direction <> 'note'))[1] as direction,
               ${previewIn(`(array_agg(words order by created_at desc) filter (where direction <> 'note'))[1]`)} as words
          from said
         where kept -- what was taken back before its ticket took it
      ), answered as (
        -- A yes or no without words is no message, and is to be seen like one.
        -- What was written after it stands in the row, if anything was.
        select count(*)::int as count, max(to_timestamp(e.at / 1000.0)) as at,
               max(to_timestamp(e.at / 1000.0)) >= coalesce((select at from shown), '-infinity') as newest
          from happened e
         where e.kind in ('confirm', 'deny') and e.data->>'message' is null and e.version > (select version from locked)
      ), step as (
        select * from jsonb_to_record($3::jsonb) as step(${PROJECTION_TYPES})
      ), requester as (
        select (data->>'contact')::uuid as contact from happened where kind = 'set-requester' order by version desc limit 1
      ), moved as (
        update ticket t set
          contact_id = coalesce((select contact from requester), t.contact_id),
          (${PROJECTION_COLUMNS.join(', ')}) = (select ${PROJECTION_COLUMNS.map((column) => `step.${column}`).join(', ')} from step),
          snapshot = $2, updated_at = now(),
          message_count = t.message_count + shown.count,
          arrived = t.arrived + shown.came + answered.count,
          last_message_at = greatest(coalesce(shown.at, t.last_message_at), answered.at),
          last_message_direction = case when answered.newest then 'in' else coalesce(shown.direction, t.last_message_direction) end,
          -- Words of ours would stand there as the customer's.
          preview = case when answered.newest then '' else coalesce(shown.words, t.preview) end,
          preview_kind = case when answered.newest is not true and shown.words is null then t.preview_kind else 'words' end
        from shown, answered, step
        where t.number = $1 and exists (select from locked)
        returning t.number
      ), handed as (
        ${handOver(
          '$1',
          '(select owner_id from step)',
          `exists (select from moved)
          and not exists (select from happened where actor->>'id' = given.agent::text)`,
        )}
      ), allowed as (
        insert into participant (ticket_number, contact_id) select $1, contact from requester where exists (select from moved)
        on conflict do nothing
      ), left_off as (
        -- An agent who sent a customer's mail on goes on in the desk.
        delete from participant p using requester, contact_address a, agent
         where p.ticket_number = $1 and p.contact_id <> requester.contact and exists (select from moved)
           and a.contact_id = p.contact_id and agent.email = a.address
      ), entered as (
        insert into ticket_event (ticket_number, version, kind, at, actor_kind, actor_id, data)
        select $1, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor->>'kind', (e.actor->>'id')::uuid,
               -- Whose it was until then, no workflow knows.
               case when e.kind = 'set-requester' then e.data || jsonb_build_object('was', (select contact_id from locked)) else e.data end
          from happened e
         where exists (select from moved)
         order by e.version
        on conflict do nothing
        returning id, version, kind
      ), unqueued as (
        -- Whoever has it, or what nobody has to do, waits for nobody. Room that is promised to somebody is held while the ticket is still whose it
        -- was: what else happens to it meanwhile is recorded under them.
        delete from routing_queue q using step
         where ticket_number = $1 and exists (select from moved)
           and (step.state = 'closed' or step.snoozed_until is not null
                or case when ${isPromiseIn('q')}
                        then step.owner_id is distinct from (select owner_id from locked) or exists (select from happened where kind in ('routed', 'assign'))
                        else step.owner_id is not null end)
      ), taken as (
        -- The same was recorded ahead of the run, which comes with it now and so knows it.
        delete from recorded_ahead a using step where a.ticket_number = $1 and a.version = step.version and exists (select from moved)
      ), told as (
        select ${notice('change', { id: 'id', ticket: '$1::bigint', version: 'version', event: 'kind' })}
          from entered
      )${tells ? TELLS : ''}${turns ? SETTLES : ''}${
        promises
          ? `, promised as (
        ${promisesIn(tells ? '$8' : '$7')}
      )`
          : ''
      }${fields ? CHANGES_TAKEN : ''}
      select (select count(*)::int from moved) as moved, (select count(*) from told) as told${tells ? ', (select count(*) from heard) as heard' : ''}${turns ? ', (select count(*) from settled_heard) as settled' : ''}`;

const TELLS = `, noticed as (
        ${insertTold(
          `(select * from json_to_recordset($7::json) as n(${TELLING_TYPES}) where exists (select from moved)) as c`,
          { former: '(select owner_id from locked)', owner: '(select owner_id from step)' },
        )}
      ), heard as (${hearTold('noticed')}
      )`;

const SETTLES = `, settled as (
        ${settleTurns({
          ticket: '(select number from moved)',
          former: '(select owner_id from locked)',
          owner: '(select owner_id from step)',
          isTaken: `exists (select from happened, locked where kind = 'assign' and actor->>'kind' = 'agent' and actor->>'id' <> locked.owner_id::text)`,
        })}
      ), settled_heard as (${hearTold('settled')}
      )`;

/**
 * A ticket as last recorded; one that was never recorded is as it was born. Undefined when there is none of this number,
 * or, where the run is named that asks, when it is not the run's.
 */
export async function loadTicket(db: Db, number: number, workflow: string | null = null): Promise<Ticket | undefined> {
  const row = await maybe<{ snapshot: unknown; team: string; priority: Priority; createdAt: Date }>(db, {
    name: 'load-ticket',
    text: `select snapshot, team_id as team, priority, created_at as "createdAt" from ticket t
            where number = $1 and ($2::text is null or ${workflowIdIn('t')} = $2)`,
    values: [number, workflow],
  });
  if (row === undefined) return undefined;
  if (row.snapshot !== null) return asTicket(row.snapshot);
  const policy = await policyOfTeam(db, row.team);
  return newTicket({
    number,
    team: row.team,
    priority: row.priority,
    ...termsOf(policy),
    at: row.createdAt.getTime(),
  });
}

const instant = (at: number | null | undefined): Date | null => (at === null || at === undefined ? null : new Date(at));
