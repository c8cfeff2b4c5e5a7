/** Promises that fell due while their runs did not come to it, as Postgres takes them: at their instants, once, and whoever it concerns is told. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { recordPassed } from '../../../activities/sla/passed.ts';
import { createClock } from '../../../db/core/clock.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { hold, release } from '../../../db/core/hold.ts';
import { createPool, first, inTransaction, type Pool } from '../../../db/core/pool.ts';
import { holdsLate, noteTaken, standsAhead, unheardOf } from '../../../db/ticket/ahead.ts';
import { loadTicket, recordTicket } from '../../../db/ticket/record.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/time.ts';
import { mailFrom, system } from '../../support/cast/ticket-events.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

let database: FreshDatabase;
let pool: Pool;
let owner: string;
let lead: string;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 4);
  await ensureDefaults(pool);
  const agent = (name: string) =>
    first<{ id: string }>(pool, {
      text: `insert into agent (email, name, role, password_hash) values ($1 || '@destek.test', $1, 'agent', '') returning id`,
      values: [name],
    });
  [owner, lead] = [(await agent('ayse')).id, (await agent('can')).id];
  await pool.query('update team set lead_id = $1 where is_default', [lead]);
});
beforeEach(() => pool.query(`update ticket set state = 'closed', snapshot = null; delete from recorded_ahead`));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function look(): Promise<number> {
  let recorded = 0;
  const clock = createClock(pool);
  for await (const some of recordPassed({ pool, clock }, new AbortController().signal)) recorded += some;
  return recorded;
}
const step = (ticket: Ticket, event: TicketEvent) => {
  const { ticket: next, effects } = decide(ticket, event, event.at, RULES);
  const events = effects.flatMap((effect) => (effect.kind === 'record' ? effect.events : []));
  return { number: ticket.number, workflow: `ticket-${ticket.number}`, ticket: next, events };
};

/** A ticket of Ayşe's whose first answer was due so long ago, and warned a second before; nothing of that is recorded. */
let count = 0;
async function due(
  agoMs: number,
  touchedAgoMs = HOUR_MS,
  of: string | null = owner,
): Promise<{ ticket: Ticket; dueAt: number }> {
  const { number } = await first<{ number: number }>(pool, {
    text: `with someone as (insert into contact (name) values ('Deniz') returning id)
           insert into ticket (code, contact_id, subject, language, team_id)
           select $1, someone.id, 'Konu', 'tr', team.id from someone, team where is_default returning number`,
    values: [`gecti${String((count += 1)).padStart(3, '0')}`],
  });
  const dueAt = Date.now() - agoMs;
  const counted = { cycle: 1, since: dueAt - DAY_MS, spentMs: 0 };
  const dues = [
    { clock: 'first-response', ...counted, dueAt, warnAt: dueAt - SECOND_MS } as const,
    { clock: 'resolution', ...counted, dueAt: dueAt + 3 * DAY_MS, warnAt: dueAt + 2 * DAY_MS } as const,
  ];
  const arrived = mailFrom(randomUUID(), { at: dueAt - DAY_MS, dues, actor: { kind: 'contact', id: null } });
  const born = { ...(await loadTicket(pool, number))!, owner: of, createdAt: dueAt - DAY_MS };
  const record = step(born, arrived);
  record.ticket.nudgeAt = Date.now() + DAY_MS;
  expect(await recordTicket(pool, record)).toBe(true);
  await pool.query(`update ticket set updated_at = now() - $2 * interval '1 millisecond' where number = $1`, [
    number,
    touchedAgoMs,
  ]);
  return { ticket: record.ticket, dueAt };
}
const eventsOf = async ({ number }: Ticket) =>
  (
    await pool.query<{ version: number; kind: string; at: Date }>(
      'select version, kind, at from ticket_event where ticket_number = $1 order by version',
      [number],
    )
  ).rows.map(({ version, kind, at }) => [version, kind, at.getTime()]);

test('what many clocks have brought is recorded at their instants, once, and their owner and lead are told', async () => {
  const late = [await due(MINUTE_MS), await due(2 * MINUTE_MS)];
  expect([await look(), await look()]).toEqual([2, 0]);
  for (const { ticket, dueAt } of late) {
    expect((await eventsOf(ticket)).slice(1)).toEqual([
      [2, 'clock-warned', dueAt - SECOND_MS],
      [3, 'clock-breached', dueAt],
    ]);
    expect(await loadTicket(pool, ticket.number)).toMatchObject({ version: 3, clocks: [{ state: 'breached' }, {}] });
    const { rows } = await pool.query(
      `select agent_id as agent, kind from agent_notice where ticket_number = $1 order by kind, agent_id = $2`,
      [ticket.number, lead],
    );
    expect(rows.slice(0, 2)).toEqual([
      { agent: owner, kind: 'broken' },
      { agent: lead, kind: 'broken' },
    ]);
  }
});

