/** The API while Temporal or Postgres is away: reads or refusals, nothing half-done, and work again when they are back. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { startApi, type Api } from '../../api/server.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';
import { AYSE, PASSWORD } from '../support/cast.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { eventually } from '../support/eventually.ts';

/** A door that can be shut: what stands between the API and a neighbour. */
async function door(host: string, port: number) {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((socket) => {
        const on = connect(port, host);
        for (const one of [socket, on]) {
          sockets.add(one);
          one
            .on('error', () => undefined)
            .on('close', () => [socket, on].forEach((end) => (sockets.delete(end), end.destroy())));
        }
        socket.pipe(on).pipe(socket);
      }).once('error', reject);
      server.listen(at, '127.0.0.1', () => resolve((server!.address() as { port: number }).port));
    });
  const at = await listen(0);
  return {
    port: at,
    shut: async () => {
      const closed = new Promise((resolve) => server!.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
    open: () => listen(at),
  };
}

let desk: Desk;
let api: Api;
let ayse: ApiClient;
let temporal: Awaited<ReturnType<typeof door>>;
let postgres: Awaited<ReturnType<typeof door>>;
let number: number;

beforeAll(async () => {
  desk = await startDesk({ server: 'own', always: true });
  const [host, port] = desk.settings.temporal.address.split(':');
  temporal = await door(host!, Number(port));
  const database = new URL(desk.settings.databaseUrl);
  postgres = await door(database.hostname, Number(database.port));
  database.port = String(postgres.port);
  database.hostname = '127.0.0.1';
  api = await startApi({
    databaseUrl: database.href,
    temporal: { address: `127.0.0.1:${temporal.port}`, namespace: 'default' },
    taskQueue: desk.settings.temporal.taskQueue,
    dataDir: desk.dataDir,
    secretKey: desk.settings.secretKey,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    log: desk.log,
    uiFolder: null,
  });
  ayse = apiClient(api.url);
  await ayse.post('/session', { email: AYSE.email, password: PASSWORD });
  number = (
    await ayse.post('/tickets', {
      subject: 'Kesinti',
      text: 'x',
      contact: { address: 'a@example.test' },
      mailbox: desk.mailbox,
    })
  ).body.number;
}, 60_000);

afterAll(async () => {
  await api?.stop();
  await temporal?.shut().catch(() => undefined);
  await postgres?.shut().catch(() => undefined);
  await desk?.stop();
}, 30_000);

test('Temporal away: reads work, writes are refused with nothing half-done, and it comes back by itself', async () => {
  await temporal.shut();
  const rows = () =>
    desk.rows<{ n: number }>(
      `select (select count(*) from message)::int + (select count(*) from outbox)::int + (select count(*) from ticket)::int as n`,
    );
  const before = await rows();
  expect((await ayse.get(`/tickets/${number}`)).status).toBe(200);
  expect((await ayse.get('/tickets?view=open')).body.items).toHaveLength(1);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  const started = Date.now();
  for (const refused of [
    await ayse.post(`/tickets/${number}/replies`, { text: 'cevap' }),
    await ayse.put(`/tickets/${number}/priority`, { priority: 'high' }),
    await ayse.post('/tickets', {
      subject: 'y',
      text: 'y',
      contact: { address: 'b@example.test' },
      mailbox: desk.mailbox,
    }),
  ]) {
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('5');
  }
  expect(Date.now() - started).toBeLessThan(8_000);
  expect(await rows()).toEqual(before);
  await temporal.open();
  const back = await eventually(
    async () => {
      const answer = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
      return answer.status === 202 && answer;
    },
    { withinMs: 15_000 },
  );
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
  await eventually(async () => (await ayse.get(`/tickets/${number}`)).status === 200, { withinMs: 15_000 });
  await stream.next((event) => event.event === 'reload');
  const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'low' });
  await stream.next((event) => event.event === 'change' && event.data.version === body.version);
  stream.close();
}, 60_000);

test('no worker: a command is accepted as pending, and its effect shows when a worker is back', async () => {
  await desk.stopWorker();
  const key = { 'idempotency-key': 'tek-anahtar' };
  const answer = await ayse.post(`/tickets/${number}/notes`, { text: 'beklerken' }, key);
  expect(answer).toMatchObject({ status: 202, body: { pending: true } });
  await desk.startWorker();
  const again = await eventually(
    async () => {
      const repeated = await ayse.post(`/tickets/${number}/notes`, { text: 'beklerken' }, key);
      return repeated.body.pending === false && repeated;
    },
    { withinMs: 20_000 },
  );
  expect(again.body.messageId).toBe(answer.body.messageId);
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  expect(items.filter((item: { text: string }) => item.text === 'beklerken')).toHaveLength(1);
}, 60_000);

test('stopping ends streams and idle connections within a second', async () => {
  const other = await startApi({
    databaseUrl: desk.settings.databaseUrl,
    temporal: desk.settings.temporal,
    taskQueue: desk.settings.temporal.taskQueue,
    dataDir: desk.dataDir,
    secretKey: desk.settings.secretKey,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    log: desk.log,
    uiFolder: null,
  });
  const stream = await apiClient(other.url, ayse.cookie).stream();
  await stream.next((event) => event.event === 'hello');
  const started = Date.now();
  await other.stop();
  await stream.ended;
  expect(Date.now() - started).toBeLessThan(1_500);
}, 30_000);
