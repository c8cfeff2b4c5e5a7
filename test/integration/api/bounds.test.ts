/** What one agent, one session and one machine may take of the API. */
import { request, type ClientRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { type ApiClient, apiClient } from '../../support/cast/api-client.ts';
import { eventually } from '../../support/eventually.ts';
import { startBareApi } from '../../support/stack/api.ts';

let api: Api;
let kurucu: ApiClient;

beforeAll(async () => {
  api = await startBareApi();
  kurucu = apiClient(api.url);
  await kurucu.post('/setup', { name: 'K', email: 'k@example.test', password: 'uzun bir parola', language: 'tr' });
}, 60_000);
afterAll(() => api?.stop(), 60_000);

/** An upload that has begun and does not end. */
function unfinished(): ClientRequest {
  const req = request(`${api.url}/api/uploads?name=a.txt`, {
    method: 'POST',
    headers: { cookie: kurucu.cookie, 'content-type': 'application/octet-stream', 'content-length': '100' },
  });
  req.on('error', () => undefined);
  req.write('yarım');
  return req;
}

test('an agent sends four files at once, and one more when one of them has ended or broken off', async () => {
  const open = Array.from({ length: LIMITS.uploadsOfAgent }, unfinished);
  const another = () => kurucu.upload('b.txt', 'text/plain', Buffer.from('b'));
  const refused = await eventually(
    async () => {
      const answer = await another();
      if (answer.status === 429) return answer;
      // It came before the last of them, and took the place for a moment.
      open.push(unfinished());
      return false;
    },
    { label: 'refused' },
  );
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  open.forEach((one) => one.destroy());
  await eventually(async () => (await another()).status === 201, { label: 'taken again' });
});

test('a session holds twenty streams, and one more when one of them has ended', async () => {
  const streams = await Promise.all(Array.from({ length: LIMITS.streamsOfSession }, () => kurucu.stream()));
  const one = () => kurucu.raw('/api/stream', { signal: AbortSignal.timeout(2_000) });
  expect((await one()).status).toBe(429);
  streams[0]?.close();
  await eventually(async () => (await one()).status === 200, { label: 'served again' });
  streams.forEach((stream) => stream.close());
});

test('metrics are told to this machine only, and not through a proxy on it', async () => {
  const metrics = (headers: Record<string, string> = {}) => fetch(`${api.url}/metrics`, { headers });
  expect((await metrics()).status).toBe(200);
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    expect((await metrics({ [header]: '203.0.113.7' })).status).toBe(404);
});

test('a request of very many parts is refused at once and with few words, a condition as any other body', async () => {
  const filled = (depth: number): unknown =>
    depth === 0 ? { alan: 1 } : { all: Array.from({ length: 20 }, () => filled(depth - 1)) };
  const condition = await kurucu.post('/views', { name: 'Çok', when: filled(3) });
  expect(condition.status).toBe(422);
  expect(condition.body.fields).toMatchObject([{ path: 'when', code: 'too-many', limit: LIMITS.conditionParts }]);
  const names = Object.fromEntries(Array.from({ length: 2 * LIMITS.faultsTold }, (_, at) => [`alan${at}`, 1]));
  expect((await kurucu.post('/views', names)).body.fields).toHaveLength(LIMITS.faultsTold);
  const parts = await kurucu.post('/views', { name: 'Çok', when: Array(LIMITS.jsonValues).fill(1) });
  expect([parts.status, parts.body.code, parts.body.fields]).toEqual([422, 'bad-input', undefined]);
});
