/** What Postgres takes from a ticket’s workflow, and what it refuses. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createPool, first, type Pool } from '../../../db/core/pool.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { loadTicket, recordTicket, type TicketRecord } from '../../../db/ticket/record.ts';
import { unseenSince } from '../../../db/ticket/seen.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { TicketEvent } from '../../../domain/ticket/event.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';
import { NOON, system } from '../../support/cast/ticket-events.ts';
import { RULES } from '../../../domain/ticket/ticket.ts';

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 2);
  await ensureDefaults(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A ticket as the intake leaves it: a row that no workflow has written yet. */
async function unrecorded(code: string): Promise<Ticket> {
  const { number } = await first<{ number: number }>(pool, {
    text: `with someone as (insert into contact (name) values ('Deniz') returning id)
           insert into ticket (code, contact_id, subject, language, team_id)
           select $1, someone.id, 'Konu', 'tr', team.id from someone, team where is_default returning number`,
    values: [code],
  });
  return (await loadTicket(pool, number))!;
}
const step = (ticket: Ticket, event: TicketEvent): TicketRecord => {
  const { ticket: next, effects } = decide(ticket, event, event.at, RULES);
  return {
    number: ticket.number,
    workflow: `ticket-${ticket.number}`,
    ticket: next,
    events: effects.flatMap((effect) => ('events' in effect ? effect.events : [])),
  };
};
const tagged = (tags: string[]): TicketEvent => ({ kind: 'tag', tags, actor: system, at: NOON, key: null });
const spam: TicketEvent = { kind: 'mark-spam', actor: system, at: NOON, key: null };

test('a step is written once, however often it is recorded', async () => {
  const ticket = await unrecorded('kod00001');
  const record = step(ticket, spam);
  expect([await recordTicket(pool, record), await recordTicket(pool, record)]).toEqual([true, true]);
  const rows = await pool.query('select kind from ticket_event where ticket_number = $1', [ticket.number]);
  expect(rows.rows).toEqual([{ kind: 'mark-spam' }]);
});

test('a run that began from an older state cannot undo what another run has recorded', async () => {
  const ticket = await unrecorded('kod00002');
  await recordTicket(pool, step(ticket, spam));
  expect(await recordTicket(pool, step(ticket, tagged(['geç'])))).toBe(false);
  expect(await loadTicket(pool, ticket.number)).toMatchObject({ state: 'closed', closedAs: 'spam', tags: [] });
});

test('half an emoji is recorded as a replacement mark, and the ticket goes on', async () => {
  const ticket = await unrecorded('kod00003');
  expect(await recordTicket(pool, step(ticket, tagged(['yarım \ud83d', 'bütün 😀'])))).toBe(true);
  expect((await loadTicket(pool, ticket.number))?.tags).toEqual(['yarım \ufffd', 'bütün 😀']);
});

test('a run that has only the number in common with a ticket writes nothing onto it', async () => {
  const ticket = await unrecorded('kod00004');
  await pool.query(`update ticket set workflow_id = 'ticket-of-somebody-else' where number = $1`, [ticket.number]);
  expect(await recordTicket(pool, step(ticket, spam))).toBe(false);
  expect(await loadTicket(pool, ticket.number, `ticket-${ticket.number}`)).toBeUndefined();
  expect(await loadTicket(pool, ticket.number, 'ticket-of-somebody-else')).toMatchObject({ version: 0, state: 'new' });
  expect(await recordTicket(pool, { ...step(ticket, spam), workflow: 'ticket-of-somebody-else' })).toBe(true);
});

test('words of a step that is not recorded stay unseen, and nobody sends them', async () => {
  const ticket = await unrecorded('kod00006');
  const message = randomUUID();
  await pool.query(
    `insert into message (id, ticket_number, direction, kind, from_name, from_address, subject, text, accepted)
     values ($1, $2, 'note', 'note', '', '', '', 'Söz', false)`,
    [message, ticket.number],
  );
  const isSeen = async () =>
    (await pool.query('select accepted from message where id = $1', [message])).rows[0].accepted;
  const note: TicketEvent = { kind: 'note', message, actor: system, at: NOON, key: null };
  expect(await recordTicket(pool, step({ ...ticket, version: 1 }, note))).toBe(false);
  expect(await isSeen()).toBe(false);
  expect(await recordTicket(pool, step(ticket, note))).toBe(true);
  expect(await isSeen()).toBe(true);
});

test('a step is not recorded while the one before it is missing', async () => {
  const ticket = await unrecorded('kod00005');
  const [first, second] = [step(ticket, tagged(['ilk'])), step({ ...ticket, version: 1 }, tagged(['ikinci']))];
  expect(await recordTicket(pool, second)).toBe(false);
  expect([await recordTicket(pool, first), await recordTicket(pool, second)]).toEqual([true, true]);
});