test('where nobody leads the team, its administrators are told of what nobody has', async () => {
  await pool.query('update team set lead_id = null where is_default');
  const { rows } = await pool.query<{ id: string }>(
    `insert into agent (email, name, role, password_hash) values ('selin@destek.test', 'Selin', 'admin', '') returning id`,
  );
  const { ticket } = await due(MINUTE_MS);
  await look();
  const told = await pool.query(
    `select agent_id as agent from agent_notice where ticket_number = $1 and kind = 'broken'`,
    [ticket.number],
  );
  expect(told.rows.map(({ agent }) => agent)).toEqual([owner]);
  const { ticket: nobodys } = await due(MINUTE_MS, HOUR_MS, null);
  await look();
  const heard = await pool.query(
    `select agent_id as agent from agent_notice where ticket_number = $1 and kind = 'broken'`,
    [nobodys.number],
  );
  expect(heard.rows.map(({ agent }) => agent)).toEqual([rows[0]!.id]);
  await pool.query('update team set lead_id = $1 where is_default', [lead]);
});

test('what fell due just now, what was touched just now, and what is closed is left to its run', async () => {
  const left = [await due(5 * SECOND_MS), await due(MINUTE_MS, SECOND_MS)];
  expect(await look()).toBe(0);
  for (const { ticket } of left) expect(await eventsOf(ticket)).toHaveLength(1);
});

test('one that warned ahead of its run seconds ago is recorded as broken in its time', async () => {
  const { ticket } = await due(MINUTE_MS);
  await look();
  const heard = (await loadTicket(pool, ticket.number))!;
  const soon = { ...heard.clocks[1]!, warnAt: Date.now() - 12 * SECOND_MS };
  const moved = { ...heard, clocks: [heard.clocks[0]!, soon] };
  await pool.query('update ticket set snapshot = $2, next_deadline_at = $3 where number = $1', [
    ticket.number,
    JSON.stringify(moved),
    new Date(soon.warnAt),
  ]);
  expect(await look()).toBe(1);
  expect((await eventsOf(ticket)).at(-1)).toEqual([4, 'clock-warned', soon.warnAt]);
});

test('its run, which comes with the same breach, is told that it stands there, and knows once it has taken it', async () => {
  const { ticket, dueAt } = await due(MINUTE_MS);
  await look();
  const breach = { kind: 'clock-warned', clock: 'first-response', dueAt, actor: system, key: null } as const;
  const own = step(ticket, { ...breach, at: dueAt - SECOND_MS });
  expect([await recordTicket(pool, own), await standsAhead(pool, own)]).toEqual([false, 'ahead']);
  expect(await unheardOf(pool, ticket.number)).toMatchObject({ since: 1, ticket: { version: 3 } });
  const taken = (await loadTicket(pool, ticket.number))!;
  await noteTaken(pool, taken);
  expect(await unheardOf(pool, ticket.number)).toBeUndefined();
  expect(
    await recordTicket(pool, step(taken, { kind: 'tag', tags: ['a'], actor: system, at: Date.now(), key: null })),
  ).toBe(true);
});

test('its run, which comes with all of it, is known to know it', async () => {
  const { ticket, dueAt } = await due(MINUTE_MS);
  await look();
  const clock = { clock: 'first-response', dueAt, actor: system, key: null } as const;
  const warned = step(ticket, { kind: 'clock-warned', ...clock, at: dueAt - SECOND_MS });
  const broken = step(warned.ticket, { kind: 'clock-breached', ...clock, at: dueAt });
  const own = { ...broken, events: [...warned.events, ...broken.events] };
  expect(await recordTicket(pool, own)).toBe(true);
  expect(await eventsOf(ticket)).toHaveLength(3);
  expect(await unheardOf(pool, ticket.number)).toBeUndefined();
});

test('one whose run was told of something before is recorded in its time as well, and the run is told of both', async () => {
  const { ticket } = await due(MINUTE_MS);
  await pool.query(
    `insert into recorded_ahead (ticket_number, since, version, tell_at, told_at) values ($1, 0, 1, now(), now())`,
    [ticket.number],
  );
  expect(await look()).toBe(1);
  expect(await unheardOf(pool, ticket.number)).toMatchObject({ since: 0, ticket: { version: 3 } });
});

test('one that somebody else is writing is left alone, and the others do not wait for it', async () => {
  const [held, free] = [await due(2 * MINUTE_MS), await due(MINUTE_MS)];
  await inTransaction(pool, async (db) => {
    await db.query({ text: 'select from ticket where number = $1 for update', values: [held.ticket.number] });
    expect(await look()).toBe(1);
  });
  expect([await eventsOf(held.ticket), await eventsOf(free.ticket)].map((events) => events.length)).toEqual([1, 3]);
  expect(await look()).toBe(1);
});

test('of two that look at once one does, and while an installation is brought together nobody', async () => {
  const { ticket } = await due(MINUTE_MS);
  await inTransaction(pool, async (db) => {
    expect(await holdsLate(db)).toBe(true);
    expect(await look()).toBe(0);
  });
  await hold(pool);
  expect(await look()).toBe(0);
  await release(pool);
  expect(await look()).toBe(1);
  expect(await eventsOf(ticket)).toHaveLength(3);
});

test('where a rule is asked when a promise is broken, its run asks it', async () => {
  const { ticket } = await due(MINUTE_MS);
  const definition = { on: ['clock-broken'], when: { all: [] }, then: [], stop: false };
  await pool.query(`insert into rule (name, enabled, position, definition) values ('gecikti', true, 1, $1)`, [
    definition,
  ]);
  expect(await look()).toBe(0);
  await pool.query('delete from rule');
  expect(await look()).toBe(1);
  expect(await eventsOf(ticket)).toHaveLength(3);
});
