/** Who could be given a ticket by hand, what no ticket may lack, and the end of a shift. */
import { describe, expect, test } from '@jest/globals';
import { queueLost } from '../../../db/routing/guarantee.ts';
import { AYSE, CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const selin = sessionOf(bilet, SELIN);
const DAY = 24 * 3_600_000;
/** A shift that runs round the clock but for the minute in which the next one begins, as the test needs it. */
const shiftOf = async (agent: string, from: string, to: string) => {
  await bilet.rows('delete from shift where agent_id = $1', [agent]);
  await bilet.rows(
    `insert into shift (agent_id, days, starts, ends, time_zone, since) values ($1, '{1,2,3,4,5,6,7}', $2, $3, 'UTC', '2020-01-01')`,
    [agent, from, to],
  );
};
const hourMinute = (at: number) => new Date(at).toISOString().slice(11, 16);

describe('candidates', () => {
  test('each says what they carry and can, where they are, and why assignment would not choose them', async () => {
    const { body: skill } = await selin.post('/skills', { name: 'İade' });
    await selin.patch(`/agents/${bilet.people.ayse}`, { capacity: 10, skills: [{ skill: skill.id, level: 2 }] });
    await selin.patch(`/agents/${bilet.people.can}`, { capacity: 4 });
    await selin.patch(`/agents/${bilet.people.selin}`, { capacity: 0 });
    await ayse.get('/session');
    await bilet.rows(`update agent set last_seen_at = now() where id = any($1::uuid[])`, [
      [bilet.people.ayse, bilet.people.can],
    ]);
    await bilet.rows(
      `insert into absence (agent_id, starts, ends) values ($1, now() - interval '1 hour', now() + interval '1 hour')`,
      [bilet.people.can],
    );
    const number = await phoneTicket(ayse, bilet, 'Kime gitsin');
    await selin.put(`/tickets/${number}/assignee`, { agent: bilet.people.ayse });
    await selin.put(`/tickets/${number}/priority`, { priority: 'urgent' });
    await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.priority === 'urgent', {
      label: 'the urgent ticket',
    });
    const { status, body } = await ayse.get(`/tickets/${number}/candidates`);
    expect(status).toBe(200);
    const of = (id: string) => body.agents.find(({ agent }: { agent: { id: string } }) => agent.id === id);
    expect(of(bilet.people.ayse)).toMatchObject({
      ...{ agent: { name: AYSE.name }, obstacle: null, load: 3, capacity: 10, isMember: true },
      ...{ presence: 'online', onShift: true, absent: false, onCall: false },
      skills: [{ skill: { name: 'İade' }, level: 2, asked: false }],
    });
    expect(of(bilet.people.can)).toMatchObject({ obstacle: 'absent', absent: true, load: 0 });
    expect(of(bilet.people.selin)).toMatchObject({ obstacle: expect.any(String), capacity: 0 });
    expect(body.agents[0].agent.id).toBe(bilet.people.ayse);
    expect(body.teams).toEqual([
      expect.objectContaining({ members: 3, there: 1, free: 1, mode: 'push', openTickets: expect.any(Number) }),
    ]);
    expect((await ayse.get('/tickets/999999/candidates')).status).toBe(404);
  });
});

