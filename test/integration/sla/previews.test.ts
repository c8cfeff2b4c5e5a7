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
const save = async (resolution: number) => {
  const { id, version } = await standard();
  expect((await can.put(`/policies/${id}`, { ...terms(resolution), version })).status).toBe(200);
  await eventually(async () => (await bilet.rows('select from renewal where finished_at is null')).length === 0);
};

beforeAll(async () => {
  const { calendar } = await standard();
  const { version } = (await can.get(`/calendars/${calendar.id}`)).body;
  await can.put(`/calendars/${calendar.id}`, {
    name: 'Mesai',
    timeZone: 'UTC',
    openHours: WEEK,
    holidays: [],
    version,
  });
  await save(72 * H);
  for (const subject of ['Bir', 'İki', 'Üç']) numbers.push(await phoneTicket(ayse, bilet, subject));
  // As if two of them had run for thirty hours.
  await bilet.rows(
    `update ticket set snapshot = jsonb_set(snapshot, '{clocks}', (
       select jsonb_agg(case when c ->> 'kind' = 'resolution' then c || jsonb_build_object('spentMs', 30 * 3600000) else c end)
         from jsonb_array_elements(snapshot -> 'clocks') c)) where number = any($1)`,
    [numbers.slice(0, 2)],
  );
}, 60_000);

test('it counts whose promises would be late at once, sooner and later, and changes nothing', async () => {
  const before = await bilet.rows('select snapshot from ticket order by number');
  expect(await changed(20 * H)).toMatchObject({ open: 3, late: 2, sooner: 1, later: 0 });
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
