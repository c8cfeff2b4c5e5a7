/**
 * How far a mailbox's mails are: rows that agents see, and workflows that know of them. Asks in words that every release
 * understands, because a release is compared with those before it (README.md, "Two commits beside each other").
 */
import type { Pool } from '../db/core/pool.ts';

export type Progress = {
  /** Tickets that stand in the lists. */
  tickets: number;
  /** Of these, those that nobody owes a workflow any more. */
  started: number;
  /** Mails that a ticket's record holds. */
  recorded: number;
  /** Mails of which a workflow has yet to be told. */
  owed: number;
};

/** A query for the progress of one mailbox. */
export async function progressOf(pool: Pool): Promise<(mailbox: string) => Promise<Progress>> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_name in ('inbound', 'owed_start')`,
  );
  const has = (name: string) => rows.some((column) => column.name === name);
  const fact = has('inbound.fact') ? 'fact' : 'signal';
  const told = has('inbound.told_at') ? 'told_at' : 'signalled_at';
  // A ticket that is born whole stands at version 1 before it has a workflow; in releases before, only when its workflow said so.
  const started = has('owed_start.ticket_number')
    ? 'version > 0 and not exists (select from owed_start o where o.ticket_number = ticket.number)'
    : 'version > 0';
  const query = `
    select count(*)::int as tickets, (count(*) filter (where ${started}))::int as started,
           (select count(*) from ticket_event e join ticket t on t.number = e.ticket_number
             where t.mailbox_id = $1 and e.kind = 'message-received')::int as recorded,
           (select count(*) from inbound where mailbox_id = $1 and ${fact} is not null and ${told} is null)::int as owed
      from ticket where mailbox_id = $1`;
  return async (mailbox) => (await pool.query<Progress>(query, [mailbox])).rows[0]!;
}

/** Whether `mails` mails on `tickets` tickets are all the way through. */
export const isDone = (progress: Progress, tickets: number, mails: number): boolean =>
  progress.started >= tickets && progress.recorded >= mails && progress.owed === 0;
