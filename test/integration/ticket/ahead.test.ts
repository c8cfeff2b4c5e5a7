/** What Postgres takes ahead of the runs of tickets, and what it answers a run that comes with a step of its own. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createPool, first, inTransaction, type Pool } from '../../../db/core/pool.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { forgetHeard, noteHeard, recordAhead, standsAhead, unheardOf, unheardSoon } from '../../../db/ticket/ahead.ts';
import { loadTicket, recordTicket } from '../../../db/ticket/record.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { NOON, system } from '../../support/cast/ticket-events.ts';
import { eventually } from '../../support/eventually.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

let database: FreshDatabase;
let pool: Pool;
let watch: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 2);
  watch = createPool(database.url, () => undefined, 1);
  await ensureDefaults(pool);
});
beforeEach(() => pool.query('update recorded_ahead set told_at = now()'));
afterAll(async () => {
  await Promise.all([pool.end(), watch.end()]);
  await database.drop();
});

const tagged = (tags: string[]): TicketEvent => ({ kind: 'tag', tags, actor: system, at: NOON, key: null });
const step = (ticket: Ticket, event: TicketEvent) => {
  const { ticket: next, effects } = decide(ticket, event, event.at, RULES);
  const events = effects.flatMap((effect) => (effect.kind === 'record' ? effect.events : []));
  return { number: ticket.number, workflow: `ticket-${ticket.number}`, ticket: next, events };
};
/** What a run does not know: the tags stand for anything that happens to very many. */
const ahead = (ticket: Ticket, tags: string[], tellAt = Date.now() + 60 * MINUTE_MS) => {
  const { ticket: next, events } = step(ticket, tagged(tags));
  return { since: ticket.version, ticket: next, events, tellAt };
};
const rest = ({ number }: Ticket) =>
  pool.query(`update ticket set updated_at = now() - interval '1 minute' where number = $1`, [number]);

/** Someone waits until the transaction that holds a ticket is through. */
const waitsForALock = () =>
  eventually(
    async () => {
      const { rows } = await watch.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    },
    { label: 'one waits for the other' },
  );

/** A ticket at version 1, at rest, whose run knows it. */
let count = 0;
async function known(): Promise<Ticket> {
  const { number } = await first<{ number: number }>(pool, {
    text: `with someone as (insert into contact (name) values ('Deniz') returning id)
           insert into ticket (code, contact_id, subject, language, team_id)
           select $1, someone.id, 'Konu', 'tr', team.id from someone, team where is_default returning number`,
    values: [`onde${String((count += 1)).padStart(4, '0')}`],
  });
  const record = step((await loadTicket(pool, number))!, tagged(['ilk']));
  expect(await recordTicket(pool, record)).toBe(true);
  await rest(record.ticket);
  return record.ticket;
}

test('many are recorded at once, with their events, each as its run would have', async () => {
  const tickets = [await known(), await known()];
  const numbers = tickets.map(({ number }) => number);
  expect(
    await recordAhead(
      pool,
      tickets.map((one) => ahead(one, ['önden'])),
    ),
  ).toEqual(new Set(numbers));
  const { rows } = await pool.query(
    `select t.version, t.tags, t.snapshot -> 'tags' as held, e.kind, e.actor_kind from ticket t join ticket_event e on e.ticket_number = t.number and e.version = t.version
      where t.number = any($1::bigint[])`,
    [numbers],
  );
  expect(rows).toEqual(
    numbers.map(() => ({ version: 2, tags: ['önden'], held: ['önden'], kind: 'tag', actor_kind: 'system' })),
  );
});

test('one that has moved on, and one whose run may be at work, are left alone', async () => {
  const [moved, busy] = [await known(), await known()];
  await recordTicket(pool, step(moved, tagged(['başka'])));
  await rest(moved);
  await pool.query('update ticket set updated_at = now() where number = $1', [busy.number]);
  expect(await recordAhead(pool, [ahead(moved, ['önden']), ahead(busy, ['önden'])])).toEqual(new Set());
  expect(await loadTicket(pool, moved.number)).toMatchObject({ version: 2, tags: ['başka'] });
});

test('the step of a run that does not know is refused as behind it, and taken once the run has taken what is ahead', async () => {
  const ticket = await known();
  await recordAhead(pool, [ahead(ticket, ['önden'])]);
  const own = step(ticket, { ...tagged(['kendi']), at: NOON + 1 });
  expect([await recordTicket(pool, own), await standsAhead(pool, own)]).toEqual([false, 'ahead']);
  const after = step((await loadTicket(pool, ticket.number))!, tagged(['kendi']));
  expect([await recordTicket(pool, after), await recordTicket(pool, after)]).toEqual([true, true]);
  expect(await standsAhead(pool, { ...own, workflow: 'ticket-of-somebody-else' })).toBe(false);
});