test.each([
  ['after it', 60_000, { direction: 'out', preview: 'Bakıyoruz.' }],
  ['before it', -60_000, { direction: 'in', preview: '' }],
])('a no without words, and a reply %s in one step: the row shows what came last', async (_when, later, row) => {
  const ticket = await unrecorded(`kod-no${later}`);
  const message = randomUUID();
  await pool.query(
    `insert into message (id, ticket_number, direction, kind, from_name, from_address, subject, text, accepted, created_at)
     values ($1, $2, 'out', 'reply', '', '', '', 'Bakıyoruz.', false, to_timestamp($3 / 1000.0))`,
    [message, ticket.number, NOON + later],
  );
  const events: TicketRecord['events'] = [
    { version: 1, kind: 'deny', actor: system, at: NOON, data: { cycle: 1, message: null } },
    { version: 2, kind: 'reply', actor: system, at: NOON + later, data: { message } },
  ];
  const record = { number: ticket.number, workflow: `ticket-${ticket.number}`, ticket: { ...ticket, version: 2 } };
  expect(await recordTicket(pool, { ...record, events })).toBe(true);
  const { rows } = await pool.query(
    'select last_message_direction as direction, preview, arrived from ticket where number = $1',
    [ticket.number],
  );
  expect(rows).toEqual([{ ...row, arrived: 1 }]);
});

test('room that is promised to somebody is held while the ticket is whose it was, until it changes hands or ends', async () => {
  const [was, promised, other] = (
    await pool.query(
      `insert into agent (email, name, role, password_hash) select n || '@sahip.test', n, 'agent', 'x' from unnest($1::text[]) n returning id`,
      [['eski', 'yeni', 'başka']],
    )
  ).rows.map(({ id }: { id: string }) => id) as [string, string, string];
  const isHeld = async (code: string, kind: string, owner: string, state = 'assigned') => {
    const ticket = await unrecorded(code);
    const { number } = ticket;
    await pool.query(`update ticket set owner_id = $2, state = 'assigned' where number = $1`, [number, was]);
    await pool.query(
      `insert into routing_queue (ticket_number, team_id, need, since, given_to, given_at) values ($1, $2, '{}', now(), $3, now())`,
      [number, ticket.team, promised],
    );
    const next = { ...ticket, version: 1, state, owner } as Ticket;
    const events = [{ version: 1, kind, actor: system, at: NOON, data: {} }] as TicketRecord['events'];
    expect(await recordTicket(pool, { number, workflow: `ticket-${number}`, ticket: next, events })).toBe(true);
    return (await pool.query('select from routing_queue where ticket_number = $1', [number])).rows.length === 1;
  };
  expect(await isHeld('soz-arada', 'message-received', was)).toBe(true);
  expect(await isHeld('soz-tutuldu', 'routed', promised)).toBe(false);
  expect(await isHeld('soz-bosa', 'routed', was)).toBe(false);
  expect(await isHeld('soz-elle', 'assign', was)).toBe(false);
  expect(await isHeld('soz-baska', 'reply', other)).toBe(false);
  expect(await isHeld('soz-bitti', 'archive', was, 'closed')).toBe(false);
});

test('what a colleague wrote before the newest message seen, and its ticket took after it, stands behind it and is unseen', async () => {
  const ticket = await unrecorded('kod00026');
  const { id: ece } = await first<{ id: string }>(pool, {
    text: `insert into agent (name, email, role, password_hash) values ('Ece', 'ece-26@firma.test', 'agent', 'none') returning id`,
  });
  const said = async (what: {
    direction: string;
    kind: string;
    agent: string | null;
    accepted: boolean;
    ago: number;
  }) =>
    (
      await first<{ id: string }>(pool, {
        text: `insert into message (ticket_number, direction, kind, agent_id, text, accepted, created_at)
               values ($1, $2, $3, $4, 'söz', $5, now() - make_interval(secs => $6)) returning id`,
        values: [ticket.number, what.direction, what.kind, what.agent, what.accepted, what.ago],
      })
    ).id;
  const note = await said({ direction: 'note', kind: 'note', agent: ece, accepted: false, ago: 120 });
  const seen = await said({ direction: 'in', kind: 'person', agent: null, accepted: true, ago: 60 });
  expect(await unseenSince(pool, ticket.number, seen, randomUUID())).toEqual([]);
  const taken: TicketEvent = { kind: 'note', message: note, actor: { kind: 'agent', id: ece }, at: NOON, key: null };
  expect(await recordTicket(pool, step(ticket, taken))).toBe(true);
  expect(await unseenSince(pool, ticket.number, seen, randomUUID())).toEqual([{ id: note, byCustomer: false }]);
  expect(await unseenSince(pool, ticket.number, note, randomUUID())).toEqual([]);
  expect(await unseenSince(pool, ticket.number, seen, ece)).toEqual([]);
});
