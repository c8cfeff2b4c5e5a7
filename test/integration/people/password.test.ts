/** An agent's own password, and what is left of one in the database. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { Api } from '../../../api/server.ts';
import { createSession } from '../../../db/people/sessions.ts';
import { apiClient, signedIn } from '../../support/cast/api-client.ts';
import { eventually } from '../../support/eventually.ts';
import { startBareApi } from '../../support/stack/api.ts';

const EMAIL = 'kurucu@example.test';
const FIRST = 'ilk parolam';
let api: Api;

beforeAll(async () => {
  api = await startBareApi();
  const setUp = apiClient(api.url);
  await setUp.post('/setup', { name: 'Kurucu', email: EMAIL, password: FIRST, language: 'tr' });
}, 60_000);
afterAll(() => api?.stop());

test('a new password ends every other session, replaces the old one, and is noted in the audit', async () => {
  const [here, there] = [await signedIn(api.url, EMAIL, FIRST), await signedIn(api.url, EMAIL, FIRST)];
  expect(await here.put('/profile/password', { current: FIRST, password: 'yeni parolam' })).toMatchObject({
    status: 204,
  });
  expect((await here.get('/session')).status).toBe(200);
  expect((await there.get('/session')).status).toBe(401);
  expect((await apiClient(api.url).post('/session', { email: EMAIL, password: FIRST })).status).toBe(401);
  await signedIn(api.url, EMAIL, 'yeni parolam');
  const { rows } = await api.deps.pool.query(
    "select agent_id = subject::uuid as own, detail from audit where action = 'agent.password'",
  );
  expect(rows).toEqual([{ own: true, detail: {} }]);
  await here.put('/profile/password', { current: 'yeni parolam', password: FIRST });
});

test('whoever finds a signed-in browser has few guesses at the present password, and changes nothing', async () => {
  const here = await signedIn(api.url, EMAIL, FIRST);
  const guess = () => here.put('/profile/password', { current: 'tahmin', password: 'benim parolam' });
  const first = await guess();
  expect(first).toMatchObject({ status: 422, body: { code: 'wrong-password' } });
  const statuses = [];
  for (let tries = 0; tries < 10; tries += 1) statuses.push((await guess()).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await here.put('/profile/password', { current: FIRST, password: 'kısa' })).status).toBe(422);
  const { rows } = await api.deps.pool.query(
    "select count(*)::int as count from audit where action = 'agent.password'",
  );
  expect(rows[0].count).toBe(2);
  await api.deps.pool.query('delete from login_attempt');
});

test('the hash that tells repeated requests apart says nothing about a password in the body', async () => {
  const here = await signedIn(api.url, EMAIL, FIRST);
  const key = randomUUID();
  const body = { current: FIRST, password: 'çok gizli parola' };
  await here.put('/profile/password', body, { 'idempotency-key': key });
  const again = await here.put('/profile/password', body, { 'idempotency-key': key });
  expect(again.status).toBe(204);
  const other = await here.put('/profile/password', { ...body, password: 'başka parola' }, { 'idempotency-key': key });
  expect(other.body.code).toBe('key-reused');
  const { rows } = await api.deps.pool.query('select request_hash as hash from idempotency where key = $1', [key]);
  const guessed = createHash('sha256')
    .update(`PUT /api/profile/password\n${JSON.stringify(body)}`)
    .digest('hex');
  expect(rows[0].hash).not.toBe(guessed);
});

test('whoever is deactivated while they sign in has no session, also not once they are active again', async () => {
  const { pool } = api.deps;
  const admin = await pool.connect();
  try {
    await admin.query('begin');
    await admin.query('update agent set active = false where email = $1', [EMAIL]);
    const { rows } = await pool.query<{ id: string }>('select id from agent where email = $1', [EMAIL]);
    const opening = createSession(pool, Buffer.from('oturum'), rows[0]!.id, 60_000);
    const waits = async () =>
      (await admin.query("select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple')"))
        .rowCount !== 0;
    await eventually(waits, { label: 'the session waits for whoever deactivates' });
    await admin.query('delete from session');
    await admin.query('commit');
    expect(await opening).toBe(false);
    expect((await pool.query('select 1 from session')).rows).toEqual([]);
  } finally {
    await admin.query('update agent set active = true where email = $1', [EMAIL]);
    admin.release();
  }
}, 30_000);