describe('a transfer', () => {
  test('says why: the reason stands on the ticket as a note, and the new owner is told once', async () => {
    const number = await phoneTicket(ayse, bilet, 'Devir', { owner: bilet.people.ayse });
    const body = { agent: bilet.people.can, reason: 'Fatura işlerini sen biliyorsun' };
    const headers = { 'idempotency-key': 'devir-1' };
    const given = await ayse.put(`/tickets/${number}/assignee`, body, headers);
    expect(given.body).toMatchObject({ ownerId: bilet.people.can, messageId: expect.any(String) });
    expect((await ayse.put(`/tickets/${number}/assignee`, body, headers)).status).toBe(202);
    const noted = async () =>
      (await can.get(`/tickets/${number}/messages`)).body.items.find(
        ({ id }: { id: string }) => id === given.body.messageId,
      );
    expect(await eventually(noted, { label: 'the note' })).toMatchObject({ direction: 'note', text: body.reason });
    const { body: events } = await can.get(`/tickets/${number}/events`);
    expect(
      events.items.find(({ kind, data }: { kind: string; data: { note?: string } }) => kind === 'assign' && data.note),
    ).toMatchObject({
      data: { agent: bilet.people.can, note: given.body.messageId },
    });
    const notices = async () =>
      (await can.get('/notices')).body.items.filter(({ subject }: { subject: string }) => subject === String(number));
    await eventually(async () => (await notices()).length > 0, { label: 'the notice' });
    expect(await notices()).toEqual([
      expect.objectContaining({
        ...{ kind: 'ticket-given', by: { id: bilet.people.ayse, name: AYSE.name } },
        detail: { note: given.body.messageId, decision: null, reason: body.reason },
        ticket: { number, subject: 'Devir' },
      }),
    ]);
    const [row] = await bilet.rows<{ detail: object }>(
      "select detail from agent_notice where ticket_number = $1 and kind = 'ticket-given'",
      [number],
    );
    expect(row).toEqual({ detail: { note: given.body.messageId, decision: null } });
    expect(
      (await bilet.rows('select 1 from outbox where ticket_number = $1 and kind = $2', [number, 'note'])).length,
    ).toBe(0);
  });

  test('to somebody who may own none is refused, and leaves no note', async () => {
    const number = await phoneTicket(ayse, bilet, 'Kimseye', { owner: bilet.people.ayse });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await ayse.put(`/tickets/${number}/assignee`, { agent: nobody, reason: 'x' })).status).toBe(422);
    expect((await ayse.get(`/tickets/${number}/messages`)).body.items).toHaveLength(1);
  });
});

describe('the end of a shift', () => {
  test('lists what falls due before the next one begins, and gives it on ticket by ticket', async () => {
    const now = Date.now();
    await shiftOf(bilet.people.ayse, hourMinute(now - 3_600_000), hourMinute(now + 3_600_000));
    const numbers = [];
    for (const subject of ['Önce', 'Sonra', 'Başkasının'])
      numbers.push(await phoneTicket(ayse, bilet, subject, { owner: bilet.people.ayse }));
    const [due, later, other] = numbers as [number, number, number];
    await ayse.put(`/tickets/${other}/assignee`, { agent: bilet.people.can });
    await eventually(async () => (await ayse.get(`/tickets/${other}`)).body.owner?.id === bilet.people.can, {
      label: 'given',
    });
    await bilet.rows(`update ticket set due_at = now() + interval '2 hours' where number = any($1::bigint[])`, [
      [due, other],
    ]);
    await bilet.rows(`update ticket set due_at = now() + interval '3 days' where number = $1`, [later]);
    const { body } = await ayse.get('/hand-over');
    expect(Date.parse(body.endsAt) - now).toBeGreaterThan(50 * 60_000);
    expect(Date.parse(body.nextAt) - now).toBeLessThan(DAY);
    const listed = body.tickets.map((one: { number: number }) => one.number);
    expect(listed).toContain(due);
    expect(listed).not.toContain(later);
    expect(listed).not.toContain(other);

    const given = await ayse.post('/hand-over', {
      ...{ numbers: [due, other], to: { agent: bilet.people.can }, reason: 'Vardiyam bitiyor' },
    });
    expect(given.body.results).toEqual([
      { number: due, became: 'given', problem: null },
      { number: other, became: 'refused', problem: 'stale-version' },
    ]);
    await eventually(async () => (await can.get(`/tickets/${due}`)).body.owner?.id === bilet.people.can, {
      label: 'theirs',
    });
    expect((await ayse.get('/hand-over')).body.tickets.map((one: { number: number }) => one.number)).not.toContain(due);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await ayse.post('/hand-over', { numbers: [later], to: { agent: nobody } })).status).toBe(422);
  });
});

