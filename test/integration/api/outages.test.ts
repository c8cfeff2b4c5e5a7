/** The API while Temporal or Postgres is away: reads or refusals, nothing half-done, and work again when they are back. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { Api } from '../../../api/server.ts';
import { type ApiClient, apiClient, signedIn } from '../../support/cast/api-client.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { AYSE, PASSWORD } from '../../support/cast/cast.ts';
import { startInstallation, type Installation } from '../../support/stack/installation.ts';
import { door, type Door } from '../../support/stack/door.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';

let bilet: Installation;
let api: Api;
let ayse: ApiClient;
let temporal: Door;
let postgres: Door;
let number: number;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true });
  const [host, port] = bilet.settings.temporal.address.split(':');
  temporal = await door(host!, Number(port));
  const database = new URL(bilet.settings.databaseUrl);
  postgres = await door(database.hostname, Number(database.port));
  database.port = String(postgres.port);
  database.hostname = '127.0.0.1';
  api = await startApiOf(bilet, {
    databaseUrl: database.href,
    temporal: { address: `127.0.0.1:${temporal.port}`, namespace: 'default' },
  });
  ayse = await signedIn(api.url, AYSE.email);
  number = await phoneTicket(ayse, bilet, 'Kesinti');
}, 60_000);

afterAll(async () => {
  await api?.stop();
  await temporal?.shut().catch(() => undefined);
  await postgres?.shut().catch(() => undefined);
  await bilet?.stop();
}, 30_000);

test('Temporal away: reads work, writes are refused with nothing half-done, and it comes back by itself', async () => {
  await temporal.shut();
  const rows = () =>
    bilet.rows<{ n: number }>(
      `select (select count(*) from message)::int + (select count(*) from outbox)::int + (select count(*) from ticket)::int as n`,
    );
  const before = await rows();
  expect((await ayse.get(`/tickets/${number}`)).status).toBe(200);
  expect((await ayse.get('/tickets?view=open')).body.items).toHaveLength(1);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  for (const refused of [
    await ayse.post(`/tickets/${number}/replies`, { text: 'cevap' }),
    await ayse.put(`/tickets/${number}/priority`, { priority: 'high' }),
    await ayse.post('/tickets', {
      subject: 'y',
      text: 'y',
      contact: { address: 'b@example.test' },
      mailbox: bilet.mailbox,
    }),
  ]) {
    // Refused before it was asked: whoever waits for an answer in vain cannot say that nothing was changed.
    const detail = expect.stringContaining('nothing was changed');
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable', detail } });
    expect(refused.headers.get('retry-after')).toBe('5');
  }
  expect(await rows()).toEqual(before);
  await temporal.open();
  const back = await eventually(async () => {
    const answer = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
    return answer.status === 202 && answer;
  });
  expect(back.body.priority).toBe('high');
}, 60_000);

test('Postgres away: 503 with Retry-After, no crash; the pool and the stream recover without a restart', async () => {
  const stream = await ayse.stream();
  await stream.next((event) => event.event === 'hello');
  await postgres.shut();
  expect(await ayse.get(`/tickets/${number}`)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  await postgres.open();
  await eventually(async () => (await ayse.get(`/tickets/${number}`)).status === 200);
  await stream.next((event) => event.event === 'reload');
  const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'low' });
  await stream.next((event) => event.event === 'change' && event.data.version === body.version);
  stream.close();
}, 60_000);

test('Temporal frozen: no command is called accepted that it may never have heard of; repeated it counts once', async () => {
  temporal.freeze();
  const key = { 'idempotency-key': 'donmus-anahtar' };
  const lost = await ayse.post(`/tickets/${number}/notes`, { text: 'donmuşken' }, key);
  expect(lost).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  temporal.thaw();
  await eventually(
    async () => (await ayse.post(`/tickets/${number}/notes`, { text: 'donmuşken' }, key)).body.pending === false,
  );
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  expect(items.filter((item: { text: string }) => item.text === 'donmuşken')).toHaveLength(1);
}, 60_000);

test('no worker for long: what was accepted as pending is carried out without being asked again', async () => {
  await bilet.stopWorker();
  const answer = await ayse.put(`/tickets/${number}/tags`, { tags: ['kargo'] });
  expect(answer).toMatchObject({ status: 202, body: { pending: true } });
  await bilet.startWorker();
  await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.tags.includes('kargo'));
}, 60_000);

test('no worker: a command is accepted as pending, and its effect shows when a worker is back', async () => {
  await bilet.stopWorker();
  const key = { 'idempotency-key': 'tek-anahtar' };
  const answer = await ayse.post(`/tickets/${number}/notes`, { text: 'beklerken' }, key);
  expect(answer).toMatchObject({ status: 202, body: { pending: true } });
  await bilet.startWorker();
  const again = await eventually(async () => {
    const repeated = await ayse.post(`/tickets/${number}/notes`, { text: 'beklerken' }, key);
    return repeated.body.pending === false && repeated;
  });
  expect(again.body.messageId).toBe(answer.body.messageId);
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  expect(items.filter((item: { text: string }) => item.text === 'beklerken')).toHaveLength(1);
}, 60_000);

test('stopping ends streams and idle connections at once, and a request under way is still answered', async () => {
  const other = await startApiOf(bilet);
  const stream = await apiClient(other.url, ayse.cookie).stream();
  await stream.next((event) => event.event === 'hello');
  const agent = new Agent({ keepAlive: true });
  const [idle] = (await once(request(`${other.url}/healthz`, { agent }).end(), 'response')) as [IncomingMessage];
  const letGo = once(idle.socket, 'close');
  await once(idle.resume(), 'end');
  const body = JSON.stringify({ email: AYSE.email, password: PASSWORD });
  const slow = request(`${other.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), expect: '100-continue' },
  });
  const answered = once(slow, 'response');
  slow.flushHeaders();
  await once(slow, 'continue');

  const stopped = other.stop();
  expect(await stream.ended).toBe('ended');
  await letGo;
  // At the end of its grace the API would have cut all of them together.
  slow.end(body);
  const [answer] = (await answered) as [IncomingMessage];
  expect(answer.resume().statusCode).toBe(201);
  await stopped;
  agent.destroy();
}, 30_000);
