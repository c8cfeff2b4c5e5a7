/** What the demo begins with, before its mails: people, how they share their work, and a past that teaches. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { learnKinds } from '../../../activities/learn-kinds.ts';
import { createPool, many, type Pool } from '../../../db/core/pool.ts';
import { kindsLearned } from '../../../db/routing/kinds.ts';
import { violations } from '../../../db/routing/guarantee.ts';
import { seedPeople } from '../../../dev/seed.ts';
import { createVault } from '../../../vault/vault.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined);
}, 60_000);
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const seed = () =>
  seedPeople({
    pool,
    vault: createVault('a key for tests that is long enough to be one'),
    mailServer: { host: '127.0.0.1', smtpPort: 25, imapPort: 143 },
    sink: { host: '127.0.0.1', port: 25 },
  });
const past = () =>
  many<{ number: number; type: string; state: string; at: Date }>(pool, {
    text: 'select number, type, state, created_at as at from ticket where archived order by number',
  });

test('everybody can be signed in to, and a second start changes nothing', async () => {
  const { accounts } = await seed();
  expect(accounts.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ayşe Yılmaz', 'Onur Baş', 'Deniz Acar']));
  const first = await past();
  expect((await seed()).accounts).toEqual(accounts);
  expect(await past()).toEqual(first);
});

test('its past is closed, in order, and teaches the four kinds', async () => {
  const tickets = await past();
  expect(tickets.every(({ state }) => state === 'closed')).toBe(true);
  expect(tickets.map(({ at }) => at.getTime())).toEqual(
    tickets.map(({ at }) => at.getTime()).toSorted((a, b) => a - b),
  );
  expect(tickets.at(-1)!.at.getTime()).toBeLessThan(Date.now());
  expect(await learnKinds({ pool })).toBe(tickets.length);
  const { measured } = (await kindsLearned(pool))!;
  const sure = measured.find(({ from }) => from === 0.8)!;
  expect(sure.right / sure.set).toBeGreaterThan(0.8);
  expect(await violations(pool, 10)).toEqual([]);
});
