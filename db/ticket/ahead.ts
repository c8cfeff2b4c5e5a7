/** Steps that stand in Postgres before the runs of their tickets know of them (decision 23). */
import type { StepAhead } from '../../domain/ticket/ahead.ts';
import { noticesOf } from '../../domain/ticket/notices.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { asTicket, type Ticket } from '../../domain/ticket/ticket.ts';
import { wellFormed } from '../core/json.ts';
import { notices, NOTICES_AT_ONCE } from '../core/notices.ts';
import { change, type Db, first, many, maybe } from '../core/pool.ts';
import { hearTold, insertTold, TELLING_TYPES, tellingOf } from '../core/telling.ts';
import { PROJECTION_COLUMNS, PROJECTION_TYPES, projectionOf, type TicketRecord } from './record.ts';
import { workflowIdIn } from './workflow-id.ts';

/**
 * SQL, of a ticket of which something was recorded in the last ten seconds: its run may be at work; of what was recorded ahead of the run, it does
 * not even know.
 */
const isStirred = (t: string): string => `(${t}.updated_at >= now() - interval '10 seconds' and not exists (
  select from recorded_ahead a where a.ticket_number = ${t}.number and a.version = ${t}.version and a.told_at is null))`;

/**
 * Records these steps, and answers the numbers of those that were: the others have moved on, or are not at rest. Of what its run has not taken
 * before, the first version that it knows stays, also where it was told: it may have been busy.
 */
export async function recordAhead(db: Db, steps: readonly StepAhead[]): Promise<Set<number>> {
  if (steps.length === 0) return new Set();
  const moved = await many<{ number: number }>(db, {
    name: 'record-ahead',
    text: `
      with given as (
        select * from jsonb_to_recordset($1::jsonb) as g(number bigint, since int, tell_at float8, snapshot jsonb, events jsonb, ${PROJECTION_TYPES})
      ), locked as (
        select t.number from ticket t join given g using (number)
         where t.version = g.since and t.state <> 'closed' and not ${isStirred('t')}
         -- What somebody else holds is not at rest, and the others need not wait for it.
         order by t.number for no key update of t skip locked
      ), moved as (
        update ticket t set (${PROJECTION_COLUMNS.join(', ')}) = row(${PROJECTION_COLUMNS.map((column) => `g.${column}`).join(', ')}),
               snapshot = g.snapshot, updated_at = now()
          from given g join locked using (number) where t.number = g.number and t.version = g.since
        returning t.number
      ), entered as (
        insert into ticket_event (ticket_number, version, kind, at, actor_kind, actor_id, data)
        select g.number, e.version, e.kind, to_timestamp(e.at / 1000.0), e.actor->>'kind', (e.actor->>'id')::uuid, e.data
          from given g join moved using (number)
         cross join jsonb_to_recordset(g.events) as e(version int, kind text, at float8, actor jsonb, data jsonb) order by g.number, e.version
        returning id, ticket_number, version, kind
      ), kept as (
        insert into recorded_ahead as a (ticket_number, since, version, tell_at)
        select g.number, g.since, g.version, to_timestamp(g.tell_at / 1000.0) from given g join moved using (number) order by g.number
        on conflict (ticket_number) do update
           set since = case when a.version = excluded.since then a.since else excluded.since end,
               tell_at = case when a.version = excluded.since then least(a.tell_at, excluded.tell_at) else excluded.tell_at end,
               version = excluded.version, told_at = null
      ), told as (
        select ${notices('change', { id: 'id', ticket: 'ticket_number', version: 'version', event: 'kind' })}
          from (select entered.*, (row_number() over (order by id) - 1) / ${NOTICES_AT_ONCE} as page from entered) as paged group by page
      ), noticed as (
        ${insertTold(`(select n.* from json_to_recordset($2::json) as n(${TELLING_TYPES}) join moved on moved.number = n.ticket) as c`)}
      ), heard as (${hearTold('noticed')}
      )
      select number from moved, (select count(*) from told) as told, (select count(*) from heard) as heard`,
    values: [
      wellFormed(
        steps.map(({ since, ticket, events, tellAt }) => ({
          ...projectionOf(ticket),
          ...{ number: ticket.number, since, tell_at: tellAt, snapshot: ticket, events },
        })),
      ),
      wellFormed(steps.flatMap(({ events, ticket }) => noticesOf(events, ticket).map(tellingOf))),
    ],
  });
  return new Set(moved.map(({ number }) => number));
}

/** A ticket as it stands, and the version of it that its run knows. */
export type Unheard = TicketIdentity & { since: number; ticket: Ticket };
type Row = TicketIdentity & { since: number; snapshot: unknown };

const UNHEARD = `select t.number, ${workflowIdIn('t')} as workflow, a.since, t.snapshot
             from recorded_ahead a join ticket t on t.number = a.ticket_number and t.version = a.version`;
const unheard = ({ snapshot, ...row }: Row): Unheard => ({ ...row, ticket: asTicket(snapshot) });