describe('the guarantee', () => {
  const lacking = async (number: number) =>
    (await selin.get('/guarantee')).body.violations.find((one: { number: number }) => one.number === number)?.lacks;

  test('is kept by every ticket of a sound desk, and shown to those who lead', async () => {
    await phoneTicket(ayse, bilet, 'Güvende');
    expect((await selin.get('/guarantee')).body.violations).toEqual([]);
    expect((await can.get('/guarantee')).status).toBe(200);
    expect((await ayse.get('/guarantee')).status).toBe(403);
  });

  test.each([
    ['a deadline that passed unnoticed', `next_deadline_at = now() - interval '3 minutes'`, 'deadline'],
    [
      'nothing that comes by itself',
      `next_deadline_at = null, updated_at = now() - interval '3 minutes'`,
      'next-action',
    ],
  ])('names a ticket with %s', async (_, change, lack) => {
    const number = await phoneTicket(ayse, bilet, 'Ortada', { owner: bilet.people.ayse });
    await bilet.rows(`update ticket set ${change} where number = $1`, [number]);
    expect(await lacking(number)).toEqual([lack]);
    await bilet.rows(`update ticket set next_deadline_at = now() + interval '1 hour' where number = $1`, [number]);
    expect(await lacking(number)).toBeUndefined();
  });

  test('names a ticket whose owner may own none, and one of a team of which nobody may', async () => {
    const [owned, unowned] = [
      await phoneTicket(ayse, bilet, 'Sahipli', { owner: bilet.people.ayse }),
      await phoneTicket(ayse, bilet, 'Sahipsiz'),
    ];
    await bilet.rows(`update agent set role = 'viewer' where id = $1`, [bilet.people.ayse]);
    expect(await lacking(owned)).toEqual(['responsible']);
    await bilet.rows(`update agent set role = 'agent' where id = $1`, [bilet.people.ayse]);
    const [empty] = await bilet.rows<{ id: string }>(`insert into team (name) values ('Boş') returning id`);
    await bilet.rows(`update ticket set team_id = $2, owner_id = null, state = 'new' where number = $1`, [
      unowned,
      empty!.id,
    ]);
    expect(await lacking(unowned)).toEqual(['responsible']);
    await bilet.rows('update team set lead_id = $2 where id = $1', [empty!.id, bilet.people.can]);
    expect(await lacking(unowned)).toBeUndefined();
  });

  test('names what nobody owns and does not wait in the queue of its team', async () => {
    const number = await phoneTicket(ayse, bilet, 'Kayıp');
    await selin.patch(`/agents/${bilet.people.ayse}`, { capacity: 10 });
    await bilet.rows(`delete from routing_queue where ticket_number = $1`, [number]);
    await bilet.rows(
      `update ticket set owner_id = null, state = 'new', updated_at = now() - interval '3 minutes' where number = $1`,
      [number],
    );
    expect(await lacking(number)).toEqual(['queue']);
    expect(await queueLost(bilet.pool, 50)).toBe(1);
    const waits = () => bilet.rows('select need from routing_queue where ticket_number = $1', [number]);
    expect(await waits()).toEqual([
      { need: { agent: null, skills: [], seniority: null, language: 'tr', priority: 'normal' } },
    ]);
    expect(await lacking(number)).toBeUndefined();
  });

  test('tells what the sweeper has found and mended lately', async () => {
    await bilet.rows(
      `insert into swept (what, found) values ('late', 2), ('old', 1) on conflict (what) do update set found = excluded.found`,
    );
    await bilet.rows(`update swept set at = now() - interval '40 days' where what = 'old'`);
    const { repaired } = (await selin.get('/guarantee')).body;
    expect(repaired).toContainEqual({ what: 'late', found: 2, at: expect.any(String) });
    expect(repaired.map(({ what }: { what: string }) => what)).not.toContain('old');
  });
});
