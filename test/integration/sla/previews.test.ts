/** What a change of promises would do to the open tickets, said before it is made; and that who has tickets made late by it hears once. */
import { beforeAll, expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const H = 3_600_000;
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
const numbers: number[] = [];

const standard = async () =>
  (await can.get('/policies')).body.items.find(({ isDefault }: { isDefault: boolean }) => isDefault);
const terms = (resolution: number) => ({
  name: 'Standart',
  promises: { normal: { 'first-response': 90 * H, 'next-response': 90 * H, resolution } },
});
const preview = async (body: object) => (await can.post('/policies/previews', body)).body;
const changed = async (resolution: number) => preview({ policy: { ...terms(resolution), id: (await standard()).id } });
const opensOn = async (days: readonly number[]) => {
  const { calendar } = await standard();
  const { version } = (await can.get(`/calendars/${calendar.id}`)).body;
  const openHours = WEEK.filter(({ day }) => days.includes(day));
  const said = { name: 'Mesai', timeZone: 'UTC', openHours, holidays: [], version };
  expect((await can.put(`/calendars/${calendar.id}`, said)).status).toBe(200);
  await renewed();
};
const renewed = () =>
  eventually(async () => (await bilet.rows('select from renewal where finished_at is null')).length === 0);
/** As if they had run for thirty hours. */
const spend = (some: readonly number[]) =>
  bilet.rows(
    `update ticket set snapshot = jsonb_set(snapshot, '{clocks}', (
       select jsonb_agg(case when c ->> 'kind' = 'resolution' then c || jsonb_build_object('spentMs', 30 * 3600000) else c end)
         from jsonb_array_elements(snapshot -> 'clocks') c)) where number = any($1)`,
    [some],
  );
const resolutionOf = async (number: number) =>
  (
    await bilet.rows<{ clock: Record<string, unknown> }>(
      `select c as clock from ticket, jsonb_array_elements(snapshot -> 'clocks') c where number = $1 and c ->> 'kind' = 'resolution'`,
      [number],
    )
  )[0]!.clock;
const save = async (resolution: number) => {
  const { id, version } = await standard();
  expect((await can.put(`/policies/${id}`, { ...terms(resolution), version })).status).toBe(200);
  await renewed();
};

beforeAll(async () => {
  await opensOn([1, 2, 3, 4, 5, 6, 7]);
  await save(72 * H);
  for (const subject of ['Bir', 'İki', 'Üç']) numbers.push(await phoneTicket(ayse, bilet, subject));
  await spend(numbers.slice(0, 2));
}, 60_000);

test('it counts whose promises would be late at once, sooner and later, and changes nothing', async () => {
  const before = await bilet.rows('select snapshot from ticket order by number');
  expect(await changed(20 * H)).toMatchObject({ open: 3, looked: 3, late: 2, sooner: 1, later: 0, opening: null });
  // Three quarters of 40 hours have passed, and the warning with them.
  expect(await changed(40 * H)).toMatchObject({ late: 0, nearly: 2, sooner: 1 });
  // Both at once, as the first hour changes them; never three.
  const { id, calendar } = await standard();
  const both = {
    policy: { ...terms(20 * H), id },
    calendar: { id: calendar.id, name: 'Mesai', timeZone: 'UTC', openHours: WEEK, holidays: [] },
  };
  expect(await preview(both)).toMatchObject({ open: 3, looked: 3, late: 2, sooner: 1 });
  expect((await can.post('/policies/previews', { ...both, removed: id })).status).toBe(422);
  // Of two a part is spent already, by which they have less left than they think.
  expect(await changed(200 * H)).toMatchObject({ open: 3, late: 0, sooner: 0, later: 3, told: [] });
  expect(await bilet.rows('select snapshot from ticket order by number')).toEqual(before);
});

test('it names who would hear of it, and how many of theirs are late', async () => {
  const { told } = await changed(20 * H);
  expect(told.length).toBeGreaterThan(0);
  for (const one of told) expect(one).toMatchObject({ name: expect.any(String), tickets: 2 });
});

test('the same is said of a calendar, an order and a policy that goes', async () => {
  const { calendar } = await standard();
  const { name, timeZone } = (await can.get(`/calendars/${calendar.id}`)).body;
  const shut = WEEK.map((one) => ({ ...one, from: '00:00', to: '00:30' }));
  const narrow = { id: calendar.id, name, timeZone, openHours: shut, holidays: [] };
  expect(await preview({ calendar: narrow })).toMatchObject({ open: 3, later: 3 });
  const own = { ...terms(10 * H), name: 'Kısa' };
  const { id } = (await can.post('/policies', { ...own, when: { field: 'priority', op: 'is', value: ['low'] } })).body;
  expect(await preview({ order: [id] })).toMatchObject({ late: 0 });
  expect(await preview({ removed: id })).toMatchObject({ late: 0 });
  expect((await can.post('/policies/previews', {})).status).toBe(422);
  expect((await can.post('/policies/previews', { removed: (await standard()).id })).status).toBe(404);
});

test('once it is made, whoever has tickets that are late by it hears of that once, and of no ticket that it is broken', async () => {
  await save(20 * H);
  await eventually(async () => {
    const states = await bilet.rows(
      `select from ticket where number = any($1) and snapshot -> 'clocks' @> '[{"kind":"resolution","state":"breached"}]'`,
      [numbers],
    );
    return states.length === 2;
  });
  const told = await bilet.rows<{ kind: string; cause: string; agent: string }>(
    `select kind, cause, agent_id as agent from agent_notice where kind in ('broken', 'warned', 'overtaken')`,
  );
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['overtaken']));
  expect(new Set(told.map(({ agent }) => agent)).size).toBe(told.length);
});

