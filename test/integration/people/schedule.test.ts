/** When somebody works: shifts, absences, presence, who is on call, and the week that shows it all. */
import { expect, test } from '@jest/globals';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const selin = sessionOf(bilet, SELIN);
type Refused = { status: number; body: { fields?: { path: string; code: string }[] } };
const fault = ({ status, body }: Refused) =>
  status === 422 ? `${body.fields?.[0]?.path} ${body.fields?.[0]?.code}` : status;

const ISTANBUL = 'Europe/Istanbul';
const shift = (more: object = {}) => ({
  ...{ days: [5, 1, 1, 2, 3, 4], from: '09:00', to: '18:00', timeZone: ISTANBUL, since: '2026-01-01', until: null },
  ...more,
});

test('a shift is an arrangement of whoever plans; one that overlaps another of the same person is refused', async () => {
  const path = `/agents/${bilet.people.ayse}/shifts`;
  expect((await ayse.post(path, shift())).status).toBe(403);
  const made = await can.post(path, shift());
  expect(made).toMatchObject({ status: 201, body: { days: [1, 2, 3, 4, 5], since: '2026-01-01', until: null } });
  expect(fault(await can.post(path, shift({ days: [4], from: '17:00', to: '02:00' })))).toBe('from overlaps');
  // The night of Sunday runs into Monday, and Berlin is an hour behind in summer, two in winter.
  expect(fault(await can.post(path, shift({ days: [7], from: '22:00', to: '09:01' })))).toBe('from overlaps');
  expect(fault(await can.post(path, shift({ days: [1], from: '16:59', to: '20:00', timeZone: 'Europe/Berlin' })))).toBe(
    'from overlaps',
  );
  expect(fault(await can.post(path, shift({ since: '2026-03-01', until: '2026-02-28' })))).toBe('until ends-first');
  expect(fault(await can.post(path, shift({ timeZone: 'Mars/Olympus' })))).toBe('timeZone no-time-zone');
  expect(fault(await can.post(path, shift({ from: '25:00' })))).toBe('from malformed');
  expect(fault(await can.post(path, shift({ days: [] })))).toBe('days too-few');
  expect((await can.post(path, shift({ days: [6], from: '22:00', to: '24:00' }))).status).toBe(201);
  const changed = await can.put(`${path}/${made.body.id}`, shift({ to: '17:30' }));
  expect(changed.body).toMatchObject({ id: made.body.id, to: '17:30' });
  expect((await ayse.get(path)).body.items).toHaveLength(2);
  expect((await can.delete(`${path}/${made.body.id}`)).status).toBe(204);
  expect((await can.delete(`${path}/${made.body.id}`)).status).toBe(404);
  expect((await can.post(`/agents/${made.body.id}/shifts`, shift())).status).toBe(404);
});

test('of two shifts that overlap and come at once, one is taken', async () => {
  const path = `/agents/${bilet.people.can}/shifts`;
  const both = await Promise.all([can.post(path, shift()), selin.post(path, shift({ from: '08:00' }))]);
  expect(new Set(both.map(fault))).toEqual(new Set([201, 'from overlaps']));
});

