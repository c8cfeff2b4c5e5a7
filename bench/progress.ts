/**
 * How far a mailbox's mails are: rows that agents see, and workflows that know of them. Asks in words that every release
 * understands, because a release is compared with those before it (README.md, "Two commits beside each other").
 */
import type { Pool } from '../db/core/pool.ts';

export type Progress = {
  /** Tickets that stand in the lists. */
  tickets: number;
  /** Of these, those whose workflow has been started with what their first mail brings. */
  started: number;
  /** Mails that the record of a ticket holds. */
  recorded: number;
  /** Mails of which nothing is owed to a workflow any more. */
  told: number;
};

/** A query for the progress of one mailbox. */
export async function progressOf(pool: Pool): Promise<(mailbox: string) => Promise<Progress>> {
  const { rows } = await pool.query<{ starts: boolean; told: string }>(
    `select to_regclass('owed_start') is not null as starts, column_name as told
       from information_schema.columns
      where table_schema = current_schema() and table_name = 'inbound' and column_name in ('told_at', 'signalled_at')`,
  );
  const { starts, told } = rows[0]!;
  // A ticket that is born whole stands at version 1 before it has a workflow; one of a release before only when its workflow said so.
  const started = `version > 0 ${starts ? 'and not exists (select from owed_start o where o.ticket_number = ticket.number)' : ''}`;
  const query = `
    select count(*)::int as tickets, (count(*) filter (where ${started}))::int as started,
           (select count(*) from ticket_event e join ticket t on t.number = e.ticket_number
             where t.mailbox_id = $1 and e.kind = 'message-received')::int as recorded,
           (select count(*) from inbound where mailbox_id = $1 and ${told} is not null)::int as told
      from ticket where mailbox_id = $1`;
  return async (mailbox) => (await pool.query<Progress>(query, [mailbox])).rows[0]!;
}

/** Whether `mails` mails on `tickets` tickets are all the way through. */
export const isDone = (progress: Progress, tickets: number, mails: number): boolean =>
  progress.started >= tickets && progress.recorded >= mails && progress.told >= mails;
