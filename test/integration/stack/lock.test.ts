import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { type Held, holdLock } from '../../../db/core/lock.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { freshDatabase, type FreshDatabase } from '../../support/stack/databases.ts';
import { eventually } from '../../support/eventually.ts';

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 5);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('whoever waits for a lock stops waiting at once when it is told to, and leaves nothing behind', async () => {
  const leave = new AbortController();
  const stop = new AbortController();
  let isHeld = false;
  const holding = holdLock(pool, 'kilit', leave.signal, async () => {
    isHeld = true;
    await new Promise((resolve) => leave.signal.addEventListener('abort', resolve, { once: true }));
  });
  await eventually(() => isHeld, { label: 'the lock taken' });

  let worked = false;
  const waiting = holdLock(pool, 'kilit', stop.signal, async () => void (worked = true));
  // In the pause between two tries it listens, and from one try to the next with one listener.
  const isPausing = () => getEventListeners(stop.signal, 'abort').length === 1;
  for (const label of ['the first pause', 'the next one']) {
    await eventually(isPausing, { label });
    await eventually(() => !isPausing(), { label: `the end of ${label}`, everyMs: 1 });
  }
  await eventually(isPausing, { label: 'a pause' });
  stop.abort();
  // It needs no more than this turn of the event loop, so neither the end of its pause nor an answer of Postgres.
  expect(await Promise.race([waiting.then(() => 'stopped'), turn('still waits')])).toBe('stopped');
  expect(worked).toBe(false);
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);

  leave.abort();
  await holding;
});

test('the holder of a lock can tell whether somebody waits, who gets it when it is given back', async () => {
  const never = new AbortController().signal;
  let lock: Held | undefined;
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  const holding = holdLock(pool, 'sıra', never, async (held) => {
    lock = held;
    await given;
  });
  const isWanted = async () => lock?.isWanted();
  await eventually(async () => (await isWanted()) === false, { label: 'a lock that nobody waits for' });

  const impatient = new AbortController();
  const leaving = holdLock(pool, 'sıra', impatient.signal, async () => undefined);
  await eventually(isWanted, { label: 'somebody who waits' });
  impatient.abort();
  await leaving;
  await eventually(async () => (await isWanted()) === false, { label: 'nobody who waits' });

  let worked = false;
  const next = holdLock(pool, 'sıra', never, async (held) => {
    // Its own waiting is over.
    worked = !(await held.isWanted());
  });
  await eventually(isWanted, { label: 'somebody who waits again' });
  give();
  await Promise.all([holding, next]);
  expect(worked).toBe(true);
});
