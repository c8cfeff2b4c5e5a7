/** Trials of rules and of people on tickets that have been: what would have become of them, and that nothing does. */
import { beforeAll, expect, test } from '@jest/globals';
import { AYSE, CAN, DENIZ } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);

const draft = (subject: string, then: object[], more: object = {}) => ({
  ...{ name: 'Deneme', on: ['ticket-opened'], when: { field: 'subject', op: 'has-word', value: [subject] }, then },
  ...more,
});
const tryOut = (rule: object, days = 7) => can.post('/rules/trials', { rule, days });
const tryPeople = (people: object[], days = 7) => can.post('/routing/trials', { people, days });
let [bill, parcel, news] = [0, 0, 0];

/** By mail: what a person opens no rule would have closed. */
async function mailed(subject: string): Promise<number> {
  await bilet.deliver(letter({ from: DENIZ.address, subject, text: 'Merhaba, bakar mısınız?' }));
  return (await bilet.ticketBySubject(subject)).number;
}

beforeAll(async () => {
  bill = await mailed('Fatura yanlış');
  parcel = await mailed('Kargo nerede');
  news = await mailed('Bülten aboneliği');
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

test('somebody who takes tickets, too, would have had a part of them, and takes none', async () => {
  const { status, body } = await tryPeople([{ agent: bilet.people.can, capacity: 10 }]);
  expect([status, body.looked, body.leftUnowned]).toEqual([200, 3, 0]);
  expect(body.changes.length).toBe(body.changed);
  expect([1, 2]).toContain(body.changed);
  for (const { before, after } of body.changes)
    expect([before.owner, after.owner]).toEqual([
      { id: bilet.people.ayse, name: AYSE.name },
      { id: bilet.people.can, name: CAN.name },
    ]);
  const [ofAyse, ofCan] = [bilet.people.ayse, bilet.people.can].map((id) =>
    body.loads.find(({ agent }: { agent: { id: string } }) => agent.id === id),
  );
  expect(ofCan).toMatchObject({ before: { given: 0 }, after: { given: body.changed } });
  expect(ofAyse).toMatchObject({ before: { given: 3 }, after: { given: 3 - body.changed } });
  expect((await can.get(`/agents/${bilet.people.can}`)).body.capacity).toBe(0);
  expect((await can.get(`/tickets/${bill}`)).body.owner).toBeNull();
});

test('what nobody would have been given is listed: away, in another team, at other hours, a viewer', async () => {
  const now = Date.now();
  const [bills, zone] = [await teamId('Muhasebe'), 'Europe/Istanbul'];
  // Hours of a day of the week that is not this one, in whatever zone.
  const otherDay = ((new Date(now).getUTCDay() + 3) % 7) + 1;
  const ways: object[] = [
    { absences: [{ from: new Date(now - 3_600_000), to: new Date(now) }] },
    { teams: [bills] },
    { shifts: [{ days: [otherDay], from: '10:00', to: '11:00', timeZone: zone }] },
    { role: 'viewer' },
  ];
  for (const way of ways) {
    const { body } = await tryPeople([{ agent: bilet.people.ayse, ...way }]);
    expect(body).toMatchObject({ changed: 3, leftUnowned: 3, before: { unowned: 0 }, after: { unowned: 3 } });
    expect(body.wouldHaveBeenLeftUnowned.map(({ number }: { number: number }) => number)).toEqual([news, parcel, bill]);
  }
  // An absence to come is tried in the weeks that were.
  const ahead = 7 * 86_400_000;
  const later = { from: new Date(now + ahead - 3_600_000), to: new Date(now + ahead) };
  expect((await tryPeople([{ agent: bilet.people.ayse, absences: [later] }])).body.leftUnowned).toBe(3);
});

test('somebody who does not work here yet is tried beside the others, and does not work here then', async () => {
  const team = (await can.get('/teams')).body.items.find(({ isDefault }: { isDefault: boolean }) => isDefault).id;
  const { body } = await tryPeople([{ agent: null, name: 'Yeni', teams: [team], capacity: 10 }]);
  expect(body.changed).toBeGreaterThan(0);
  expect(body.changes[0].after.owner.name).toBe('Yeni');
  expect((await can.get('/agents')).body.items).toHaveLength(3);
});

test('people are tried as they may be saved, by those who may change how work is shared', async () => {
  const faults = async (...people: object[]) => {
    const { status, body } = await tryPeople(people);
    return status === 422 ? body.fields.map(({ path, code }: Record<string, string>) => `${path} ${code}`) : status;
  };
  const [ayseId, gone] = [bilet.people.ayse, '00000000-0000-4000-8000-00000000000f'];
  expect(await faults()).toEqual(['people too-few']);
  expect(await faults({ agent: ayseId }, { agent: ayseId })).toEqual(['people.1.agent taken']);
  expect(await faults({ agent: ayseId }, { agent: gone })).toEqual(['people.1.agent unknown']);
  expect(await faults({ agent: ayseId, teams: [gone] })).toEqual(['people.0.teams unknown']);
  expect(await faults({ agent: ayseId, skills: [{ skill: gone, level: 1 }] })).toEqual(['people.0.skills unknown']);
  expect(await faults({ agent: ayseId, capacity: 2_000 })).toEqual(['people.0.capacity too-large']);
  const backwards = { from: '2026-11-20T12:00:00Z', to: '2026-11-20T11:00:00Z' };
  expect(await faults({ agent: ayseId, absences: [backwards] })).toEqual(['people.0.absences.0.to ends-first']);
  expect((await ayse.post('/routing/trials', { people: [{ agent: ayseId }] })).status).toBe(403);
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
    const people = await tryPeople([{ agent: bilet.people.can, capacity: 1 }]);
    expect(people).toMatchObject({ status: 409, body: { code: 'in-progress' } });
    left.abort();
    await expect(sent).rejects.toThrow();
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
  await eventually(async () => (await progress()) === null, { label: 'it has ended' });
  expect((await tryOut(rule)).status).toBe(200);
});
