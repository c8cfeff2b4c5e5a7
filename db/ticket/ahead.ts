/** Steps that stand in Postgres before the runs of their tickets know of them (decision 23). */
import type { StepAhead } from '../../domain/ticket/ahead.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { asTicket, type Ticket } from '../../domain/ticket/ticket.ts';
import { wellFormed } from '../core/json.ts';
import { notices, NOTICES_AT_ONCE } from '../core/notices.ts';
import { change, type Db, many, maybe } from '../core/pool.ts';
import { PROJECTION_COLUMNS, PROJECTION_TYPES, projectionOf, type TicketRecord } from './record.ts';
import { workflowIdIn } from './workflow-id.ts';

/** A ticket that something was recorded for so lately has a run that may be at work. */
const AT_REST = `interval '10 seconds'`;

/**
 * Records these steps, and answers the numbers of those that were: the others have moved on, or are not at rest. Of what its run has not heard
 * of before, the first version that it knows stays. One that was told and has recorded nothing since may have been busy and not have taken it: what
 * comes next it is to hear itself.
 */
export async function recordAhead(db: Db, steps: readonly StepAhead[]): Promise<Set<number>> {
  if (steps.length === 0) return new Set();
  const moved = await many<{ number: number }>(db, {
    name: 'record-ahead',
    text: `
      with given as (
        select * from jsonb_to_recordset($1::jsonb) as g(number bigint, since int, tell_at float8, snapshot jsonb, event jsonb, ${PROJECTION_TYPES})
      ), locked as (
        select t.number from ticket t join given g using (number)
         where t.version = g.since and t.state <> 'closed' and t.updated_at < now() - ${AT_REST}
           and not exists (select from recorded_ahead a where a.ticket_number = t.number and a.version = t.version and a.told_at is not null)
         order by t.number for no key update of t
      ), moved as (
        update ticket t set (${PROJECTION_COLUMNS.join(', ')}) = row(${PROJECTION_COLUMNS.map((column) => `g.${column}`).join(', ')}),
               snapshot = g.snapshot, updated_at = now()
          from given g join locked using (number) where t.number = g.number and t.version = g.since
        returning t.number
      ), entered as (
        insert into ticket_event (ticket_number, version, kind, at, actor_kind, actor_id, data)
        select g.number, g.version, g.event->>'kind', to_timestamp((g.event->>'at')::float8 / 1000.0), g.event->'actor'->>'kind',
               (g.event->'actor'->>'id')::uuid, g.event->'data'
          from given g join moved using (number) order by g.number
        returning id, ticket_number, version, kind
      ), kept as (
        insert into recorded_ahead as a (ticket_number, since, version, tell_at)
        select g.number, g.since, g.version, to_timestamp(g.tell_at / 1000.0) from given g join moved using (number)
        on conflict (ticket_number) do update
           set since = case when a.version = excluded.since then a.since else excluded.since end,
               tell_at = case when a.version = excluded.since then least(a.tell_at, excluded.tell_at) else excluded.tell_at end,
               version = excluded.version, told_at = null
      ), told as (
        select ${notices('change', { id: 'id', ticket: 'ticket_number', version: 'version', event: 'kind' })}
          from (select entered.*, (row_number() over (order by id) - 1) / ${NOTICES_AT_ONCE} as page from entered) as paged group by page
      )
      select number from moved, (select count(*) from told) as told`,
    values: [
      wellFormed(
        steps.map(({ since, ticket, event, tellAt }) => ({
          ...projectionOf(ticket),
          ...{ number: ticket.number, since, tell_at: tellAt, snapshot: ticket, event },
        })),
      ),
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
    text: `update recorded_ahead a set told_at = now() from json_to_recordset($1::json) as g(number bigint, version int)
            where a.ticket_number = g.number and a.version = g.version`,
    values: [JSON.stringify(told.map(({ number, ticket: { version } }) => ({ number, version })))],
  });

/** What has been recorded since says that the run knows; and who was told a day ago has taken it. */
export const forgetHeard = (db: Db): Promise<number> =>
  change(db, {
    name: 'forget-heard',
    // Asked of tickets only where it is due: 20,000 may stand here for days.
    text: `delete from recorded_ahead a where told_at < now() - interval '1 day'
               or (tell_at < now() + ${TOLD_BEFORE} and version <> (select t.version from ticket t where t.number = a.ticket_number))`,
  });

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
