/** Policies: kept in an order and in versions, and what tickets are promised by them from their birth on. */
import { afterEach, expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { makeTeam } from '../../support/routing/at-work.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const H = 3_600_000;

const amounts = (hours: number) => ({
  'first-response': hours * H,
  'next-response': hours * H,
  resolution: 10 * hours * H,
});
const is = (field: string, ...value: (string | boolean)[]) => ({ field, op: 'is', value });
const draft = (name: string, more: object = {}) => ({ name, promises: { normal: amounts(2) }, ...more });
type Refused = { status: number; body: { fields?: { path: string; code: string }[] } };
const fault = ({ status, body }: Refused) =>
  status === 422 ? `${body.fields?.[0]?.path} ${body.fields?.[0]?.code}` : status;
type Named = { id: string; name: string; isDefault: boolean; version: number };
const names = async () => (await can.get('/policies')).body.items.map(({ name }: Named) => name);

afterEach(async () => {
  for (const { id, isDefault } of (await can.get('/policies')).body.items as Named[])
    if (!isDefault) await can.delete(`/policies/${id}`);
});

test('a policy is what whoever plans makes it, with the rest as of the default', async () => {
  expect((await ayse.post('/policies', draft('Acele'))).status).toBe(403);
  const made = await can.post('/policies', draft('Acele', { when: is('priority', 'urgent') }));
  expect(made).toMatchObject({
    status: 201,
    body: {
      ...{ version: 1, isDefault: false, warnAfter: 0.75, escalations: [], changedBy: { name: 'Can Demir' } },
      promises: { urgent: amounts(2), low: amounts(2) },
      countBy: { resolution: 'business' },
      pauses: { customer: ['resolution'], colleague: [] },
    },
  });
  expect(await names()).toEqual(['Acele', 'Standart']);
  const refused = async (more: object) => fault(await can.post('/policies', draft('Başka', more)));
  expect(await refused({ name: 'Acele' })).toBe('name taken');
  expect(await refused({ when: is('subject', 'iade') })).toBe('when not-offered');
  expect(await refused({ when: is('priority', 'acil') })).toBe('when.value.0 not-offered');
  expect(await refused({ when: is('team', bilet.people.can) })).toBe('when.value.0 unknown');
  expect(await refused({ calendar: bilet.people.can })).toBe('calendar unknown');
  expect(
    await refused({ pauses: { customer: ['next-response'], 'third-party': [], colleague: [], confirmation: [] } }),
  ).toBe('pauses.customer not-offered');
  expect(await refused({ escalations: [{ clock: 'resolution', at: 'later', do: 'tell-lead' }] })).toMatch(
    /^escalations/,
  );
});

test('each change is a version, and the ones before are kept; the default one stays, for all', async () => {
  const { body: made } = await can.post('/policies', draft('Sürümlü'));
  const path = `/policies/${made.id}`;
  const next = await can.put(path, draft('Sürümlü', { warnAfter: 0.5 }), { 'if-match': '"1"' });
  expect(next.body).toMatchObject({ version: 2, warnAfter: 0.5 });
  expect((await can.put(path, draft('Sürümlü'), { 'if-match': '"1"' })).status).toBe(409);
  expect((await can.put(path, draft('Sürümlü', { warnAfter: 0.5, version: 2 }))).body.version).toBe(2);
  expect(
    await bilet.rows('select version, definition from policy_version where policy_id = $1', [made.id]),
  ).toMatchObject([{ version: 1, definition: { name: 'Sürümlü', warnAfter: 0.75 } }]);
  const standard = (await can.get('/policies')).body.items.find(({ isDefault }: Named) => isDefault);
  expect(fault(await can.put(`/policies/${standard.id}`, draft('Standart', { when: is('priority', 'low') })))).toBe(
    'when unexpected',
  );
  expect((await can.delete(`/policies/${standard.id}`)).status).toBe(422);
  expect((await can.delete(path, { 'if-match': '"1"' })).status).toBe(409);
  expect((await can.delete(path, { 'if-match': '"2"' })).status).toBe(204);
  expect((await can.put(path, draft('Sürümlü'))).status).toBe(404);
});

test('saving what stands is no change, in whatever order Postgres keeps its names', async () => {
  const conditional = draft('Aynı', {
    when: { all: [is('priority', 'urgent'), { not: is('channel', 'phone') }] },
    escalations: [{ clock: 'resolution', at: 'broken', do: 'tell-lead' }],
  });
  const { body: made } = await can.post('/policies', conditional);
  expect((await can.put(`/policies/${made.id}`, { ...conditional, version: 1 })).body).toMatchObject({ version: 1 });
  const audited = await bilet.rows(`select from audit where action = 'policy.update' and subject = $1`, [made.id]);
  expect(audited).toEqual([]);
});

test('their order is that in which they are asked, and a team has the hours of its own', async () => {
  const gece = await makeTeam(bilet.pool, `Gece ${Date.now()}`);
  const { body: calendar } = await can.post('/calendars', {
    ...{ name: `Gece ${Date.now()}`, timeZone: 'Europe/Istanbul' },
    openHours: [{ day: 1, from: '00:00', to: '06:00' }],
  });
  const first = (await can.post('/policies', draft('Bir', { when: is('team', gece), calendar: calendar.id }))).body;
  const second = (await can.post('/policies', draft('İki', { when: is('priority', 'high') }))).body;
  expect((await can.put('/policies/order', { ids: [second.id, first.id] })).body.items).toMatchObject([
    { name: 'İki' },
    { name: 'Bir' },
    { name: 'Standart' },
  ]);
  expect((await can.put('/policies/order', { ids: [second.id] })).status).toBe(422);
  const teamsOf = async () => (await can.get(`/calendars/${calendar.id}`)).body.usedBy.teams.map(({ id }: Named) => id);
  expect(await teamsOf()).toEqual([gece]);
  await can.delete(`/policies/${first.id}`);
  expect(await teamsOf()).toEqual([]);
});

type Clocks = { kind: string; dueAt: string; startedAt: string }[];
const hoursOf = ({ clocks }: { clocks: Clocks }, kind: string) => {
  const clock = clocks.find((one) => one.kind === kind);
  return clock === undefined ? null : Math.round((Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) / H);
};
const call = async (more: object = {}, address = 'deniz@musteri.test') =>
  (
    await ayse.post('/tickets', {
      ...{ subject: 'Kargo', text: 'Nerede?', mailbox: bilet.mailbox, contact: { name: 'Deniz', address } },
      ...more,
    })
  ).body;

test('a ticket is promised what the first policy says that is for it, and names it', async () => {
  await bilet.rows(`insert into vip (entry) values ('vip@musteri.test')`);
  const vip = await can.post(
    '/policies',
    draft('VIP', { when: is('sender-vip', true), promises: { normal: amounts(1) } }),
  );
  const high = await can.post(
    '/policies',
    draft('Acele', { when: is('priority', 'high'), promises: { normal: amounts(3) } }),
  );
  expect([vip.status, high.status]).toEqual([201, 201]);
  expect(hoursOf(await call(), 'resolution')).toBe(40);
  expect(hoursOf(await call({ priority: 'high' }), 'resolution')).toBe(30);
  const { number } = await call({ priority: 'high' }, 'vip@musteri.test');
  const ticket = (await ayse.get(`/tickets/${number}`)).body;
  expect(hoursOf(ticket, 'resolution')).toBe(10);
  const [event] = (await ayse.get(`/tickets/${number}/events`)).body.items.slice(-1);
  expect(event.data.dues).toContainEqual(
    expect.objectContaining({ clock: 'resolution', policy: vip.body.id, policyVersion: 1, calendarVersion: 1 }),
  );
});

test('what it is promised changes with its priority and with whose it is, from its true start', async () => {
  await bilet.rows(`insert into vip (entry) values ('onemli@musteri.test')`);
  await can.post(
    '/policies',
    draft('VIP', {
      when: is('sender-vip', true),
      promises: { normal: amounts(1), urgent: { ...amounts(1), resolution: null } },
    }),
  );
  const { number } = await call();
  const path = `/tickets/${number}`;
  const promised = async (command: string, body: object, hours: number | null) => {
    expect((await ayse.put(`${path}/${command}`, body)).status).toBe(202);
    await eventually(async () => hoursOf((await ayse.get(path)).body, 'resolution') === hours);
  };
  await promised('priority', { priority: 'urgent' }, 10);
  await promised('priority', { priority: 'low' }, 80);
  await promised('requester', { address: 'onemli@musteri.test' }, 10);
  // Of an urgent one of theirs no end is promised.
  await promised('priority', { priority: 'urgent' }, null);
});

test('hours that are written with the promises are one change: both or neither, and open tickets are looked at once', async () => {
  const standard = ((await can.get('/policies')).body.items as (Named & { calendar: { id: string } })[]).find(
    ({ isDefault }) => isDefault,
  )!;
  const calendarOf = async () => (await can.get(`/calendars/${standard.calendar.id}`)).body;
  const renewals = async () =>
    (await bilet.rows<{ count: number }>('select count(*)::int as count from renewal'))[0]!.count;
  const before = await calendarOf();
  const openHours = [{ day: 3, from: '10:00', to: '16:00' }];
  const put = (more: object, hours: object) =>
    can.put(`/policies/${standard.id}`, {
      ...draft(standard.name, { ...more, version: standard.version }),
      hours: { calendarVersion: before.version, openHours, ...hours },
    });
  expect((await put({}, { calendarVersion: before.version + 1 })).body.code).toBe('stale-version');
  expect(fault(await put({}, { openHours: [{ day: 3, from: '16:00', to: '10:00' }] }))).toBe(
    'hours.openHours.0.to ends-first',
  );
  expect(fault(await put({ name: '' }, {}))).toMatch(/^name/);
  expect(await calendarOf()).toEqual(before);
  const asked = await renewals();
  const { status, body } = await put({ promises: { normal: amounts(3) } }, {});
  expect([status, body.calendarVersion]).toEqual([200, before.version + 1]);
  expect(await calendarOf()).toMatchObject({ openHours, version: before.version + 1, holidays: before.holidays });
  expect(await renewals()).toBe(asked + 1);
});