test('everybody says themselves when they are away, of others only who plans, and hears what falls due meanwhile', async () => {
  const path = `/agents/${bilet.people.ayse}/absences`;
  await phoneTicket(ayse, bilet, 'Süreli', { owner: bilet.people.ayse });
  const at = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString();
  const away = { from: at(-1), to: at(300), reason: 'Doktor' };
  const { status, body } = await ayse.post(path, away);
  expect({ status, reason: body.reason }).toEqual({ status: 201, reason: 'Doktor' });
  const due = async () => (await ayse.get(path)).body.items[0].ticketsDue;
  await eventually(async () => (await due()) === 1, { label: 'one ticket falls due in it' });
  const within = await ayse.post(path, { from: at(0), to: at(2) });
  expect(fault(within)).toBe('from overlaps');
  expect(within.body.fields[0].meets).toEqual({ from: away.from, to: away.to });
  // It begins before, and its last day is what stands in the way.
  expect(fault(await ayse.post(path, { from: at(-3), to: at(2) }))).toBe('to overlaps');
  const once = at(350);
  expect(fault(await ayse.post(path, { from: once, to: once }))).toBe('to ends-first');
  expect((await ayse.put(`${path}/${body.id}`, { ...away, from: at(299) })).body).toMatchObject({ ticketsDue: 0 });
  expect((await ayse.post(`/agents/${bilet.people.can}/absences`, away)).status).toBe(403);
  expect((await can.post(path, { from: at(400), to: at(401) })).status).toBe(201);
  expect((await selin.get(path)).body.items.map(({ reason }: { reason: string }) => reason)).toEqual(['Doktor', '']);
  const zeynep = await selin.post('/agents', {
    email: 'z@example.test',
    name: 'Z',
    role: 'agent',
    password: 'uzun bir parola',
  });
  expect(zeynep.status).toBe(201);
  // Why somebody is away is not everybody's.
  const { body: theirs } = await can.post(`/agents/${bilet.people.can}/absences`, { ...away, reason: 'Ameliyat' });
  expect(theirs.reason).toBe('Ameliyat');
  expect((await ayse.get(`/agents/${bilet.people.can}/absences`)).body.items[0]).toMatchObject({ reason: '' });
  expect((await ayse.delete(`${path}/${body.id}`)).status).toBe(204);
});

test('what somebody says of their presence holds until then, and goes before what they do', async () => {
  const path = `/agents/${bilet.people.ayse}/presence`;
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect((await ayse.put(path, { presence: 'away', until })).body).toMatchObject({
    presence: 'away',
    said: 'away',
    until,
  });
  expect(fault(await ayse.put(path, { presence: 'away', until: '2026-01-01T00:00:00Z' }))).toBe('until past');
  expect(fault(await ayse.put(path, { presence: 'lunch' }))).toBe('presence not-offered');
  expect((await ayse.put(`/agents/${bilet.people.can}/presence`, { presence: 'off' })).status).toBe(403);
  await bilet.rows(`update agent set presence_until = now() - interval '1 second' where id = $1`, [bilet.people.ayse]);
  const { items } = (await can.get('/presences')).body;
  // Seen a moment ago: at the desk.
  expect(items.find(({ agent }: { agent: { id: string } }) => agent.id === bilet.people.ayse)).toMatchObject({
    ...{ presence: 'online', said: null, until: null },
  });
  expect((await can.put(path, { presence: 'off' })).body).toMatchObject({ said: 'off', until: null });
  expect((await ayse.put(path, { presence: null })).body).toMatchObject({ presence: 'online', said: null });
});

test('people take turns on call for a team, and a single duty goes before the turn', async () => {
  const { body: team } = await selin.post('/teams', { name: 'Nöbet' });
  const { ayse: first, can: second } = bilet.people;
  const path = `/teams/${team.id}/rotation`;
  expect((await ayse.get(path)).body).toEqual({ rotation: null, onCall: null });
  const turns = { people: [first, second], since: '2026-01-05', handOver: '09:00', timeZone: ISTANBUL };
  expect((await ayse.put(path, turns)).status).toBe(403);
  const { body: viewer } = await selin.post('/agents', {
    email: 'v@example.test',
    name: 'V',
    role: 'viewer',
    password: 'uzun bir parola',
  });
  expect(fault(await can.put(path, { ...turns, people: [viewer.id] }))).toBe('people unknown');
  const set = await can.put(path, turns);
  expect(set.body.rotation).toMatchObject({
    people: [{ id: first }, { id: second }],
    handOver: '09:00',
    since: '2026-01-05',
  });
  expect([first, second]).toContain(set.body.onCall.id);
  const other = set.body.onCall.id === first ? second : first;
  const from = new Date(Date.now() - 60_000).toISOString();
  const to = new Date(Date.now() + 60_000).toISOString();
  const duty = await can.post(`/teams/${team.id}/duties`, { agent: other, from, to });
  expect(duty.status).toBe(201);
  expect((await can.get(path)).body.onCall.id).toBe(other);
  expect(fault(await can.post(`/teams/${team.id}/duties`, { agent: first, from, to }))).toBe('from overlaps');
  expect(
    fault(await can.post(`/teams/${team.id}/duties`, { agent: viewer.id, from: to, to: '2099-01-01T00:00:00Z' })),
  ).toBe('agent unknown');
  expect((await ayse.get(`/teams/${team.id}/duties`)).body.items).toMatchObject([{ agent: { id: other } }]);
  expect((await can.delete(`/teams/${team.id}/duties/${duty.body.id}`)).status).toBe(204);
  expect((await can.put(path, { ...turns, people: [] })).body).toEqual({ rotation: null, onCall: null });
});

