/** What a process asks of Postgres: bounded in time, and known to be kept. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { durabilityFaults, warnOfForgetting } from '../../../db/core/durability.ts';
import { isPostgresAway } from '../../../db/core/outage.ts';
import { bounded, createPool, type Pool } from '../../../db/core/pool.ts';
import { freshDatabase, type FreshDatabase } from '../../support/stack/databases.ts';

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(bounded(database.url, 200), () => undefined, 1);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('a statement that takes too long is ended, counts as an outage, and its connection serves again', async () => {
  const error = await pool.query('select pg_sleep(30)').catch((fault: unknown) => fault);
  expect(isPostgresAway(error)).toBe(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a Postgres that may forget what it has confirmed is named with its settings, and one that may not with none', async () => {
  // That of the tests is fast and forgetful.
  expect(await durabilityFaults(pool)).toContain('fsync=off');
  const said: unknown[] = [];
  await warnOfForgetting(pool, (_message, attributes) => said.push(attributes));
  expect(said).toEqual([{ settings: expect.arrayContaining(['synchronous_commit=off']) }]);
  await pool.query('set synchronous_commit = on');
  expect(await durabilityFaults(pool)).not.toContain('synchronous_commit=off');
});
