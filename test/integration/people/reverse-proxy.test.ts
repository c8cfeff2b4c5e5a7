/** The API behind a reverse proxy: whose word on the client's address is taken, and what is counted by it. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { startBareApi } from '../../support/stack/api.ts';

/** Wrong passwords for one address from one network place. */
const TRIES = 10;

let api: Api | undefined;
afterEach(() => api?.stop());

const start = async (trustProxy: number | string[] | null) => {
  api = await startBareApi({ trustProxy });
};
/** The status of a sign-in with a wrong password, as a proxy hands it on for `client`. */
const signIn = async (client: string, headers: Record<string, string> = {}) =>
  (
    await fetch(`${api!.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': client, ...headers },
      body: JSON.stringify({ email: 'kimse@example.test', password: 'yanlis-parola' }),
    })
  ).status;
const many = async (client: (n: number) => string) => {
  const statuses = [];
  for (let n = 0; n < TRIES; n += 1) statuses.push(await signIn(client(n)));
  return new Set(statuses);
};

describe('the limit of wrong passwords', () => {
  test('is not evaded by a client that names another address each time', async () => {
    await start(null);
    expect(await many((n) => `203.0.113.${n}`)).toEqual(new Set([401]));
    expect(await signIn('203.0.113.99')).toBe(429);
  });

  test.each([
    ['one hop', 1],
    ['this network', ['127.0.0.0/8']],
  ])('counts the real client where %s is trusted, whatever that client claims itself', async (_, trustProxy) => {
    await start(trustProxy);
    expect(await many((n) => `192.0.2.${n}, 203.0.113.1`)).toEqual(new Set([401]));
    expect(await signIn('192.0.2.99, 203.0.113.1')).toBe(429);
    expect(await signIn('203.0.113.2')).toBe(401);
  });

  test('stays with the sender of the request where other networks are trusted', async () => {
    await start(['198.51.100.0/24']);
    expect(await many((n) => `203.0.113.${n}`)).toEqual(new Set([401]));
    expect(await signIn('203.0.113.99')).toBe(429);
  });
});

test('a form is accepted behind a proxy that rewrites Host only when that proxy is trusted', async () => {
  const fromOurPage = { origin: 'https://destek.example.com', 'x-forwarded-host': 'destek.example.com' };
  await start(null);
  expect(await signIn('203.0.113.1', fromOurPage)).toBe(403);
  await api!.stop();
  await start(['loopback']);
  expect(await signIn('203.0.113.1', fromOurPage)).toBe(401);
  expect(await signIn('203.0.113.1', { ...fromOurPage, origin: 'https://kotu.example' })).toBe(403);
});
