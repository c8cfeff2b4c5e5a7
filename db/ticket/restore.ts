/** What bringing Postgres and Temporal together after a restore reads and writes. */
import { unsentStates } from '../../domain/mail/outbox.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { type Db, change, first, idsOf, many, maybe } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { workflowIdIn } from './workflow-id.ts';

/** When anything was last recorded; null in an empty installation. */
export const lastRecordedAt = async (db: Db): Promise<Date | null> =>
  (
    await maybe<{ at: Date }>(db, {
      name: 'last-recorded-at',
      text: 'select recorded_at as at from ticket_event order by id desc limit 1',
    })
  )?.at ?? null;

/** Far beyond what the lost minutes can have used: what was given then is never given again. */
const JUMP = { numbers: 100, ids: 1_000_000 };

/** Moves the sequences on, ticket numbers beyond `highest` too, which Temporal has seen. */
export async function jumpSequences(db: Db, highest: number): Promise<void> {
  await first(db, {
    name: 'jump-numbers',
    text: `select setval('ticket_number', greatest((select last_value from ticket_number), $1) + $2)`,
    values: [highest, JUMP.numbers],
  });
  for (const table of ['inbound', 'ticket_event', 'audit'])
    await first(db, {
      text: `select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 0) from ${table}) + $1)`,
      values: [JUMP.ids],
    });
}

export type TicketVersion = TicketIdentity & { version: number; isOpen: boolean };

/** These tickets, as they are recorded. */
export const recordedTickets = (db: Db, numbers: number[]): Promise<TicketVersion[]> =>
  many(db, {
    name: 'recorded-tickets',
    text: `select number, ${workflowIdIn('t')} as workflow, version, state <> 'closed' as "isOpen" from ticket t where number = any($1::bigint[])`,
    values: [numbers],
  });

/** All open tickets. */
export const openTickets = (db: Db): Promise<TicketIdentity[]> =>
  many(db, {
    name: 'open-tickets',
    text: `select number, ${workflowIdIn('t')} as workflow from ticket t where state <> 'closed' order by number`,
  });

export type WaitingSend = TicketIdentity & { outbox: string };

/** Accepted mail that has not come to an end. */
export const waitingSends = (db: Db): Promise<WaitingSend[]> =>
  many(db, {
    name: 'waiting-sends',
    text: `select o.id as outbox, t.number, ${workflowIdIn('t')} as workflow
             from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id
            where o.state ${inWords(unsentStates)} and m.accepted order by o.created_at`,
  });

/** Which of these sends have a row. */
export const knownSends = (db: Db, ids: string[]): Promise<Set<string>> =>
  idsOf(db, { name: 'known-sends', text: 'select id from outbox where id = any($1::uuid[])', values: [ids] });

/** Facts that were told to runs that are gone, and that no ticket has recorded, are owed again; returns how many. */
export const oweFactsAgain = (db: Db): Promise<number> =>
  change(db, {
    name: 'owe-facts-again',
    text: `update inbound i set told_at = null
            where i.fact is not null and i.told_at > now() - interval '30 days'
              and not exists (select from ticket_event e
                               where e.ticket_number = (i.fact->>'number')::bigint and e.kind = i.fact->'call'->'fact'->>'kind'
                                 and e.data->>'message' = i.fact->'call'->'fact'->>'message')`,
  });

/** Replies that were written and that no ticket has accepted, by their tickets' numbers: whoever wrote them may have been told otherwise. */
export const unacceptedReplies = async (db: Db): Promise<number[]> =>
  (
    await many<{ number: number }>(db, {
      name: 'unaccepted-replies',
      text: `select distinct ticket_number as number from message where not accepted and direction = 'out' order by 1`,
    })
  ).map(({ number }) => number);

/** The names of all files that Postgres knows of. */
export const namedFiles = async (db: Db): Promise<string[]> =>
  (
    await many<{ sha256: string }>(db, {
      name: 'named-files',
      text: `select sha256 from inbound where sha256 is not null union select sha256 from attachment
             union select raw_sha256 from outbox where raw_sha256 is not null`,
    })
  ).map(({ sha256 }) => sha256);
