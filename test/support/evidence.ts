/** What is true after a crash, read from outside: the servers' own records, and plain SQL that shares nothing with the product. */
import { expect } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import type { CrashInstallation } from './stack/crash-installation.ts';
import type { Installation } from './stack/installation.ts';
import { eventually } from './eventually.ts';
import { heldTicket } from './workflow-ticket.ts';

/** Resolves when every delivered mail has ended in the ledger, and no ticket is owed its start or a fact. */
export async function mailsSettle(bilet: Installation, mails: number, withinMs = 120_000): Promise<void> {
  await eventually(
    async () => {
      const [row] = await bilet.rows(
        `select (select count(*)::int from inbound) as ledger,
                (select count(*)::int from inbound where state = 'stored' or (fact is not null and told_at is null)) as open,
                (select count(*)::int from owed_start) as unstarted`,
      );
      expect(row).toEqual({ ledger: mails, open: 0, unstarted: 0 });
      return true;
    },
    { withinMs, everyMs: 50, label: `${mails} mails at rest` },
  ).catch(async (error: Error) => {
    throw new Error(`${error.message}\n${await whatWaits(bilet)}`);
  });
}

/** For whoever has to find out why something stands still: the worker, the watch, and what Postgres is asked and by whom it waits. */
async function whatWaits(bilet: Installation & Partial<Pick<CrashInstallation, 'workerProcess'>>): Promise<string> {
  const mailboxes = await bilet.rows(
    'select status, status_detail, now() - watched_at as "lastSign", now() - progress_at as "lastProgress" from mailbox',
  );
  const sessions = await bilet.rows(
    `select state, wait_event, now() - state_change as since, pg_blocking_pids(pid) as "waitsFor", left(query, 100) as query
       from pg_stat_activity where application_name = 'bilet' and pid <> pg_backend_pid()`,
  );
  return JSON.stringify(
    { worker: bilet.workerProcess?.fate() ?? 'did not end by itself', mailboxes, sessions },
    null,
    2,
  );
}

/** Each of these Message-IDs is one message, each on a ticket of its own, each row of the ledger processed. */
export async function expectOneTicketEach(bilet: Installation, delivered: string[]): Promise<void> {
  const messages = await bilet.rows<{ id: string; ticket: number }>(
    `select mail_id as id, ticket_number as ticket from message where direction = 'in'`,
  );
  expect(messages.map(({ id }) => id).sort()).toEqual([...delivered].sort());
  expect(new Set(messages.map(({ ticket }) => ticket)).size).toBe(delivered.length);
  expect(await bilet.rows('select count(*)::int as count from ticket')).toEqual([{ count: delivered.length }]);
  expect(await bilet.rows('select state, count(*)::int as count from inbound group by state')).toEqual([
    { state: 'processed', count: delivered.length },
  ]);
}

/** Every event has the next version, and the projection stands at the last one. */
export async function expectGapFreeVersions(bilet: Installation): Promise<void> {
  const wrong = await bilet.rows(
    `select t.number, t.version, count(e.version)::int as events, max(e.version) as last
       from ticket t left join ticket_event e on e.ticket_number = t.number
      group by t.number having count(e.version) <> t.version or max(e.version) <> t.version or min(e.version) <> 1`,
  );
  expect(wrong).toEqual([]);
}

/** Every open ticket has one running workflow, and `asked` of them hold the very ticket that Postgres shows. */
export async function expectWorkflowsAgree(bilet: Installation, asked = 20): Promise<void> {
  const tickets = await bilet.rows<{ number: number; version: number; state: string }>(
    'select number, version, state from ticket order by number',
  );
  const statuses = await Promise.all(
    tickets.map(async ({ number }) => (await (await bilet.run(number)).describe()).status.name),
  );
  expect(statuses).toEqual(tickets.map(({ state }) => (state === 'closed' ? 'COMPLETED' : 'RUNNING')));
  const step = Math.max(1, Math.floor(tickets.length / asked));
  for (const { number } of tickets.filter((_, index) => index % step === 0))
    await eventually(
      async () => {
        const held = await heldTicket(await bilet.run(number));
        const { life, version } = await bilet.ticket(number);
        expect({ version: held.version, state: held.state, clocks: held.clocks }).toEqual({
          version,
          state: life.state,
          clocks: life.clocks,
        });
        return true;
      },
      { withinMs: 30_000, label: `ticket ${number} the same in workflow and database` },
    );
}

/** The mails on the server: how many there are and how many are flagged as seen. */
export async function mailsOnServer(bilet: Installation): Promise<{ all: number; seen: number }> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: bilet.server.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user: bilet.address, pass: bilet.server.password },
    logger: false,
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const count = async (query: { all: true } | { seen: true }) =>
      ((await client.search(query, { uid: true })) || []).length;
    return { all: await count({ all: true }), seen: await count({ seen: true }) };
  } finally {
    client.close();
  }
}

/** How often the sink took each Message-ID. */
export function takenAtSink(bilet: Installation): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { raw } of bilet.sink.mails()) {
    const id = /^Message-ID:\s*<([^>]+)>/im.exec(raw.toString('latin1'))?.[1] ?? 'none';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

export type SendRow = { id: string; mailId: string; state: string; attempts: number; dotPendingAt: Date | null };

export const sendsOf = (bilet: Installation): Promise<SendRow[]> =>
  bilet.rows<SendRow>(
    `select id, mail_id as "mailId", state, attempts, dot_pending_at as "dotPendingAt" from outbox order by created_at`,
  );

/** Resolves when no send is under way any more. */
export const sendsSettle = (bilet: Installation, sends: number, withinMs = 120_000): Promise<true> =>
  eventually(
    async () => {
      const states = (await sendsOf(bilet)).map(({ state }) => state);
      expect(states).toHaveLength(sends);
      expect(states.filter((state) => state !== 'sent' && state !== 'unknown')).toEqual([]);
      return true as const;
    },
    { withinMs, everyMs: 50, label: `${sends} sends at rest` },
  );

/**
 * No mail was taken twice, what is `sent` was taken once, whatever was taken is `sent` or `unknown`. An `unknown` that
 * the sink did not take is allowed only where it saw a body without its dot: the crash came between gate and dot.
 */
export async function expectSendsAgree(bilet: Installation): Promise<{ sent: number; unknown: number }> {
  const rows = await sendsOf(bilet);
  const taken = takenAtSink(bilet);
  expect([...taken.values()].filter((count) => count > 1)).toEqual([]);
  expect([...taken.keys()].filter((id) => !rows.some((row) => row.mailId === id))).toEqual([]);
  expect(rows.filter(({ state, mailId }) => state === 'sent' && !taken.has(mailId))).toEqual([]);
  expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
  const unknown = rows.filter(({ state }) => state === 'unknown');
  expect(unknown.filter(({ dotPendingAt }) => dotPendingAt === null)).toEqual([]);
  const withoutDot = bilet.sink.connections().filter(({ last, taken: mails }) => last === 'DATA' && mails === 0).length;
  expect(unknown.filter(({ mailId }) => !taken.has(mailId)).length).toBeLessThanOrEqual(withoutDot);
  return { sent: rows.length - unknown.length, unknown: unknown.length };
}
