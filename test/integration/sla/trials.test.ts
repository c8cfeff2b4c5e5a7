/** Policies and calendars tried on tickets that have been: what would have been promised and kept, and that nothing changes. */
import { beforeAll, expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { makeTeam } from '../../support/routing/at-work.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const H = 3_600_000;
let [solved, waiting] = [0, 0];

const amounts = (resolution: number | null) => ({ 'first-response': 50 * H, 'next-response': 50 * H, resolution });
const draft = (resolution: number | null, more: object = {}) => ({
  ...{ name: 'Deneme', promises: { normal: amounts(resolution) } },
  ...more,
});
const tryOut = (body: object, days = 7) => can.post('/policies/trials', { ...body, days });
const standard = async () =>
  (await can.get('/policies')).body.items.find(({ isDefault }: { isDefault: boolean }) => isDefault);
const ofDefault = async (resolution: number) => {
  const { id, name } = await standard();
  return { policy: draft(resolution, { id, name }) };
};
/** As if all that is recorded of it had happened so much earlier. */
async function longAgo(number: number, hours: number): Promise<void> {
  await bilet.rows(`update ticket set created_at = created_at - $2 * interval '1 hour' where number = $1`, [
    number,
    hours,
  ]);
  await bilet.rows(`update ticket_event set at = at - $2 * interval '1 hour' where ticket_number = $1`, [
    number,
    hours,
  ]);
}

beforeAll(async () => {
  solved = await phoneTicket(ayse, bilet, 'Fatura yanlış');
  waiting = await phoneTicket(ayse, bilet, 'Kargo nerede');
  await ayse.post(`/tickets/${solved}/archiving`);
  await eventually(async () => (await ayse.get(`/tickets/${solved}`)).body.state === 'closed');
  await longAgo(solved, 40);
  await longAgo(waiting, 30);
  const { id, name } = await standard();
  await can.put(`/policies/${id}`, draft(35 * H, { name }));
}, 60_000);

test('a changed policy is tried in its place, beside what is promised now', async () => {
  const { status, body } = await tryOut(await ofDefault(20 * H));
  expect([status, body.looked, body.changed, body.newlyBroken, body.newlyKept]).toEqual([200, 2, 1, 1, 0]);
  expect(body.changes).toMatchObject([
    {
      ...{ number: waiting, subject: 'Kargo nerede', clock: 'resolution' },
      before: { outcome: 'open', policy: 'Standart' },
      after: { outcome: 'broken', policy: 'Standart' },
    },
  ]);
  const [{ startedAt, after }] = body.changes;
  expect(Date.parse(after.dueAt) - Date.parse(startedAt)).toBe(20 * H);
  expect(after.byMs).toBeGreaterThan(9.9 * H);
  expect(body.before.clocks.resolution).toMatchObject({ open: 1, broken: 0 });
  expect(body.after.clocks.resolution).toMatchObject({ open: 0, broken: 1 });
  expect(body.after.hours.flat().reduce((sum: number, count: number) => sum + count, 0)).toBe(1);
  expect(body.teams).toMatchObject([{ before: { broken: 0 }, after: { broken: 1 } }]);
  expect((await standard()).promises.normal.resolution).toBe(35 * H);
});

test('the policies as they stand, tried, change nothing', async () => {
  expect((await tryOut(await ofDefault(35 * H))).body).toMatchObject({ looked: 2, changed: 0, changes: [] });
});

test('a new policy is for those that it is for, and goes before the default one', async () => {
  const refunds = await makeTeam(bilet.pool, 'İade');
  await bilet.rows('update ticket set team_id = $2 where number = $1', [waiting, refunds]);
  const when = (team: string) => ({ field: 'team', op: 'is', value: [team] });
  const tried = await tryOut({ policy: draft(20 * H, { name: 'İadeler', when: when(refunds) }) });
  expect(tried.body.changes).toMatchObject([{ number: waiting, after: { policy: 'İadeler', outcome: 'broken' } }]);
  const vips = { field: 'sender-vip', op: 'is', value: [true] };
  expect((await tryOut({ policy: draft(20 * H, { when: vips }) })).body).toMatchObject({ looked: 2, changed: 0 });
  const phone = { field: 'channel', op: 'is', value: ['phone'] };
  expect((await tryOut({ policy: draft(20 * H, { when: phone }) })).body).toMatchObject({ looked: 2, changed: 1 });
});

test('a calendar is tried in all policies that go by it', async () => {
  const { calendar } = await standard();
  const { body: kept } = await can.get(`/calendars/${calendar.id}`);
  const { id, name, timeZone } = kept;
  // An hour a week: nothing is due in these days.
  const hours = [{ day: 1, from: '03:00', to: '04:00' }];
  const tried = await tryOut({ calendar: { id, name, timeZone, openHours: hours, holidays: [] } });
  expect(tried.body).toMatchObject({ looked: 2, changed: 0, after: { clocks: { resolution: { open: 1 } } } });
  expect((await can.get(`/calendars/${id}`)).body).toEqual(kept);
});

test('what is tried is checked as what is kept, and by those who may keep it', async () => {
  const faults = async (body: object) => {
    const { status, body: answer } = await tryOut(body);
    return status === 422
      ? answer.fields?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
      : status;
  };
  expect(await faults({})).toEqual(['policy missing']);
  expect(await faults({ policy: draft(H, { when: { field: 'subject', op: 'is', value: ['iade'] } }) })).toEqual([
    'policy.when not-offered',
  ]);
  expect(await faults({ policy: draft(H, { id: bilet.people.can }) })).toBe(404);
  const calendar = { id: bilet.people.can, name: 'Yok', timeZone: 'UTC', openHours: [], holidays: [] };
  expect(await faults({ calendar })).toBe(404);
  expect(await faults({ calendar, policy: draft(H) })).toEqual(['calendar unexpected']);
  expect((await ayse.post('/policies/trials', { policy: draft(H), days: 7 })).status).toBe(403);
  expect((await can.get('/policies/trials/progress')).body).toEqual({ running: null });
});
