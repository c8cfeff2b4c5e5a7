/** A changed policy, calendar or requester reaches the tickets that are open: those for which it is something else, once each. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);
const H = 3_600_000;
const DAY = 24 * H;

type Clock = { kind: string; dueAt: string; state: string };
type Ticket = { version: number; clocks: Clock[] };
type Calendar = { id: string; version: number; holidays: { day: string }[] };
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
/** In UTC, in which the calendar of these tests counts. */
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const standard = async () =>
  (await can.get('/policies')).body.items.find(({ isDefault }: { isDefault: boolean }) => isDefault);
const promise = async (resolution: number) => {
  const { id, version } = await standard();
  const hours = { 'first-response': 72 * H, 'next-response': 72 * H, resolution };
  expect((await can.put(`/policies/${id}`, { name: 'Standart', version, promises: { normal: hours } })).status).toBe(
    200,
  );
};
const calendar = async (): Promise<Calendar> => (await can.get(`/calendars/${(await standard()).calendar.id}`)).body;
const closeOn = async (...days: string[]) => {
  const { id, version } = await calendar();
  const holidays = days.map((day) => ({ day, name: 'Tatil', from: null }));
  const settings = { name: 'Mesai', timeZone: 'UTC', openHours: WEEK, holidays, version };
  expect((await can.put(`/calendars/${id}`, settings)).status).toBe(200);
};
const renewal = async () => (await ayse.get('/policies/renewal')).body.renewal;
const renewed = () =>
  eventually(async () => {
    const owed = await bilet.rows('select from renewal where finished_at is null');
    return owed.length === 0;
  });
const call = async (address = 'deniz@musteri.test'): Promise<number> =>
  (
    await ayse.post('/tickets', {
      ...{ subject: 'Kargo', text: 'Nerede?', mailbox: bilet.mailbox, contact: { name: 'Deniz', address } },
    })
  ).body.number;
/** By mail: of whoever calls the first answer is given. */
async function letter(subject: string): Promise<number> {
  const head = [
    'From: Deniz <deniz@musteri.test>',
    `To: ${bilet.address}`,
    `Message-ID: <${randomUUID()}@musteri.test>`,
  ];
  await bilet.deliver(
    [...head, `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`, '', 'Nerede?'].join('\r\n'),
  );
  return (await bilet.ticketBySubject(subject)).number;
}
const ticket = async (number: number): Promise<Ticket> => (await ayse.get(`/tickets/${number}`)).body;
const due = ({ clocks }: Ticket, kind: string) => Date.parse(clocks.find((one) => one.kind === kind)!.dueAt);
const told = async (number: number) =>
  (await ayse.get(`/tickets/${number}/events`)).body.items.filter(
    ({ kind }: { kind: string }) => kind === 'policy-changed',
  );

beforeAll(async () => {
  await promise(96 * H);
  await closeOn();
  await renewed();
}, 60_000);

test('a holiday moves what runs, and neither what was met, nor what stands still, nor what a snooze promised', async () => {
  const [runs, answered, sleeps] = [await letter('Bir'), await letter('İki'), await letter('Üç')];
  await ayse.post(`/tickets/${answered}/replies`, { text: 'Yolda.', then: 'await' });
  await eventually(async () => (await ticket(answered)).clocks.some(({ state }) => state === 'met'));
  const until = new Date(Date.now() + 6 * H).toISOString();
  const dueAt = new Date(Date.now() + 8 * H).toISOString();
  expect((await ayse.put(`/tickets/${sleeps}/snooze`, { until, dueAt, reason: 'Bekliyor' })).status).toBe(202);
  await eventually(async () => due(await ticket(sleeps), 'first-response') < Date.now() + 9 * H);
  const before = await Promise.all([runs, answered, sleeps].map(ticket));
  const notices = async () => (await bilet.rows('select from agent_notice where ticket_number = $1', [runs])).length;
  const noticed = await notices();

  await closeOn(dayIn(1));
  await renewed();
  await eventually(async () => (await told(sleeps)).length === 1 && (await told(runs)).length === 1);
  const after = await Promise.all([runs, answered, sleeps].map(ticket));
  const moved = (at: number, kind: string) => (due(after[at]!, kind) - due(before[at]!, kind)) / DAY;
  expect([moved(0, 'first-response'), moved(0, 'resolution')]).toEqual([1, 1]);
  expect(after[1]).toEqual(before[1]);
  expect([moved(2, 'first-response'), moved(2, 'resolution')]).toEqual([0, 1]);
  expect(await renewal()).toMatchObject({ looked: 3, of: 3, changed: 2, finishedAt: expect.any(String) });
  const [event] = await told(runs);
  expect(event.data.moved).toContainEqual(
    expect.objectContaining({ clock: 'resolution', from: due(before[0]!, 'resolution') }),
  );
  expect(await notices()).toBe(noticed);

  await closeOn();
  await renewed();
  await eventually(async () => due(await ticket(runs), 'resolution') === due(before[0]!, 'resolution'));
});

