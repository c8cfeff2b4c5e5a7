/** What a queue has given away stays given until the ticket itself refuses; and room that is promised is taken. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Deps } from '../../../activities/deps.ts';
import { createHandOut } from '../../../activities/routing/hand-out.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { violations } from '../../../db/routing/guarantee.ts';
import { takeRoom } from '../../../db/routing/room.ts';
import { unheardOf } from '../../../db/ticket/ahead.ts';
import { loadTicket } from '../../../db/ticket/record.ts';
import { isWaiting } from '../../../db/ticket/queued.ts';
import { atWork, makeTeam } from '../../support/routing/at-work.ts';
import { freshDatabase } from '../../support/stack/databases.ts';

let pool: Pool;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = createPool(database.url, () => undefined, 3);
  await ensureDefaults(pool);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await drop();
});

const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;
const queued = async (number: number) =>
  (await rows('select * from routing_queue where ticket_number = $1', [number]))[0];
let number = 0;
/** A ticket that waits in the queue of `queue`, and is of the team `team`. */
async function waits(queue: string, team = queue): Promise<number> {
  number += 1;
  const [contact] = await rows('insert into contact default values returning id');
  await rows(
    `insert into ticket (number, code, contact_id, subject, language, team_id) values ($1, $2, $3, 's', 'tr', $4)`,
    [number, `kod${number}`, contact.id, team],
  );
  const need = { agent: null, skills: [], seniority: null, language: 'tr', priority: 'normal' };
  await rows('insert into routing_queue (ticket_number, team_id, need, since) values ($1, $2, $3, now())', [
    number,
    queue,
    need,
  ]);
  return number;
}
/** So many minutes ago, instead. */
const later = (ticket: number, column: 'given_at' | 'asked_at', minutes: number) =>
  rows(`update routing_queue set ${column} = ${column} - $2 * interval '1 minute' where ticket_number = $1`, [
    ...[ticket, minutes],
  ]);
/** One pass, over tickets that answer as `answer` does; returns what it came to, and the keys they were told under. `heard` gets what runs were told before. */
async function pass(team: string, answer: (nth: number) => Error | null, heard: unknown[] = []) {
  const keys: string[] = [];
  const tell = (_: unknown, { updateId }: { updateId: string }) => {
    const error = answer(keys.push(updateId));
    return error === null ? Promise.resolve() : Promise.reject(error);
  };
  const deps = {
    ...{ pool, clock: { now: Date.now }, taskQueue: 'q', settings: { publicUrl: 'http://desk.test' } },
    temporal: {
      withDeadline: (_: number, call: () => unknown) => call(),
      workflow: {
        executeUpdateWithStart: tell,
        signalWithStart: async (_: unknown, { signalArgs }: { signalArgs: unknown[] }) =>
          heard.push({ ...(signalArgs[0] as object), after: keys.length }),
      },
    },
  } as unknown as Deps;
  const handOut = () => createHandOut(deps).handOut({ team });
  const came = (await new MockActivityEnvironment().run(handOut)) as Awaited<ReturnType<typeof handOut>>;
  return { came, keys };
}

test('a ticket that does not answer stays given, and is told again under the same key; one that refuses waits again', async () => {
  const team = await makeTeam(pool, 'Suskun');
  const one = await atWork(pool, { name: 'suskun', capacity: 3, team });
  const [silent] = [await waits(team)];
  const first = await pass(team, () => new WorkflowUpdateRPCTimeoutOrCancelledError('no answer'));
  const row = await queued(silent);
  expect(row).toMatchObject({ given_to: one, decision: expect.any(String) });
  // Not at once: who does not answer would hold each pass up.
  expect((await pass(team, () => null)).keys).toEqual([]);
  await later(silent, 'asked_at', 2);
  const again = await pass(team, () => new WorkflowUpdateFailedError('failed', new Error('the run was ended')));
  expect(again.keys).toEqual(first.keys);
  expect(again.came).toEqual({ given: 0, waiting: 1, refused: 0 });
  expect(await queued(silent)).toEqual({ ...row, asked_at: expect.any(Date) });
  await later(silent, 'asked_at', 2);
  const refused = ApplicationFailure.nonRetryable('it has changed', 'stale-version');
  await pass(team, (nth) => (nth === 1 ? new WorkflowUpdateFailedError('refused', refused) : null));
  expect((await queued(silent)).decision).not.toBe(row.decision);
});

