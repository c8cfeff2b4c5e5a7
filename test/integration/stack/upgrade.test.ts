/** Databases that earlier releases made, brought up to date: test/fixtures/releases has a dump of each. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../../db/core/migrate.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { listLedger, listQuarantine } from '../../../db/mail-in/ledger-lists.ts';
import { outboxById } from '../../../db/mail-out/outbox-read.ts';
import { listEvents } from '../../../db/ticket/events.ts';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import type { View } from '../../../db/ticket/lists.ts';
import { findTickets } from '../../../db/ticket/search.ts';
import { listMessages } from '../../../db/ticket/messages.ts';
import { loadTicket } from '../../../db/ticket/record.ts';
import { countViews, ticketByNumber } from '../../../db/ticket/tickets.ts';
import { describeSchema } from '../../../dev/dump-schema.ts';
import { newTicket, type Ticket } from '../../../domain/ticket/ticket.ts';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../../support/stack/databases.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', 'fixtures', 'releases');
const RELEASES = readdirSync(FOLDER).map((file) => path.basename(file, '.sql'));
const VIEWS: View[] = ['unassigned', 'mine', 'team', 'open', 'snoozed', 'followup', 'breached', 'closed', 'all'];

const open: { pool: Pool; database: FreshDatabase }[] = [];
afterEach(async () => {
  for (const { pool, database } of open.splice(0)) {
    await pool.end();
    await database.drop();
  }
});

/** A database as the release left it: its schema by its own migrations, and a demo's rows with every kind of send and mail. */
async function databaseOf(release: string): Promise<{ url: string; pool: Pool }> {
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(readFileSync(path.join(FOLDER, `${release}.sql`), 'utf8'));
  await client.end();
  return connected(database);
}

function connected(database: FreshDatabase): { url: string; pool: Pool } {
  const pool = createPool(database.url, () => undefined, 5);
  open.push({ pool, database });
  return { url: database.url, pool };
}

async function schemaOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await describeSchema(client);
  } finally {
    await client.end();
  }
}

const rows = async <Row>(pool: Pool, text: string): Promise<Row[]> => (await pool.query(text)).rows as Row[];
const count = async (pool: Pool, from: string): Promise<number> =>
  (await rows<{ count: number }>(pool, `select count(*)::integer as count from ${from}`))[0]!.count;
const firstAgent = async (pool: Pool) =>
  (
    await rows<{ id: string; teams: string[] }>(
      pool,
      `select a.id, array_agg(m.team_id) as teams from agent a join team_member m on m.agent_id = a.id
      where exists (select from ticket where owner_id = a.id and state <> 'closed') group by a.id order by a.email limit 1`,
    )
  )[0]!;