/** What the run of this ticket has not been told; undefined: nothing, as of most. */
export async function unheardOf(db: Db, number: number): Promise<Unheard | undefined> {
  const row = await maybe<Row>(db, {
    name: 'unheard-of',
    text: `${UNHEARD} where a.ticket_number = $1 and a.told_at is null`,
    values: [number],
  });
  return row && unheard(row);
}

/** So long before it matters a run is told: thousands may fall due in one minute, and a look comes every minute. */
const TOLD_BEFORE = `interval '10 minutes'`;

/** Those whose runs have to know soon, soonest first. */
export const unheardSoon = async (db: Db, limit: number): Promise<Unheard[]> =>
  (
    await many<Row>(db, {
      name: 'unheard-soon',
      text: `${UNHEARD} where a.told_at is null and a.tell_at < now() + ${TOLD_BEFORE} order by a.tell_at limit $1`,
      values: [limit],
    })
  ).map(unheard);

/** Their runs have been told of these versions. */
export const noteHeard = (db: Db, told: readonly Unheard[]): Promise<number> =>
  change(db, {
    name: 'note-heard',
    text: `with theirs as (
             select a.ticket_number from recorded_ahead a join json_to_recordset($1::json) as g(number bigint, version int)
               on a.ticket_number = g.number and a.version = g.version order by a.ticket_number for update of a)
           update recorded_ahead a set told_at = now() from theirs where a.ticket_number = theirs.ticket_number`,
    values: [JSON.stringify(told.map(({ number, ticket: { version } }) => ({ number, version })))],
  });

/** What has been recorded since says that the run knows; and who was told a day ago has taken it. */
export const forgetHeard = (db: Db): Promise<number> =>
  change(db, {
    name: 'forget-heard',
    // Asked of tickets only where it is due: 20,000 may stand here for days.
    text: `with done as (
             select a.ticket_number from recorded_ahead a where told_at < now() - interval '1 day'
                or (tell_at < now() + ${TOLD_BEFORE} and version <> (select t.version from ticket t where t.number = a.ticket_number))
              order by a.ticket_number for update skip locked)
           delete from recorded_ahead a using done where a.ticket_number = done.ticket_number`,
  });

/** A run has taken this ticket as it is recorded: of that version it knows. */
export const noteTaken = (db: Db, { number, version }: Pick<Ticket, 'number' | 'version'>): Promise<number> =>
  change(db, {
    name: 'note-taken',
    text: 'delete from recorded_ahead where ticket_number = $1 and version = $2',
    values: [number, version],
  });

/** An open ticket of which something should have happened by itself before now. */
export type Late = { number: number; at: Date; ticket: Ticket };

/** Those whose next deadline passed before `until` (epoch ms), soonest first, after this one; at most `limit`. Of those whose runs may be at work, none. */
export const lateTickets = async (
  db: Db,
  { until, after, limit }: { until: number; after: Pick<Late, 'number' | 'at'> | null; limit: number },
): Promise<Late[]> =>
  (
    await many<{ number: number; at: Date; snapshot: unknown }>(db, {
      name: 'late-tickets',
      text: `select t.number, t.next_deadline_at as at, t.snapshot from ticket t
              where t.state <> 'closed' and t.snapshot is not null and t.next_deadline_at < $1
                and t.next_deadline_at >= $2 and (t.next_deadline_at, t.number) > ($2, $3) and not ${isStirred('t')}
              order by t.next_deadline_at, t.number limit $4`,
      values: [new Date(until), after?.at ?? '-infinity', after?.number ?? 0, limit],
    })
  ).map(({ snapshot, ...late }) => ({ ...late, ticket: asTicket(snapshot) }));

/** Whether the transaction is the only one that sees to them. */
export const holdsLate = async (db: Db): Promise<boolean> =>
  (
    await first<{ alone: boolean }>(db, {
      name: 'alone-with-late',
      text: `select pg_try_advisory_xact_lock(hashtextextended('late tickets', 0)) as alone`,
    })
  ).alone;

/**
 * Why a step of a run could not be recorded: `ahead`: something was recorded ahead of it, which the run has to take first; true: it was
 * recorded, and something ahead of the next one since; false: neither.
 */
export async function standsAhead(
  db: Db,
  { number, workflow, events }: Omit<TicketRecord, 'ticket'>,
): Promise<'ahead' | boolean> {
  const [first, last] = [events[0]!, events.at(-1)!];
  const row = await maybe<{ since: number; version: number; isRecorded: boolean }>(db, {
    name: 'stands-ahead',
    text: `select a.since, a.version, exists (select from ticket_event e where e.ticket_number = t.number and e.version = $3 and e.kind = $4
                                      and e.at = to_timestamp($5::float8 / 1000.0)) as "isRecorded"
             from recorded_ahead a join ticket t on t.number = a.ticket_number and t.version = a.version
            where t.number = $1 and ${workflowIdIn('t')} = $2`,
    values: [number, workflow, last.version, last.kind, last.at],
  });
  if (row === undefined) return false;
  // Told a part of it, a run may know more than is noted.
  if (first.version > row.since && first.version <= row.version) return 'ahead';
  return last.version <= row.since && row.isRecorded;
}