test('a second change while one runs begins from the first ticket again, and each ends by the newest', async () => {
  const numbers: number[] = [];
  for (let index = 0; index < 25; index += 1) numbers.push(await call());
  const before = await Promise.all(numbers.map(ticket));
  await closeOn(dayIn(1));
  await eventually(async () => (await told(numbers[0]!)).length === 1);
  await closeOn(dayIn(1), dayIn(2));
  await renewed();
  await eventually(async () => {
    const after = await Promise.all(numbers.map(ticket));
    return after.every((one, at) => due(one, 'resolution') - due(before[at]!, 'resolution') === 2 * DAY);
  });
  await closeOn();
  await renewed();
});

test('tickets at rest are recorded ahead of their runs, and whoever acts on one then acts on what they see', async () => {
  const [answered, written, soon] = [await letter('Yedi'), await letter('Sekiz'), await letter('Dokuz')];
  const all = [answered, written, soon];
  await eventually(async () => (await bilet.rows('select from owed_start')).length === 0);
  await bilet.rows(`update ticket set updated_at = now() - interval '1 minute' where number = any($1::bigint[])`, [
    all,
  ]);
  const before = await Promise.all(all.map(ticket));
  await closeOn(dayIn(1));
  await renewed();
  const after = await Promise.all(all.map(ticket));
  expect(after.map((one, at) => due(one, 'resolution') - due(before[at]!, 'resolution'))).toEqual([DAY, DAY, DAY]);
  const unheard = async () =>
    (
      await bilet.rows<{ number: number }>(
        `select ticket_number as number from recorded_ahead join ticket on number = ticket_number and ticket.version = recorded_ahead.version
          where told_at is null and number = any($1::bigint[]) order by 1`,
        [all],
      )
    ).map(({ number }) => number);
  expect(await unheard()).toEqual(all);

  // By the version that the desk shows, and a mail of which the run hears by itself.
  const seen = { 'If-Match': `"${after[0]!.version}"` };
  const { status, body } = await ayse.put(`/tickets/${answered}/priority`, { priority: 'low' }, seen);
  expect([status, body.version]).toEqual([202, after[0]!.version + 1]);
  await bilet.rows(`update recorded_ahead set tell_at = now() where ticket_number = $1`, [soon]);
  // A change for which nothing moves: whoever looks at it tells what is to be known soon.
  await closeOn(dayIn(1), dayIn(90));
  await eventually(async () => (await unheard()).length === 1, { label: 'told of what matters soon' });
  expect(await unheard()).toEqual([written]);
  const kinds = async (number: number) =>
    (await ayse.get(`/tickets/${number}/events`)).body.items.map(({ kind }: { kind: string }) => kind);
  await ayse.post(`/tickets/${soon}/notes`, { text: 'Bakıyorum.' });
  await eventually(async () => (await kinds(soon)).includes('note'));
  for (const number of [answered, soon]) {
    expect(await kinds(number)).not.toContain('effect-failed');
    expect(await told(number)).toHaveLength(1);
  }

  await closeOn();
  await renewed();
  await eventually(async () => due(await ticket(written), 'resolution') === due(before[1]!, 'resolution'));
});

test('what a worker left in the middle the next one goes on with', async () => {
  const number = await call();
  const before = await ticket(number);
  await bilet.stopWorker();
  await promise(80 * H);
  expect(await renewal()).toMatchObject({ finishedAt: null });
  await bilet.startWorker();
  await renewed();
  await eventually(async () => due(await ticket(number), 'resolution') === due(before, 'resolution') - 16 * H);
  expect(await told(number)).toHaveLength(1);
});

test('a contact who becomes a VIP, by hand, by the list or by their organisation, has their open tickets promised more', async () => {
  const { body: vip } = await can.post('/policies', {
    ...{ name: 'VIP', when: { field: 'sender-vip', op: 'is', value: [true] } },
    promises: { normal: { 'first-response': H, 'next-response': H, resolution: 10 * H } },
  });
  await renewed();
  const [theirs, others] = [await call('vip@sube.holding.test'), await call('baska@musteri.test')];
  const contact = (await ayse.get(`/tickets/${theirs}`)).body.contact;
  const policyOf = async (number: number) =>
    (await bilet.rows<{ id: string }>(`select snapshot ->> 'policy' as id from ticket where number = $1`, [number]))[0]!
      .id;
  const usual = await policyOf(theirs);
  const goesBy = (policy: string) => eventually(async () => (await policyOf(theirs)) === policy);

  const person = { name: contact.name, language: null };
  expect((await ayse.put(`/contacts/${contact.id}`, { ...person, vip: true })).status).toBe(200);
  await goesBy(vip.id);
  expect(await renewal()).toMatchObject({ of: 1 });
  await ayse.put(`/contacts/${contact.id}`, { ...person, vip: false });
  await goesBy(usual);
  await can.put('/vips', { entry: '@holding.test', note: '' });
  await goesBy(vip.id);
  await can.delete('/vips', {}, { entry: '@holding.test' });
  await goesBy(usual);
  const firm = { name: 'Holding', domains: ['holding.test'], vip: true, note: '' };
  const { body: organisation } = await can.post('/organisations', firm);
  await goesBy(vip.id);
  await can.delete(`/organisations/${organisation.id}`);
  await goesBy(usual);
  expect(await policyOf(others)).toBe(usual);
  expect(await told(others)).toEqual([]);
});
