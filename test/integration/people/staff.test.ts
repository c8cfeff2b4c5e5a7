/** Agents, teams and skills, as administrators keep them; and what becomes of open tickets. */
import { expect, test } from '@jest/globals';
import { AYSE, CAN, SELIN } from '../../support/cast/cast.ts';
import { apiClient, signedIn } from '../../support/cast/api-client.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk({ housekeepingMs: 1_000 });
const selin = sessionOf(bilet, SELIN);
const password = 'uzun bir parola';
const fault = ({ status, body }: { status: number; body: { fields?: { path: string; code: string }[] } }) =>
  status === 422 ? `${body.fields?.[0]?.path} ${body.fields?.[0]?.code}` : status;
const audited = (subject: string) =>
  bilet.rows('select agent_id as by, action, detail from audit where subject = $1 order by id', [subject]);

test('an agent is what an administrator makes them, and each change says who changed what from what to what', async () => {
  const { body: skill } = await selin.post('/skills', { name: 'İade' });
  expect(fault(await selin.post('/skills', { name: 'iade' }))).toBe('name taken');
  const made = await selin.post('/agents', {
    ...{ email: 'Zeynep@ÇİÇEK.test', name: 'Zeynep Ak', role: 'agent', password },
    skills: [{ skill: skill.id, level: 2 }],
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      email: 'zeynep@xn--iek-1lab.test',
      seniority: 1,
      capacity: 20,
      languages: ['tr'],
      lastSeenAt: null,
      active: true,
    },
  });
  const { id } = made.body;
  expect((await selin.get(`/agents/${id}`)).body.lastSeenAt).toBeNull();
  await (await signedIn(bilet.url, 'zeynep@çiçek.test', password)).get('/session');
  await eventually(async () => (await selin.get(`/agents/${id}`)).body.lastSeenAt !== null, { label: 'seen' });
  const { body: team } = await selin.post('/teams', { name: 'Depo' });
  const changed = await selin.patch(`/agents/${id}`, { seniority: 3, capacity: 5, teams: [team.id], skills: [] });
  expect(changed.body).toMatchObject({
    name: 'Zeynep Ak',
    seniority: 3,
    capacity: 5,
    teams: [{ name: 'Depo' }],
    skills: [],
  });
  expect(await audited(id)).toEqual([
    { by: bilet.people.selin, action: 'agent.create', detail: { role: 'agent', teams: [] } },
    {
      by: bilet.people.selin,
      action: 'agent.update',
      detail: {
        seniority: { from: 1, to: 3 },
        capacity: { from: 20, to: 5 },
        teams: { from: [], to: [team.id] },
        skills: { from: [{ skill: skill.id, level: 2 }], to: [] },
      },
    },
  ]);
  const { rows } = await bilet.pool.query('select 1 from audit where detail::text like $1', [`%${password}%`]);
  expect(rows).toEqual([]);
});

test('an address is that of one agent and of no mailbox, a level, a team and a skill are what there is', async () => {
  const hire = (other: object) =>
    selin.post('/agents', { email: 'yeni@example.test', name: 'Yeni', role: 'agent', password, ...other });
  expect(fault(await hire({ email: AYSE.email.toUpperCase() }))).toBe('email taken');
  expect(fault(await hire({ email: bilet.address }))).toBe('email mailboxes-own');
  expect(fault(await hire({ teams: [bilet.people.ayse] }))).toBe('teams unknown');
  expect(fault(await hire({ skills: [{ skill: bilet.people.ayse, level: 1 }] }))).toBe('skills unknown');
  expect(fault(await hire({ skills: [{ skill: bilet.people.ayse, level: 4 }] }))).toBe('skills.0.level too-large');
  expect(fault(await hire({ languages: ['de'] }))).toBe('languages.0 not-offered');
  expect((await ayse.patch(`/agents/${bilet.people.can}`, { name: 'Ben' })).status).toBe(403);
});

