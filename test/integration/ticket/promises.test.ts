/** Promises to customers by the API: made, moved with a reason, kept by an answer that arrived, broken at their instant and told. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

const WORDS = 'Kargo çıkınca yazacağız';
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR = 3_600_000;

type Promised = { id: string; state: string; text: string; endedBy: string | null; moves: number; dueAt: string };
const promises = async (number: number): Promise<Promised[]> =>
  (await ayse.get(`/tickets/${number}/promises`)).body.items;
const promised = async (number: number, state: string): Promise<Promised> =>
  eventually(async () => (await promises(number)).find((one) => one.state === state), { label: `a ${state} promise` });
async function withPromise(dueAt = inMs(4 * HOUR)): Promise<{ number: number; id: string }> {
  const number = await phoneTicket(ayse, bilet, 'Kargom nerede');
  const made = await ayse.post(`/tickets/${number}/promises`, { text: WORDS, dueAt });
  expect(made).toMatchObject({ status: 202, body: { state: 'assigned', ownerId: bilet.people.ayse } });
  return { number, id: made.body.promiseId };
}

test('a promise shows on its ticket with its words, is due there, and its words are in no history', async () => {
  const dueAt = inMs(HOUR / 2);
  const { number, id } = await withPromise(dueAt);
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({
    dueAt,
    promises: [{ id, dueAt, firstDueAt: dueAt, state: 'open', onItsWay: false }],
  });
  expect(await promises(number)).toMatchObject([{ id, text: WORDS, state: 'open', madeBy: { name: AYSE.name } }]);
  const { next } = (await ayse.get(`/tickets/${number}/explanation`)).body;
  expect(next).toContainEqual(expect.objectContaining({ at: dueAt, what: 'promise-broken', why: { promise: id } }));
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  const events = JSON.stringify(items.map(({ data }: { data: object }) => data));
  expect([events.includes(id), events.includes(WORDS)]).toEqual([true, false]);
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'promise', about: expect.objectContaining({ promise: WORDS }) }),
  );
});

test('one that is repeated with its key is made once, and one that is refused leaves nothing', async () => {
  const number = await phoneTicket(ayse, bilet, 'İki kez');
  const headers = { 'Idempotency-Key': randomUUID() };
  const body = { text: WORDS, dueAt: inMs(HOUR) };
  const [first, second] = [
    await ayse.post(`/tickets/${number}/promises`, body, headers),
    await ayse.post(`/tickets/${number}/promises`, body, headers),
  ];
  expect(second.body.promiseId).toBe(first.body.promiseId);
  const past = await ayse.post(`/tickets/${number}/promises`, { text: WORDS, dueAt: inMs(-HOUR) });
  expect(past).toMatchObject({ status: 422, body: { code: 'bad-input' } });
  expect(await promises(number)).toHaveLength(1);
});

test('an answer that is said to keep it does so when the mail server has taken it', async () => {
  const { number, id } = await withPromise();
  const answer = await ayse.post(`/tickets/${number}/replies`, { text: 'Yola çıktı', keeps: [id] });
  expect(answer.status).toBe(202);
  expect(await promised(number, 'kept')).toMatchObject({ id, endedBy: 'answer' });
  expect((await ayse.get(`/tickets/${number}`)).body.promises).toEqual([]);
});

test('one is moved with a reason, which is a note, and its first time stays on record', async () => {
  const { number, id } = await withPromise();
  const dueAt = inMs(30 * HOUR);
  const path = `/tickets/${number}/promises/${id}`;
  await eventually(async () => (await promises(number)).length > 0, { label: 'the promise' });
  expect((await ayse.put(path, { dueAt })).status).toBe(422);
  expect((await ayse.put(path, { dueAt, reason: 'Tedarikçi gecikti' })).status).toBe(202);
  await eventually(async () => (await promises(number))[0]?.dueAt === dueAt, { label: 'the new time' });
  expect((await promises(number))[0]).toMatchObject({ moves: 1, state: 'open' });
  const notes = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(notes).toContainEqual(expect.objectContaining({ direction: 'note', text: 'Tedarikçi gecikti' }));
});

test('one that is not kept is broken at its instant, and its owner is told', async () => {
  const dueAt = inMs(900);
  const { number, id } = await withPromise(dueAt);
  expect(await promised(number, 'broken')).toMatchObject({ id, brokenAt: dueAt, endedAt: null });
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ breached: true });
  const told = () => ayse.get('/notices').then(({ body }) => body.items as { kind: string; ticket: unknown }[]);
  await eventually(async () => (await told()).some(({ kind }) => kind === 'promise-broken'), { label: 'the notice' });
  expect((await ayse.post(`/tickets/${number}/promises/${id}/keeping`)).status).toBe(202);
  await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.breached === false, { label: 'its end' });
  expect((await promises(number))[0]).toMatchObject({ state: 'broken', endedBy: 'hand' });
});

test('a ticket that owes one is archived once it is withdrawn, with a reason', async () => {
  const { number, id } = await withPromise();
  expect(await ayse.post(`/tickets/${number}/archiving`)).toMatchObject({
    status: 409,
    body: { code: 'promise-open' },
  });
  const withdrawal = `/tickets/${number}/promises/${id}/withdrawal`;
  expect((await ayse.post(withdrawal, { reason: 'Müşteri vazgeçti' })).status).toBe(202);
  expect(await promised(number, 'withdrawn')).toMatchObject({ id, endedBy: 'hand' });
  expect(await ayse.post(withdrawal, { reason: 'yine' })).toMatchObject({
    status: 409,
    body: { code: 'promise-ended' },
  });
  expect((await ayse.post(`/tickets/${number}/archiving`)).status).toBe(202);
  const unknown = `/tickets/${number}/promises/${randomUUID()}/keeping`;
  expect(await ayse.post(unknown)).toMatchObject({ status: 404, body: { code: 'not-found' } });
});