describe.each(RELEASES)('a database of release %s', (release) => {
  test('gets the schema of a new one, and nothing is left to do', async () => {
    const { url } = await databaseOf(release);
    await migrate(url);
    expect(await schemaOf(url)).toBe(await schemaOf(connected(await freshDatabase()).url));
    expect(await migrate(url)).toEqual([]);
  });

  test('puts first steps before nobody who was there already', async () => {
    const { url, pool } = await databaseOf(release);
    await migrate(url);
    expect(await rows(pool, `select distinct preferences ->> 'firstSteps' as "firstSteps" from agent`)).toEqual([
      { firstSteps: 'later' },
    ]);
  });

  test('keeps each ticket as its workflow left it, whole for the rules of today', async () => {
    const { url, pool } = await databaseOf(release);
    const before = await rows<{ number: number; life: Partial<Ticket> & { seen?: string[] } }>(
      pool,
      'select number::integer, life from ticket order by number',
    );
    expect(before.length).toBeGreaterThan(30);
    await migrate(url);
    for (const { number, life } of before) {
      const ticket = (await loadTicket(pool, number))!;
      const { state, owner, team, clocks, snooze, sends, version, tags } = life;
      expect(ticket).toMatchObject({ number, state, owner, team, clocks, snooze, sends, version, tags });
      expect(ticket.seenKeys).toEqual(life.seenKeys ?? life.seen);
      for (const field of Object.keys(newTicket({ ...ticket, at: 0 })))
        expect([field, ticket[field as keyof Ticket]]).not.toEqual([field, undefined]);
    }
  });

  test('is read by every list, with as many rows as before', async () => {
    const { url, pool } = await databaseOf(release);
    const expected = {
      open: await count(pool, `ticket where state <> 'closed' and snoozed_until is null`),
      snoozed: await count(pool, 'ticket where snoozed_until is not null'),
      breached: await count(pool, `ticket where breached and state <> 'closed'`),
      unassigned: await count(pool, `ticket where state = 'new' and snoozed_until is null`),
      quarantine: await count(pool, `inbound where state in ('held', 'unreadable', 'oversize')`),
      closed: await count(pool, `ticket where state = 'closed'`),
      mails: await count(pool, 'inbound'),
      sends: await rows<{ id: string; state: string }>(pool, 'select id, state from outbox order by id'),
      // What a person took back before it left was in the thread until 0.1.0.
      messages: await count(
        pool,
        `message m where accepted and not exists (select from outbox o where o.message_id = m.id and o.state = 'cancelled')`,
      ),
      events: await count(pool, 'ticket_event'),
    };
    await migrate(url);

    const agent = await firstAgent(pool);
    const ask = {
      agentId: agent.id,
      teamIds: agent.teams,
      q: null,
      team: null,
      contact: null,
      tag: null,
      owner: null,
      when: null,
      bounds: dueBounds(Date.now(), 'Etc/UTC'),
      sort: 'activity' as const,
      after: null,
      limit: 200,
    };
    const listed = Object.fromEntries(
      await Promise.all(VIEWS.map(async (view) => [view, await findTickets(pool, { ...ask, view })] as const)),
    );
    // What is broken or runs is owed; those that an earlier release has left are found in their order all the same.
    const byDue = await findTickets(pool, { ...ask, view: 'open', sort: 'due' });
    expect(byDue.filter(({ owedAt }) => owedAt !== null).length).toBeGreaterThan(0);
    for (const { dueAt, owedAt, breached } of byDue) {
      expect(owedAt === null || dueAt === null || owedAt <= dueAt).toBe(true);
      expect(dueAt === null || owedAt !== null).toBe(true);
      expect(breached && owedAt === null).toBe(false);
    }
    const counters = await countViews(pool, agent.id, agent.teams);
    const { open: opened, snoozed, breached, unassigned, quarantine } = expected;
    expect(counters).toMatchObject({ open: opened, snoozed, breached, unassigned, quarantine });
    for (const view of ['unassigned', 'mine', 'team', 'open', 'snoozed', 'breached'] as const)
      expect([view, listed[view]!.length]).toEqual([view, counters[view]]);
    expect(listed['closed']).toHaveLength(expected.closed);
    expect((await findTickets(pool, { ...ask, view: 'all', q: 'iade' })).length).toBeGreaterThan(0);

    const [mailbox] = await rows<{ id: string }>(pool, 'select id from mailbox');
    expect(await listLedger(pool, mailbox!.id, null, 200)).toHaveLength(expected.mails);
    expect(await listQuarantine(pool, null, 200)).toHaveLength(quarantine);
    for (const { id, state } of expected.sends) expect(await outboxById(pool, id)).toMatchObject({ state });
    const numbers = listed['all']!.map(({ number }) => number);
    const messages = await Promise.all(numbers.map((number) => listMessages(pool, number, agent.id, null, 200)));
    expect(messages.flat()).toHaveLength(expected.messages);
    const events = await Promise.all(
      numbers.map((number) => listEvents(pool, number, { before: null, limit: 200, reader: null })),
    );
    expect(events.flat()).toHaveLength(expected.events);
  });
});

test('what one agent had read of a ticket of release 0.1.0 is read for all, and what nobody had read is unread for all', async () => {
  const { url, pool } = await databaseOf('0.1.0');
  await pool.query('update ticket set unread_count = 0 where number % 2 = 0');
  const before = await rows<{ number: number; unread: number }>(
    pool,
    `select number::integer, unread_count as unread from ticket where exists (select from message where ticket_number = number and direction = 'in')`,
  );
  expect(new Set(before.map(({ unread }) => unread > 0))).toEqual(new Set([true, false]));
  await migrate(url);
  for (const { id } of await rows<{ id: string }>(pool, 'select id from agent'))
    for (const { number, unread } of before)
      expect([number, (await ticketByNumber(pool, number, id))?.unreadCount]).toEqual([number, unread]);
});

test('a database that release 0.1.0 had made in part is left alone, and the message says what to do', async () => {
  const { url, pool } = await databaseOf('0.1.0');
  await pool.query(`delete from migration where name = '0006_held_words.sql'`);
  await expect(migrate(url)).rejects.toThrow('start that release once');
  expect(await count(pool, 'migration')).toBe(5);
});