test('a promise that stands still is said apart', async () => {
  await save(72 * H);
  const number = await phoneTicket(ayse, bilet, 'Bekleyen');
  const { id: agent } = (await ayse.get('/session')).body.agent;
  expect((await ayse.put(`/tickets/${number}/assignee`, { agent })).status).toBe(202);
  const wait = { for: 'third-party', reason: 'kargo', until: new Date(Date.now() + 90 * H).toISOString() };
  expect((await ayse.put(`/tickets/${number}/waiting`, wait)).status).toBe(202);
  await eventually(async () => (await resolutionOf(number))['state'] === 'paused');
  await spend([number]);
  const { late, standing } = await changed(20 * H);
  expect({ late, standing }).toEqual({ late: 0, standing: { late: 1, otherwise: 0 } });
  expect((await changed(200 * H)).standing).toEqual({ late: 0, otherwise: 1 });
  expect((await can.get('/policies/previews/progress')).body).toEqual({ running: null });
});

test('what is late only when work begins next is said so, and told once whatever becomes of it until then', async () => {
  await bilet.rows(`delete from agent_notice`);
  const number = await phoneTicket(ayse, bilet, 'Mesai dışı');
  await spend([number]);
  const today = new Date().getUTCDay() || 7;
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== today && day !== (today % 7) + 1);
  await opensOn(days);
  const { late, opening } = await changed(20 * H);
  expect({ late, opening }).toEqual({ late: 1, opening: { tickets: 1, from: expect.any(String) } });
  expect(Date.parse(opening.from)).toBeGreaterThan(Date.now());
  await save(20 * H);
  const overtaken = async () => {
    const { state, overtaken: as } = await resolutionOf(number);
    return state === 'running' && as === 'broken';
  };
  await eventually(overtaken);
  const told = () =>
    bilet.rows<{ agent: string }>(`select agent_id as agent from agent_notice where kind = 'overtaken'`);
  const versionOf = async () => (await can.get(`/tickets/${number}`)).body.version as number;
  const [first, version] = [await told(), await versionOf()];
  expect(new Set(first.map(({ agent }) => agent)).size).toBe(first.length);
  expect(first.length).toBeGreaterThan(0);
  expect((await ayse.put(`/tickets/${number}/priority`, { priority: 'urgent' })).status).toBe(202);
  await eventually(async () => (await versionOf()) > version);
  expect(await overtaken()).toBe(true);
  await save(19 * H);
  expect(await overtaken()).toBe(true);
  expect(await told()).toEqual(first);
});
