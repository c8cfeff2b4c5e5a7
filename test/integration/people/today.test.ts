/** Somebody's day by the API: what is due, in which order, who may look at it, and the hours that it has. */
import { afterEach, expect, test } from '@jest/globals';
import { instantOn, wallTime } from '../../../domain/wall-time.ts';
import { AYSE, CAN, DENIZ } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);

const HOUR = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
type Due = {
  what: string;
  at: string;
  answerBy: string | null;
  promise: { text: string } | null;
  unfit: boolean;
  ticket: { number: number; contact: { name: string } };
};
const ZONE = 'zone=Europe/Istanbul';
const today = async (client = ayse, more = '') => (await client.get(`/today?${ZONE}${more}`)).body;
const duesOf = async (number: number): Promise<Due[]> =>
  (await today()).dues.filter(({ ticket }: Due) => ticket.number === number);
const mine = (subject: string) => phoneTicket(ayse, bilet, subject, { owner: bilet.people.ayse });

afterEach(() => bilet.rows('delete from shift'));

test('what its clocks promise is due, a promise with its words, and a snoozed ticket when it is back', async () => {
  const answered = await mine('Yanıt bekliyor');
  const promised = await mine('Söz verildi');
  await ayse.post(`/tickets/${promised}/promises`, { text: 'Kargo çıkınca yazacağız', dueAt: inMs(HOUR / 2) });
  const snoozed = await mine('Ertelendi');
  const [until, dueAt] = [inMs(HOUR), inMs(200 * HOUR)];
  const put = await ayse.put(`/tickets/${snoozed}/snooze`, { until, dueAt, reason: 'kargo' });
  expect(put.status).toBe(202);
  await eventually(async () => (await duesOf(snoozed))[0]?.what === 'return', { label: 'snoozed in the day' });
  await eventually(async () => (await duesOf(promised)).some(({ what }) => what === 'promise'), { label: 'promised' });

  const { owedAt } = (await ayse.get(`/tickets/${answered}`)).body;
  expect(owedAt).not.toBeNull();
  expect(await duesOf(answered)).toMatchObject([
    { at: owedAt, promise: null, ticket: { number: answered, contact: { name: DENIZ.name } } },
  ]);
  expect(await duesOf(snoozed)).toMatchObject([{ what: 'return', at: until, answerBy: put.body.snooze.dueAt }]);
  expect((await duesOf(promised))[0]).toMatchObject({ what: 'promise', promise: { text: 'Kargo çıkınca yazacağız' } });
  const { dues, complete } = await today();
  expect(dues.map(({ at }: Due) => at)).toEqual(dues.map(({ at }: Due) => at).toSorted());
  expect(complete).toBe(true);
});

test('nothing of others is in it, nor what is closed or nobody’s', async () => {
  const others = await phoneTicket(ayse, bilet, 'Canındır', { owner: bilet.people.can });
  const nobodys = await phoneTicket(ayse, bilet, 'Kimsenin');
  const closed = await mine('Kapandı');
  await ayse.post(`/tickets/${closed}/archiving`);
  await eventually(async () => (await ayse.get(`/tickets/${closed}`)).body.state === 'closed', { label: 'closed' });
  for (const number of [others, nobodys, closed]) expect(await duesOf(number)).toEqual([]);
});

test('a lead looks at the day of somebody else; an agent may not, and nobody has the day of who is not there', async () => {
  const number = await mine('Ayşenin');
  const seen = () => today(can, `&agent=${bilet.people.ayse}`);
  // One that was not recorded yet owes nothing.
  await eventually(async () => (await seen()).dues.some(({ ticket }: Due) => ticket.number === number), {
    label: 'a ticket in the day of its owner',
  });
  expect((await seen()).agent).toEqual({ id: bilet.people.ayse, name: AYSE.name });
  expect(await ayse.get(`/today?agent=${bilet.people.can}`)).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
  expect(await can.get(`/today?agent=${crypto.randomUUID()}`)).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  });
  expect((await ayse.get('/today?zone=Nowhere/There')).status).toBe(422);
});

test('its hours are those of the shift, without an absence; what finds no time in them says so', async () => {
  // A zone in which it is about noon: no midnight, of hers or of the machine's, comes between two questions.
  const ahead = 12 - new Date().getUTCHours();
  // These names count backwards: Etc/GMT-3 is three hours ahead.
  const zone = ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  await can.post(`/agents/${bilet.people.ayse}/shifts`, {
    ...{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', timeZone: zone, since: '2026-01-01', until: null },
  });
  // Around the clock: no end makes a day, and the usual hours are shown.
  expect((await ayse.get(`/today?zone=${encodeURIComponent(zone)}`)).body.day.hours).toEqual([]);
  await bilet.rows('delete from shift');
  const [from, to] = ['08:00', '20:00'];
  await can.post(`/agents/${bilet.people.ayse}/shifts`, {
    ...{ days: [1, 2, 3, 4, 5, 6, 7], from, to, timeZone: zone, since: '2026-01-01', until: null },
  });
  const { day } = (await ayse.get(`/today?zone=${encodeURIComponent(zone)}`)).body;
  const here = wallTime(Date.now(), zone);
  const at = (time: string) => new Date(instantOn(here, time, zone)).toISOString();
  expect(day.hours).toEqual([{ from: at(from), to: at(to) }]);
});