test('who may own no ticket any more is passed over in the rota, which was said before, and their duties end', async () => {
  const { body: leaver } = await selin.post('/agents', {
    ...{ email: 'giden-nobetci@example.test', name: 'Giden nöbetçi', role: 'lead', password: 'uzun bir parola' },
  });
  const { ayse: first, can: second } = bilet.people;
  const [row, alone, duties] = await Promise.all(
    ['Sıralı', 'Tek kişilik', 'Nöbetli'].map(async (name) => (await selin.post('/teams', { name })).body),
  );
  const handOver = { since: '2026-01-05', handOver: '09:00', timeZone: ISTANBUL };
  const path = (team: { id: string }) => `/teams/${team.id}/rotation`;
  await can.put(path(row), { ...handOver, people: [leaver.id, first, second] });
  await can.put(path(alone), { ...handOver, people: [leaver.id] });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  for (const [from, to] of [
    [-3, -2],
    [-1, 1],
    [2, 3],
  ] as const)
    await can.post(`/teams/${duties.id}/duties`, { agent: leaver.id, from: inDays(from), to: inDays(to) });
  expect((await can.get(path(duties))).body.onCall).toMatchObject({ id: leaver.id });
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const { body: meant } = await selin.get(`/agents/${leaver.id}/consequences`);
  expect(meant.onCall.sort((a: typeof row, b: typeof row) => a.turns.localeCompare(b.turns))).toEqual([
    { team: named(alone), turns: 'end', duties: 0 },
    { team: named(row), turns: 'go-on', duties: 0 },
    { team: named(duties), turns: 'none', duties: 2 },
  ]);
  const inTurn = (await can.get(path(row))).body.onCall.id;

  expect((await selin.patch(`/agents/${leaver.id}`, { role: 'viewer' })).status).toBe(200);
  const { body: left } = await can.get(path(row));
  expect(left.rotation).toMatchObject({ ...handOver });
  expect(left.rotation.people.map(({ id }: { id: string }) => id).sort()).toEqual([first, second].sort());
  // Whose turn it was has it still; of theirs the next one has the rest.
  expect(left.onCall.id).toBe(inTurn === leaver.id ? first : inTurn);
  expect((await can.get(path(alone))).body).toEqual({ rotation: null, onCall: null });
  expect((await can.get(path(duties))).body.onCall).toBeNull();
  const kept = await can.get(`/teams/${duties.id}/duties?from=${inDays(-9)}`);
  expect(kept.body.items.map(({ from }: { from: string }) => new Date(from) < new Date())).toEqual([true, true]);
  expect(kept.body.items.every(({ to }: { to: string }) => new Date(to) <= new Date())).toBe(true);
  const today = new Date().toISOString().slice(0, 10);
  for (const team of [row, alone]) {
    const { body: week } = await can.get(`/week?from=${today}&team=${team.id}`);
    const people = week.teams[0].onCall.map(({ agent }: { agent: { id: string } }) => agent.id);
    expect([people.includes(leaver.id), people.length > 0]).toEqual([false, team === row]);
  }
  expect((await selin.get(`/agents/${leaver.id}/consequences`)).body.onCall).toEqual([]);
});