test('a run that has not heard of what was recorded ahead of it hears of that first: it would refuse a version that it does not know', async () => {
  const team = await makeTeam(pool, 'Önden');
  await atWork(pool, { name: 'önden', capacity: 3, team });
  const of = await waits(team);
  const ticket = { ...(await loadTicket(pool, of))!, version: 2 };
  await rows('update ticket set snapshot = $2, version = 2 where number = $1', [of, JSON.stringify(ticket)]);
  await rows(`insert into recorded_ahead (ticket_number, since, version, tell_at) values ($1, 1, 2, 'infinity')`, [of]);
  const heard: unknown[] = [];
  expect((await pass(team, () => null, heard)).keys).toHaveLength(1);
  expect(heard).toEqual([{ since: 1, ticket, after: 0 }]);
  expect(await unheardOf(pool, of)).toBeUndefined();
});

test('any number that do not answer keep no other from being told, and hold room for some minutes only', async () => {
  const team = await makeTeam(pool, 'Çok suskun');
  const one = await atWork(pool, { name: 'çok suskun', capacity: 21, team });
  const silent: number[] = [];
  for (let nth = 0; nth < 21; nth += 1) silent.push(await waits(team));
  const none = () => new WorkflowUpdateRPCTimeoutOrCancelledError('no answer');
  await pass(team, none);
  // All places are theirs, and the last of them has been told as well.
  expect((await pass(team, none)).keys).toHaveLength(1);
  const sound = await waits(team);
  expect((await pass(team, () => null)).keys).toEqual([]);
  for (const stuck of silent) await later(stuck, 'given_at', 6);
  expect((await pass(team, () => null)).keys).toHaveLength(1);
  expect(await queued(sound)).toMatchObject({ given_to: one });
  expect(await queued(silent[0]!)).toMatchObject({ given_to: one, decision: expect.any(String) });
});

test('a ticket that has gone to another team is not given by the queue of the one before', async () => {
  const [before, after] = [await makeTeam(pool, 'Önceki'), await makeTeam(pool, 'Sonraki')];
  await atWork(pool, { name: 'önceki', capacity: 3, team: before });
  const gone = await waits(before, after);
  expect((await pass(before, () => null)).came.given).toBe(0);
  expect(await queued(gone)).toMatchObject({ given_to: null });
});

test('room that is promised is taken and waits for nothing; a promise that is never kept ends', async () => {
  const team = await makeTeam(pool, 'Sözlü');
  const one = await atWork(pool, { name: 'sözlü', capacity: 1, team });
  const promised = await waits(team);
  const need = { agent: null, skills: [], seniority: null, language: 'tr' as const, priority: 'normal' as const };
  await takeRoom(pool, { ticket: promised, team, owner: one, need });
  expect(await isWaiting(pool, promised)).toBe(false);
  const waiting = await waits(team);
  expect(await pass(team, () => null)).toEqual({ came: { given: 0, waiting: 1, refused: 0 }, keys: [] });
  expect(await queued(promised)).toMatchObject({ given_to: one, decision: null });
  await later(promised, 'given_at', 3);
  expect((await pass(team, () => null)).came.given).toBe(0);
  expect((await violations(pool, 10)).map(({ number: lacking }) => lacking)).not.toContain(promised);
  await later(promised, 'given_at', 3);
  expect((await pass(team, () => null)).came.given).toBe(1);
  expect([await queued(promised), (await queued(waiting)).given_to]).toEqual([undefined, one]);
});