test('a step that comes while another is being recorded ahead of it is refused, and no event is lost', async () => {
  const ticket = await known();
  const own = step(ticket, { ...tagged(['kendi']), at: NOON + 1 });
  const recording = inTransaction(pool, async (db) => {
    await recordAhead(db, [ahead(ticket, ['önden'])]);
    const own1 = recordTicket(pool, own);
    await waitsForALock();
    return { own1 };
  });
  expect([await (await recording).own1, await standsAhead(pool, own)]).toEqual([false, 'ahead']);
  expect(await loadTicket(pool, ticket.number)).toMatchObject({ version: 2, tags: ['önden'] });
});

test('a step that is recorded twice at the same time is recorded, and not taken for what is ahead of it', async () => {
  const ticket = await known();
  const own = step(ticket, tagged(['kendi']));
  const recording = inTransaction(pool, async (db) => {
    await recordTicket(db, own);
    const again = recordTicket(pool, own);
    await waitsForALock();
    return { again };
  });
  expect(await (await recording).again).toBe(true);
});

test('a step that was recorded, and is repeated because its answer was lost, is recorded, whatever stands ahead of the next', async () => {
  const ticket = await known();
  const own = step(ticket, tagged(['kendi']));
  await recordTicket(pool, own);
  await rest(ticket);
  await recordAhead(pool, [ahead(own.ticket, ['önden'])]);
  expect([await recordTicket(pool, own), await standsAhead(pool, own)]).toEqual([false, true]);
  const other = { ...own, events: own.events.map((event) => ({ ...event, at: NOON + 5 })) };
  expect(await standsAhead(pool, other)).toBe(false);
});

test('a run that has heard a part of what stands ahead of it takes the rest before its own step', async () => {
  const ticket = await known();
  await recordAhead(pool, [ahead(ticket, ['a'])]);
  const heard = (await loadTicket(pool, ticket.number))!;
  await rest(ticket);
  await recordAhead(pool, [ahead(heard, ['b'])]);
  const own = step(heard, { ...tagged(['kendi']), at: NOON + 1 });
  expect([await recordTicket(pool, own), await standsAhead(pool, own)]).toEqual([false, 'ahead']);
});

test('what a run has not heard of is told soonest first, with the version that it knows, and nothing twice', async () => {
  const [later, soon, sooner] = [await known(), await known(), await known()];
  await recordAhead(pool, [
    ahead(later, ['a'], Date.now() + 60 * MINUTE_MS),
    ahead(soon, ['a'], Date.now() + 5 * MINUTE_MS),
    ahead(sooner, ['a'], Date.now() + MINUTE_MS),
  ]);
  // Another one on top of the first: what it had to know soon it has to know still.
  await rest(sooner);
  await recordAhead(pool, [ahead((await loadTicket(pool, sooner.number))!, ['b'])]);
  const told = await unheardSoon(pool, 10);
  expect(told.map(({ number, since, ticket }) => [number, since, ticket.version])).toEqual([
    [sooner.number, 1, 3],
    [soon.number, 1, 2],
  ]);
  await noteHeard(pool, told);
  expect([await unheardSoon(pool, 10), await unheardOf(pool, soon.number)]).toEqual([[], undefined]);
  expect(await unheardOf(pool, later.number)).toMatchObject({ since: 1, workflow: `ticket-${later.number}` });
  // Told is not heard: until its run has recorded something, what comes next is told from where the run may still stand.
  await rest(sooner);
  await recordAhead(pool, [ahead((await loadTicket(pool, sooner.number))!, ['c'])]);
  expect(await unheardOf(pool, sooner.number)).toMatchObject({ since: 1, ticket: { version: 4 } });
  const own = step((await loadTicket(pool, sooner.number))!, tagged(['kendi']));
  expect(await recordTicket(pool, own)).toBe(true);
  await rest(sooner);
  await recordAhead(pool, [ahead(own.ticket, ['c'])]);
  expect(await unheardOf(pool, sooner.number)).toMatchObject({ since: 5 });
  await recordTicket(pool, step((await loadTicket(pool, later.number))!, tagged(['kendi'])));
  expect(await unheardOf(pool, later.number)).toBeUndefined();
  await pool.query('update recorded_ahead set tell_at = now() where ticket_number = any($1::bigint[])', [
    [later.number, sooner.number],
  ]);
  await forgetHeard(pool);
  const { rows } = await pool.query('select ticket_number as number from recorded_ahead');
  const left = rows.map(({ number }) => number);
  expect([left.includes(later.number), left.includes(sooner.number)]).toEqual([false, true]);
});
