/** A due time that a person sets, by the API and through a real workflow: moved with a reason, warned, broken at its new instant. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

const HOUR = 3_600_000;
const WHY = 'Müşteri geç gelecek';
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const opened = () => phoneTicket(ayse, desk, 'Ne zaman', { owner: desk.people.ayse });
type Clock = { kind: string; dueAt: string; promisedAt: string | null; state: string; promises: object[] };
const clocksOf = async (number: number): Promise<Clock[]> =>
  (await ayse.get(`/tickets/${number}/explanation`)).body.clocks;
const end = async (number: number): Promise<Clock> =>
  (await clocksOf(number)).find(({ kind }) => kind === 'resolution')!;
const path = (number: number) => `/tickets/${number}/clocks/resolution`;

test('it is due then, the first promise and the reason stay, and the words are in no event', async () => {
  const number = await opened();
  const before = await end(number);
  const dueAt = inMs(2 * HOUR);
  const headers = { 'Idempotency-Key': randomUUID() };
  const answers = [
    await ayse.put(path(number), { dueAt, reason: WHY }, headers),
    await ayse.put(path(number), { dueAt, reason: WHY }, headers),
  ];
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  const after = await eventually(
    async () => {
      const clock = await end(number);
      return clock.dueAt === dueAt && clock;
    },
    { label: 'the new due time' },
  );
  expect(after).toMatchObject({ state: 'running', promisedAt: before.dueAt });
  expect(after.promises).toMatchObject([
    { because: 'start', dueAt: before.dueAt, reason: null },
    { because: 'override', dueAt, reason: WHY, by: { name: 'Ayşe Yılmaz' }, amountMs: null },
  ]);
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  const told = items.filter(({ kind }: { kind: string }) => kind === 'set-due');
  expect(told).toMatchObject([{ data: { clock: 'resolution', was: Date.parse(before.dueAt) } }]);
  expect(JSON.stringify(items)).not.toContain(WHY);
  const notes = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(notes).toContainEqual(expect.objectContaining({ direction: 'note', text: WHY }));
});

test('it is broken at the instant that was set, and not set again after that', async () => {
  const number = await opened();
  const dueAt = inMs(1_500);
  expect((await ayse.put(path(number), { dueAt, reason: WHY })).status).toBe(202);
  const broken = await eventually(
    async () => {
      const clock = await end(number);
      return clock.state === 'breached' && clock;
    },
    { label: 'the breach' },
  );
  expect(broken).toMatchObject({ dueAt, breachedAt: dueAt });
  const late = await ayse.put(path(number), { dueAt: inMs(HOUR), reason: WHY });
  expect(late).toMatchObject({ status: 409, body: { code: 'promise-ended' } });
});

test('a snooze brings along what is done late about its own promise', async () => {
  const steps = [{ clock: 'first-response', at: HOUR, do: 'tell-lead' }];
  await desk.pool.query('update policy set escalations = $1', [JSON.stringify(steps)]);
  const number = await opened();
  const snooze = { until: inMs(24 * HOUR), dueAt: inMs(25 * HOUR), reason: WHY };
  const answer = await ayse.put(`/tickets/${number}/snooze`, snooze);
  expect(answer.status).toBe(202);
  const data = await eventually(
    async () => {
      const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
      return items.find(({ kind }: { kind: string }) => kind === 'snooze')?.data;
    },
    { label: 'the snooze on record' },
  );
  expect(data.late['first-response']).toMatchObject([{ afterMs: HOUR }]);
  expect(data.late['first-response'][0].at).toBeGreaterThan(Date.parse(answer.body.snooze.dueAt));
});

test('without a reason, for the past, for a clock that is none or with a version that is stale it is refused', async () => {
  const number = await opened();
  const ask = (body: object, headers?: Record<string, string>) => ayse.put(path(number), body, headers);
  expect(await ask({ dueAt: inMs(HOUR) })).toMatchObject({ status: 422 });
  expect(await ask({ dueAt: inMs(HOUR), reason: '  ' })).toMatchObject({ status: 422 });
  expect(await ask({ dueAt: inMs(-HOUR), reason: WHY })).toMatchObject({ status: 422, body: { code: 'bad-input' } });
  expect(await ask({ dueAt: inMs(HOUR), reason: WHY }, { 'If-Match': '"99"' })).toMatchObject({
    ...{ status: 409, body: { code: 'stale-version' } },
  });
  const none = await ayse.put(`/tickets/${number}/clocks/next-response`, { dueAt: inMs(HOUR), reason: WHY });
  expect(none).toMatchObject({ status: 409, body: { code: 'promise-ended' } });
  const notes = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(notes.filter(({ text }: { text: string }) => text === WHY)).toEqual([]);
});