test('the week has hours, holidays, shifts, absences and duties as instants', async () => {
  const { body: made } = await selin.post('/agents', {
    email: 'hafta@example.test',
    name: 'Hafta',
    role: 'agent',
    password: 'uzun bir parola',
  });
  const { body: team } = await selin.post('/teams', { name: 'Haftalık' });
  await selin.patch(`/teams/${team.id}`, { members: [made.id, bilet.people.can] });
  const agent = `/agents/${made.id}`;
  const { body: night } = await can.post(`${agent}/shifts`, shift({ days: [7], from: '22:00', to: '06:00' }));
  const { body: away } = await can.post(`${agent}/absences`, {
    from: '2026-10-27T06:00:00Z',
    to: '2026-10-27T15:00:00Z',
  });
  const { body: duty } = await can.post(`/teams/${team.id}/duties`, {
    agent: made.id,
    from: '2026-10-31T00:00:00Z',
    to: '2026-11-05T00:00:00Z',
  });
  const [calendar] = (await can.get('/calendars')).body.items;
  const openHours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));
  const { usedBy: _usedBy, id, ...settings } = calendar;
  expect((await can.put(`/calendars/${id}`, { ...settings, openHours })).status).toBe(200);
  await can.post(`/calendars/${id}/holidays`, { country: 'TR', years: [2026] });
  const { body: week } = await ayse.get(`/week?from=2026-10-26&team=${team.id}`);
  expect(week).toMatchObject({ from: '2026-10-25T21:00:00.000Z', to: '2026-11-01T21:00:00.000Z', timeZone: ISTANBUL });
  expect(week.teams).toHaveLength(1);
  const days = week.teams[0].days as { day: string; open: { from: string; to: string }[]; holiday: object | null }[];
  expect(days.map(({ day, open, holiday }) => [day, open.map(({ from, to }) => `${from} ${to}`), holiday])).toEqual([
    ['2026-10-26', ['2026-10-26T06:00:00.000Z 2026-10-26T15:00:00.000Z'], null],
    ['2026-10-27', ['2026-10-27T06:00:00.000Z 2026-10-27T15:00:00.000Z'], null],
    [
      '2026-10-28',
      ['2026-10-28T06:00:00.000Z 2026-10-28T10:00:00.000Z'],
      { name: 'Cumhuriyet Bayramı arifesi', from: '13:00' },
    ],
    ['2026-10-29', [], { name: 'Cumhuriyet Bayramı', from: null }],
    ['2026-10-30', ['2026-10-30T06:00:00.000Z 2026-10-30T15:00:00.000Z'], null],
    ['2026-10-31', [], null],
    ['2026-11-01', [], null],
  ]);
  const theirs = week.people.find((one: { agent: { id: string } }) => one.agent.id === made.id);
  expect(theirs).toEqual({
    agent: { id: made.id, name: 'Hafta' },
    teams: [team.id],
    // Of the Sunday before, which runs into this week, and of the last evening.
    hours: [
      { shift: night.id, from: '2026-10-25T21:00:00.000Z', to: '2026-10-26T03:00:00.000Z' },
      { shift: night.id, from: '2026-11-01T19:00:00.000Z', to: '2026-11-01T21:00:00.000Z' },
    ],
    absences: [{ id: away.id, from: away.from, to: away.to, reason: '' }],
    duties: [{ team: team.id, duty: duty.id, from: '2026-10-31T00:00:00.000Z', to: '2026-11-01T21:00:00.000Z' }],
  });
  expect(week.teams[0].onCall).toMatchObject([{ agent: { id: made.id }, duty: duty.id }]);
  expect((await ayse.get('/week?from=2026-10-26')).body.teams.length).toBeGreaterThan(1);
  expect((await ayse.get(`/week?from=2026-10-26&team=${made.id}`)).status).toBe(404);
  expect((await ayse.get('/week?from=2026-02-30')).status).toBe(422);
});
