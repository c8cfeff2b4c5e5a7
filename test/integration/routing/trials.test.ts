/** Trials of rules on tickets that have been: what would have become of them, and that nothing does. */
import { beforeAll, expect, test } from '@jest/globals';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);

const draft = (subject: string, then: object[], more: object = {}) => ({
  ...{ name: 'Deneme', on: ['ticket-opened'], when: { field: 'subject', op: 'has-word', value: [subject] }, then },
  ...more,
});
const tryOut = (rule: object, days = 7) => can.post('/rules/trials', { rule, days });
let [bill, parcel, news] = [0, 0, 0];

beforeAll(async () => {
  bill = await phoneTicket(ayse, bilet, 'Fatura yanlış');
  parcel = await phoneTicket(ayse, bilet, 'Kargo nerede');
  news = await phoneTicket(ayse, bilet, 'Bülten aboneliği');
  await bilet.rows(`insert into team (name) values ('Muhasebe')`);
  await bilet.rows('update agent set capacity = case when id = $1 then 10 else 0 end', [bilet.people.ayse]);
}, 60_000);

const teamId = async (name: string) =>
  (await bilet.rows<{ id: string }>('select id from team where name = $1', [name]))[0]!.id;

test('a new rule shows which tickets would have gone elsewhere, and changes nothing', async () => {
  const team = await teamId('Muhasebe');
  const { status, body } = await tryOut(
    draft('fatura', [
      { do: 'set-team', team },
      { do: 'set-priority', priority: 'high' },
    ]),
  );
  expect([status, body.looked, body.changed]).toEqual([200, 3, 1]);
  expect(body.changes).toMatchObject([
    {
      number: bill,
      subject: 'Fatura yanlış',
      before: { team: { name: 'Destek' }, owner: { name: AYSE.name }, priority: 'normal', ending: null },
      after: { team: { name: 'Muhasebe' }, owner: null, priority: 'high', ending: null },
    },
  ]);
  expect(body.loads).toMatchObject([
    { agent: { id: bilet.people.ayse }, before: { given: 3, most: 3 }, after: { given: 2, most: 2 } },
  ]);
  const hours = body.loads[0].before.hours as number[];
  expect(hours.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect((await can.get('/rules')).body.items).toEqual([]);
  expect((await can.get(`/tickets/${bill}`)).body).toMatchObject({ team: { name: 'Destek' }, priority: 'normal' });
});

test('a changed rule is tried in its place, beside what it is now', async () => {
  const { body: rule } = await can.post('/rules', draft('kargo', [{ do: 'add-tags', tags: ['kargo'] }]));
  const same = await tryOut({ ...draft('kargo', [{ do: 'add-tags', tags: ['kargo'] }]), id: rule.id, version: 1 });
  expect(same.body).toMatchObject({ looked: 3, changed: 0 });
  const other = await tryOut({ ...draft('fatura', [{ do: 'add-tags', tags: ['kargo'] }]), id: rule.id });
  expect(other.body.changes.map(({ number, before, after }: never) => [number, before, after])).toMatchObject([
    [parcel, { tags: ['kargo'] }, { tags: [] }],
    [bill, { tags: [] }, { tags: ['kargo'] }],
  ]);
  expect((await tryOut({ ...draft('a', [{ do: 'archive' }]), id: bilet.people.can })).status).toBe(404);
  await can.delete(`/rules/${rule.id}`);
});

test('what a rule would have closed and a person has answered is listed', async () => {
  await ayse.post(`/tickets/${news}/replies`, { html: '<p>Merhaba</p>', then: 'keep' });
  const archiving = draft('x', [{ do: 'archive' }], { when: { all: [] } });
  const { body } = await tryOut(archiving);
  expect(body).toMatchObject({ closedAndAnswered: 1, before: { closed: 0 }, after: { closed: 3 } });
  expect(body.wouldHaveBeenClosedAndWasAnswered).toEqual([{ number: news, subject: 'Bülten aboneliği' }]);
});

test('a trial looks at so many days, and at a rule as it may be saved', async () => {
  const faults = async (rule: object, days = 7) => {
    const { status, body } = await tryOut(rule, days);
    return status === 422
      ? body.fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
      : status;
  };
  expect(await faults(draft(' ', [{ do: 'archive' }]))).toEqual(['rule.when.value.0 missing']);
  expect(await faults(draft('a', [{ do: 'archive' }], { on: ['clock-warned'] }))).toEqual(['rule.on not-tried']);
  expect(await faults(draft('a', [{ do: 'archive' }]), 400)).toEqual(['days too-large']);
  expect((await ayse.post('/rules/trials', { rule: draft('a', [{ do: 'archive' }]) })).status).toBe(403);
  await bilet.rows(`update ticket set created_at = now() - interval '3 days' where number = $1`, [bill]);
  expect((await tryOut(draft('a', [{ do: 'archive' }]), 2)).body.looked).toBe(2);
  expect((await tryOut(draft('a', [{ do: 'archive' }]), 4)).body.looked).toBe(3);
});

test('an agent tries one thing at a time, sees that it runs, and by going away ends it', async () => {
  const progress = async () => (await can.get('/rules/trials/progress')).body.running;
  const blocker = await bilet.pool.connect();
  const left = new AbortController();
  const rule = draft('fatura', [{ do: 'archive' }]);
  try {
    await blocker.query('begin; lock table message in access exclusive mode');
    const sent = can.raw('/api/rules/trials', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      ...{ body: JSON.stringify({ rule }), signal: left.signal },
    });
    await eventually(async () => (await progress()) !== null, { label: 'the trial runs' });
    expect(await tryOut(rule)).toMatchObject({ status: 409, body: { code: 'in-progress' } });
    left.abort();
    await expect(sent).rejects.toThrow();
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
  await eventually(async () => (await progress()) === null, { label: 'it has ended' });
  expect((await tryOut(rule)).status).toBe(200);
});
