/** How often a password may be tried: by the pair of account and network, by the network, by the account. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { tryPassword } from '../../../api/people/sign-in-limits.ts';
import { apiClient } from '../../support/cast/api-client.ts';
import { startBareApi } from '../../support/stack/api.ts';

const OWNER = { email: 'kurucu@example.test', password: 'ilk parolam' };
const WAIT = { code: 'too-many-requests', details: { retryAfterS: expect.any(Number) } };
let api: Api;

beforeEach(async () => {
  api = await startBareApi({ trustProxy: 1 });
  await apiClient(api.url).post('/setup', { ...OWNER, name: 'Kurucu', language: 'tr' });
}, 60_000);
afterEach(() => api?.stop());

const signIn = async (ip: string, email: string, password = 'yanlış parola') =>
  apiClient(api.url).post('/session', { email, password }, { 'x-forwarded-for': ip });
/** One try, as the API counts it; `right` says how the looking at the password ends. */
const tried = (ip: string, email: string, right: boolean | Error = false) =>
  tryPassword(api.deps, { ip, email }, () => (right instanceof Error ? Promise.reject(right) : Promise.resolve(right)));
const times = async (count: number, one: (n: number) => Promise<unknown>) => {
  for (let n = 0; n < count; n += 1) await one(n);
};
const person = (n: number) => `kisi-${n}@example.test`;
/** What is counted against somebody now. */
const counted = async () => {
  const text = `select key from login_attempt where failures > 0 order by key collate "C"`;
  return (await api.deps.pool.query<{ key: string }>(text)).rows.map((row) => row.key);
};

test('one password tried on a hundred accounts from one address makes that address wait, and no other', async () => {
  const spray = await Promise.all(Array.from({ length: 100 }, (_, n) => signIn('203.0.113.1', person(n))));
  expect(new Set(spray.map((one) => one.status))).toEqual(new Set([401]));
  const refused = await signIn('203.0.113.1', OWNER.email, OWNER.password);
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
  expect((await signIn('203.0.113.2', OWNER.email, OWNER.password)).status).toBe(201);
}, 60_000);

test('all addresses of one IPv6 line count as one', async () => {
  await times(10, (n) => tried(`2001:db8:1:2::${n + 1}`, OWNER.email));
  expect((await signIn('2001:db8:1:2:ffff::1', OWNER.email)).status).toBe(429);
  expect((await signIn('2001:db8:1:3::1', OWNER.email)).status).toBe(401);
});

test('one account guessed at from many networks has to wait, but its owner not for long', async () => {
  await times(20, (n) => tried(`198.51.100.${n}`, OWNER.email));
  const refused = await signIn('203.0.113.7', OWNER.email, OWNER.password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(5 * 60);
  expect((await signIn('198.51.100.1', person(1))).status).toBe(401);
  await api.deps.pool.query(`update login_attempt set window_start = window_start - interval '5 minutes'`);
  expect((await signIn('203.0.113.7', OWNER.email, OWNER.password)).status).toBe(201);
});

test('a password is not verified once the limit is reached', async () => {
  await times(10, () => tried('203.0.113.1', OWNER.email));
  await expect(tried('203.0.113.1', OWNER.email, new Error('it was looked at'))).rejects.toMatchObject(WAIT);
});

describe('what does not count', () => {
  test('is a right password: a whole office signs in from one address', async () => {
    await times(120, (n) => tried('203.0.113.1', person(n), true));
    await times(30, () => tried('203.0.113.1', OWNER.email, true));
    expect(await counted()).toEqual([]);
  });

  test('are wrong passwords before the right one, of the same account and network', async () => {
    await times(9, () => tried('203.0.113.1', OWNER.email));
    expect((await signIn('203.0.113.1', OWNER.email, OWNER.password)).status).toBe(201);
    expect(await counted()).toEqual([`account ${OWNER.email}`, 'network 203.0.113.1']);
    await times(9, () => tried('203.0.113.1', OWNER.email));
  });

  test('is a refused try, so that a program that never gives up does not lock out its whole office', async () => {
    await times(10, () => tried('203.0.113.1', OWNER.email));
    await times(110, () => expect(tried('203.0.113.1', OWNER.email)).rejects.toMatchObject(WAIT));
    expect((await signIn('203.0.113.1', person(1))).status).toBe(401);
  });

  test('is a try refused because of its network, so that the account may sign in as soon as the network may', async () => {
    await times(100, (n) => tried('203.0.113.1', person(n)));
    await times(11, () => expect(tried('203.0.113.1', OWNER.email, true)).rejects.toMatchObject(WAIT));
    await api.deps.pool.query(
      `update login_attempt set window_start = window_start - interval '15 minutes' where key like 'network %'`,
    );
    expect(await tried('203.0.113.1', OWNER.email, true)).toBe(true);
  });

  test('is a try that nobody could look at', async () => {
    const broken = new Error('the line was full');
    await expect(tried('203.0.113.1', OWNER.email, broken)).rejects.toBe(broken);
    expect(await counted()).toEqual([]);
  });
});

test('counts that have run out are deleted when new ones begin', async () => {
  await tried('203.0.113.1', person(1));
  await api.deps.pool.query(`update login_attempt set window_start = window_start - interval '61 minutes'`);
  await tried('203.0.113.2', person(2));
  expect(await counted()).toEqual([`account ${person(2)}`, 'network 203.0.113.2', `pair ${person(2)} 203.0.113.2`]);
});