test('the last administrator stays one, and nobody deactivates themselves', async () => {
  const me = `/agents/${bilet.people.selin}`;
  expect(fault(await selin.patch(me, { role: 'agent' }))).toBe('role last-admin');
  expect(fault(await selin.patch(me, { active: false }))).toBe('active oneself');
  const can = await signedIn(bilet.url, CAN.email);
  await selin.patch(`/agents/${bilet.people.can}`, { role: 'admin' });
  // Of two who take it from each other at once, one stays.
  const both = await Promise.all([
    can.patch(me, { role: 'agent' }),
    selin.patch(`/agents/${bilet.people.can}`, { role: 'agent' }),
  ]);
  expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  // Somebody who was invited may never come.
  const { body: invited } = await selin.post('/agents', {
    email: 'davetli@example.test',
    name: 'Davetli',
    role: 'admin',
    password,
  });
  await bilet.rows(
    "update agent set role = case when email = $1 then 'admin' else 'lead' end where email in ($1, $2)",
    [SELIN.email, CAN.email],
  );
  expect(fault(await selin.patch(me, { role: 'lead' }))).toBe('role last-admin');
  await selin.patch(`/agents/${invited.id}`, { role: 'agent' });
  await bilet.rows(
    "update agent set role = case when email = $1 then 'admin' else 'lead' end where email in ($1, $2)",
    [SELIN.email, CAN.email],
  );
});

test('a team has a lead who can own tickets and members who work here', async () => {
  const { body: team } = await selin.post('/teams', { name: 'Muhasebe' });
  const { body: viewer } = await selin.post('/agents', {
    email: 'izler@example.test',
    name: 'İzler',
    role: 'viewer',
    password,
  });
  const change = (body: object) => selin.patch(`/teams/${team.id}`, body);
  expect(fault(await change({ lead: viewer.id }))).toBe('lead unknown');
  expect(fault(await change({ name: 'DESTEK' }))).toBe('name taken');
  expect(fault(await selin.post('/teams', { name: 'destek' }))).toBe('name taken');
  expect(fault(await selin.post('/teams', { name: 'Dest\nek' }))).toBe('name malformed');
  const { body: gone } = await selin.post('/teams', { name: 'Biten' });
  await selin.delete(`/teams/${gone.id}`, {}, { into: team.id });
  expect(fault(await change({ name: 'Biten' }))).toBe('name merged-away');
  expect((await selin.post('/teams', { name: 'Biten' })).body.id).toBe(gone.id);
  const both = await Promise.all(['İki', 'iki'].map((name) => selin.post('/teams', { name })));
  expect(new Set(both.map(fault))).toEqual(new Set([201, 'name taken']));
  const changed = await change({ lead: bilet.people.can, members: [bilet.people.can, viewer.id], mode: 'claim' });
  expect(changed.body).toMatchObject({
    lead: { name: CAN.name },
    mode: 'claim',
    members: [{ name: CAN.name }, { name: 'İzler' }],
  });
  expect((await audited(team.id)).at(-1)).toMatchObject({
    action: 'team.update',
    detail: { mode: { from: 'push', to: 'claim' } },
  });
});

test('whoever is deactivated is signed out with their streams, and their open tickets go to their team, also through a kill', async () => {
  const { body: agent } = await selin.post('/agents', {
    email: 'giden@example.test',
    name: 'Giden',
    role: 'lead',
    password,
  });
  const theirs = await signedIn(bilet.url, 'giden@example.test', password);
  const stream = await theirs.stream();
  const { body: team } = await selin.post('/teams', { name: 'Giden ekip' });
  await selin.patch(`/teams/${team.id}`, { lead: agent.id });
  const numbers: number[] = [];
  for (let at = 0; at < 25; at += 1) {
    numbers.push(await phoneTicket(ayse, bilet, `Devir ${at}`, { owner: agent.id }));
  }
  const home = (await selin.get('/teams')).body.items.find((one: { isDefault: boolean }) => one.isDefault);
  const recorded = async () => (await bilet.rows('select from ticket where owner_id = $1', [agent.id])).length === 25;
  await eventually(recorded, { label: 'all of them are theirs' });
  expect((await selin.get(`/agents/${agent.id}/consequences`)).body).toEqual({
    openTickets: [{ team: { id: home.id, name: home.name }, count: 25, snoozed: 0 }],
    leads: [{ id: team.id, name: 'Giden ekip' }],
    onCall: [],
  });
  const { body } = await selin.patch(`/agents/${agent.id}`, { active: false });
  expect(body).toMatchObject({ active: false, handedOver: 25 });
  expect((await theirs.get('/session')).status).toBe(401);
  expect(await stream.ended).toBe('ended');
  expect((await apiClient(bilet.url).post('/session', { email: 'giden@example.test', password })).status).toBe(401);
  await bilet.stopWorker();
  await bilet.startWorker();
  const left = () => bilet.rows('select number from ticket where owner_id = $1', [agent.id]);
  await eventually(async () => (await left()).length === 0, { withinMs: 60_000, label: 'nothing left' });
  const { rows } = await bilet.pool.query(
    `select count(*)::int as count from ticket_event where ticket_number = any($1) and kind = 'assign' and actor_kind = 'system'`,
    [numbers],
  );
  expect(rows).toEqual([{ count: 25 }]);
  expect((await selin.get('/teams')).body.items.find((one: { id: string }) => one.id === team.id).lead).toBeNull();
  expect((await selin.get('/agents')).body.items.map((one: { id: string }) => one.id)).not.toContain(agent.id);
  expect((await selin.get('/agents?include=all')).body.items.map((one: { id: string }) => one.id)).toContain(agent.id);
}, 120_000);

