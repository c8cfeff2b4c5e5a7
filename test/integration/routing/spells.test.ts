/** Rules of passing time are asked about every ticket that they are for, also while one of them cannot be told. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServiceError } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { Deps } from '../../../activities/deps.ts';
import { askAboutTime } from '../../../activities/ticket/time-passed.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { sweptSoFar } from '../../../db/ticket/sweep.ts';
import { enterRule } from '../../support/routing/at-work.ts';
import { freshDatabase } from '../../support/stack/databases.ts';

let pool: Pool;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = createPool(database.url, () => undefined, 3);
  await ensureDefaults(pool);
  const old = { field: 'minutes-in-state', op: 'at-least', value: [60] } as const;
  await enterRule(pool, 'Bekledi', old, [{ do: 'add-tags', tags: ['bekledi'] }], ['time-passed']);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await drop();
});

const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;
/** A ticket that has been in its state for so many hours. */
async function hasStayed(number: number, hours: number): Promise<void> {
  const [contact] = await rows('insert into contact default values returning id');
  await rows(
    `insert into ticket (number, code, contact_id, subject, language, team_id, state_since, created_at)
       select $1, $2, $3, 's', 'tr', id, at, at from team, date_trunc('milliseconds', now() - $4 * interval '1 hour') as at limit 1`,
    [number, `kod${number}`, contact.id, hours],
  );
}
/** One pass, over tickets that answer as `answer` does; returns which were told, and what was logged of it. */
async function pass(answer: (number: number) => Error | null) {
  const told: number[] = [];
  const deps = {
    ...{ pool, clock: { now: Date.now }, taskQueue: 'q', settings: { publicUrl: 'http://desk.test' } },
    temporal: {
      workflow: {
        signalWithStart: async (_: string, { workflowId }: { workflowId: string }) => {
          const number = Number(workflowId.split('-')[1]);
          const error = answer(number);
          if (error !== null) throw error;
          told.push(number);
        },
      },
    },
  } as unknown as Deps;
  const said: string[] = [];
  const logger = new DefaultLogger('WARN', ({ message }) => void said.push(message));
  const env = new MockActivityEnvironment(undefined, { logger });
  const failed = await env
    .run(() => askAboutTime(deps))
    .then(
      () => null,
      (error: Error) => error,
    );
  return { told, said: said.length, failed };
}
const becomes = (number: number) =>
  rows(`update time_told set failed_at = failed_at - interval '11 minutes' where ticket_number = $1`, [number]);

test('one that cannot be told is set aside, said once and counted; all others are told', async () => {
  for (const [number, hours] of [
    [1, 5],
    [2, 4],
    [3, 3],
  ] as const)
    await hasStayed(number, hours);
  const isSick = (number: number) => (number === 1 ? new Error('its history is broken') : null);
  expect(await pass(isSick)).toEqual({ told: [2, 3], said: 1, failed: null });
  expect(await sweptSoFar(pool)).toEqual([{ what: 'unasked', found: 1 }]);
  expect(await pass(isSick)).toEqual({ told: [], said: 0, failed: null });
  await becomes(1);
  expect(await pass(isSick)).toEqual({ told: [], said: 0, failed: null });
  expect(await sweptSoFar(pool)).toEqual([{ what: 'unasked', found: 1 }]);
  await becomes(1);
  expect(await pass(() => null)).toEqual({ told: [1], said: 0, failed: null });
  expect(await pass(() => null)).toEqual({ told: [], said: 0, failed: null });
});

test('while Temporal is away nothing is set aside, and all are told when it is back', async () => {
  await hasStayed(4, 3);
  const away = Object.assign(new ServiceError('14 UNAVAILABLE'), {
    cause: Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '', metadata: {} }),
  });
  expect((await pass(() => away)).failed).toBe(away);
  expect((await pass(() => null)).told).toEqual([4]);
});