test('a team that is taken up again has nobody on call who was before', async () => {
  const { body: into } = await selin.post('/teams', { name: 'Devralan' });
  const { body: team } = await selin.post('/teams', { name: 'Dönen' });
  const turns = { people: [bilet.people.can], since: '2026-01-05', handOver: '09:00', timeZone: 'Europe/Istanbul' };
  const onCall = async () => (await selin.get(`/teams/${team.id}/rotation`)).body;
  expect((await selin.put(`/teams/${team.id}/rotation`, turns)).body.onCall).toMatchObject({ name: CAN.name });
  const duty = { agent: bilet.people.can, from: '2099-01-01T00:00:00Z', to: '2099-01-02T00:00:00Z' };
  expect((await selin.post(`/teams/${team.id}/duties`, duty)).status).toBe(201);
  await selin.delete(`/teams/${team.id}`, {}, { into: into.id });
  expect((await selin.post('/teams', { name: 'Dönen' })).body.id).toBe(team.id);
  expect(await onCall()).toEqual({ rotation: null, onCall: null });
  expect((await selin.get(`/teams/${team.id}/duties`)).body.items).toEqual([]);
});

test('a team is merged into another: tickets, mailboxes, members, rules and being the default follow, and the last one stays', async () => {
  const home = (await selin.get('/teams')).body.items.find((one: { isDefault: boolean }) => one.isDefault);
  const { body: other } = await selin.post('/teams', { name: 'Yeni ekip' });
  const number = await phoneTicket(ayse, bilet, 'Birleşme', { owner: bilet.people.ayse });
  const asksFor = { field: 'team', op: 'is', value: [home.id] };
  const { body: rule } = await selin.post('/rules', {
    ...{ name: 'Eve', enabled: false, on: ['ticket-opened'], when: { all: [asksFor] }, stop: false },
    then: [
      { do: 'add-tags', tags: ['ev'] },
      { do: 'set-team', team: home.id },
    ],
  });
  expect(fault(await selin.delete(`/teams/${home.id}`, {}, { into: home.id }))).toBe('into unknown');
  const merged = await selin.delete(`/teams/${home.id}`, {}, { into: other.id });
  expect(merged.status).toBe(200);
  expect(merged.body.handedOver).toBeGreaterThan(0);
  const moved = async () => (await ayse.get(`/tickets/${number}`)).body.team.id === other.id;
  await eventually(moved, { withinMs: 60_000, label: 'the ticket in the other team' });
  expect((await ayse.get(`/tickets/${number}`)).body.owner.id).toBe(bilet.people.ayse);
  const teams = (await selin.get('/teams')).body.items;
  expect(teams.map((one: { id: string }) => one.id)).not.toContain(home.id);
  expect(teams.find((one: { id: string }) => one.id === other.id)).toMatchObject({ isDefault: true });
  expect((await selin.get('/mailboxes')).body.items[0].team.id).toBe(other.id);
  const followed = (await selin.get('/rules')).body.items.find(({ id }: { id: string }) => id === rule.id);
  expect(followed).toMatchObject({ version: 2, enabled: false, changedBy: { id: bilet.people.selin } });
  expect(followed.then).toEqual([rule.then[0], { do: 'set-team', team: other.id }]);
  // What it asks for is another question of the other team, so a person answers it.
  expect(followed.faults).toEqual([{ path: 'when.all.0.value.0', code: 'unknown' }]);
  const { body: versions } = await selin.get(`/rules/${rule.id}/versions`);
  expect(versions.items.map(({ then }: typeof rule) => then[1].team)).toEqual([other.id, home.id]);
  expect((await ayse.put(`/tickets/${number}/assignee`, { team: home.id })).status).toBe(422);
  expect((await audited(home.id)).at(-1)).toMatchObject({ action: 'team.merge', detail: { into: other.id } });
}, 120_000);
