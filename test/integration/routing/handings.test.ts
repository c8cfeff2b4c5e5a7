/** The end of a shift while Temporal goes away half-way: what became of each ticket is told, and what could not be asked is carried out later. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Deps as WorkerDeps } from '../../../activities/deps.ts';
import { carryOutHandings } from '../../../activities/routing/handings.ts';
import type { Deps } from '../../../api/http/deps.ts';
import type { Input } from '../../../api/http/handler.ts';
import { createHandOver } from '../../../api/routing/hand-over.ts';
import type { Routes } from '../../../contract/routes.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { newTicket, PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { freshDatabase } from '../../support/stack/databases.ts';

let pool: Pool;
let drop: () => Promise<void>;
let [giver, taker] = ['', ''];
const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = createPool(database.url, () => undefined, 3);
  await ensureDefaults(pool);
  giver = await hire(pool, { email: 'veren@example.test', name: 'Veren', role: 'agent' });
  taker = await hire(pool, { email: 'alan@example.test', name: 'Alan', role: 'agent' });
}, 30_000);
afterAll(async () => {
  await pool.end();
  await drop();
});

const BIRTH = {
  ...{ number: 0, team: '', priority: 'normal' as const, policy: '', at: 0 },
  limits: { ...PLAIN_LIMITS, unownedMs: 1, staleMs: 1, reminderMs: 1, closingProposalMs: 1, confirmationMs: 1 },
};
let number = 0;
async function own(count: number): Promise<number[]> {
  const made: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    number += 1;
    const [contact] = await rows('insert into contact default values returning id');
    await rows(
      `insert into ticket (number, code, contact_id, subject, language, team_id, owner_id, state)
         select $1, $2, $3, 's', 'tr', id, $4, 'assigned' from team limit 1`,
      [number, `kod${number}`, contact.id, giver],
    );
    made.push(number);
  }
  return made;
}
const away = () =>
  Object.assign(new ServiceError('14 UNAVAILABLE'), {
    cause: Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '', metadata: {} }),
  });
const refused = () =>
  new WorkflowUpdateFailedError('refused', ApplicationFailure.nonRetryable('closed', 'ticket-closed'));

/** Tickets that answer as `answer` does; what they were told, by number, under which key. */
function tickets(answer: (of: number) => Error | null | Promise<null>) {
  const told: { number: number; key: string }[] = [];
  const update = async (workflow: string, { updateId, args }: { updateId: string; args: unknown[] }) => {
    const of = Number(workflow.split('-')[1]);
    const error = await answer(of);
    if (error !== null) throw error;
    told.push({ number: of, key: updateId });
    expect(args[0]).toMatchObject({ key: updateId, actor: { kind: 'agent', id: giver } });
    return {
      number: of,
      version: 2,
      state: 'assigned',
      owner: taker,
      team: taker,
      priority: 'normal',
      type: null,
      tags: [],
      snooze: null,
      clocks: [],
      nextDeadlineAt: null,
    };
  };
  const deps = {
    ...{ pool, taskQueue: 'q', settings: { publicUrl: 'http://desk.test' }, ownWrites: { note: () => undefined } },
    ...{
      clock: { now: () => Date.now() },
      reachable: async () => true,
      answers: async () => true,
      log: { warn: () => undefined },
    },
    temporal: {
      withDeadline: (_: number, call: () => unknown) => call(),
      workflow: {
        getHandle: (workflow: string) => ({
          executeUpdate: (_: unknown, options: Parameters<typeof update>[1]) => update(workflow, options),
        }),
        executeUpdateWithStart: (
          _: unknown,
          options: Parameters<typeof update>[1] & { startWorkflowOperation: { options: { workflowId: string } } },
        ) => update(options.startWorkflowOperation.options.workflowId, options),
      },
    },
  };
  return { deps, told };
}
type To = { agent: string } | { team: string };
const handOver = async (deps: unknown, numbers: number[], key: string, reason = 'Vardiyam bitti', to?: To) => {
  const who = { id: giver, name: 'Veren', role: 'agent' };
  const input = { body: { numbers, to: to ?? { agent: taker }, reason }, who, key } as Input<Routes['createHandOver']>;
  return (await createHandOver(deps as Deps, input))!.results;
};
const carryOut = async (deps: unknown) => {
  await rows(`update handing set asked_at = asked_at - interval '1 minute', tried_at = null`);
  await carryOutHandings(deps as WorkerDeps);
};

test('each ticket is given, refused or kept, and what is kept is carried out once when Temporal is back', async () => {
  const [first, closed, third, fourth] = (await own(4)) as [number, number, number, number];
  const half = tickets((of) => (of === closed ? refused() : of >= third ? away() : null));
  expect(await handOver(half.deps, [first, closed, third, fourth, 9_999], 'bir')).toEqual([
    { number: first, became: 'given', problem: null },
    { number: closed, became: 'refused', problem: 'ticket-closed' },
    { number: third, became: 'later', problem: null },
    { number: fourth, became: 'later', problem: null },
    { number: 9_999, became: 'refused', problem: 'stale-version' },
  ]);
  // Still away: nothing is lost by trying.
  await expect(carryOut(tickets(away).deps)).rejects.toThrow('UNAVAILABLE');
  const back = tickets(() => null);
  await carryOut(back.deps);
  expect(back.told.map(({ number: of }) => of).toSorted((a, b) => a - b)).toEqual([third, fourth]);
  const notes = await rows(`select ticket_number as number, text from message where direction = 'note' order by 1`);
  expect(notes.map(({ number: of, text }) => [Number(of), text])).toEqual(
    [first, third, fourth].map((of) => [of, 'Vardiyam bitti']),
  );
  const again = tickets(() => null);
  await carryOut(again.deps);
  expect(again.told).toEqual([]);
});

test('a request that is repeated after its process died goes on where it was, under the same keys', async () => {
  const [first, second] = (await own(2)) as [number, number];
  const dies = tickets((of) => (of === second ? new Error('the process is gone') : null));
  await expect(handOver(dies.deps, [first, second], 'iki', '')).rejects.toThrow();
  // By now it is somebody else's.
  await rows('update ticket set owner_id = $2 where number = $1', [first, taker]);
  const lives = tickets(() => null);
  const results = await handOver(lives.deps, [first, second], 'iki', '');
  expect(results.map(({ became }) => became)).toEqual(['given', 'given']);
  expect(lives.told.map(({ number: of }) => of)).toEqual([second]);
  // And one that the housekeeping is told of meanwhile hears the same key from both.
  const [third] = (await own(1)) as [number];
  const asked: string[] = [];
  const silent = (of: number) => (of === third ? away() : null);
  const half = tickets(silent);
  await handOver(half.deps, [third], 'üç');
  for (const by of [
    (deps: unknown) => carryOut(deps),
    (deps: unknown) => handOver(deps, [third], 'üç').then(() => undefined),
  ]) {
    const both = tickets(() => null);
    await rows('update handing set done_at = null where ticket_number = $1', [third]);
    await by(both.deps);
    asked.push(...both.told.map(({ key }) => key));
  }
  expect(asked).toHaveLength(2);
  expect(asked[0]).toBe(asked[1]);
});

test('what is not the giver’s any more when Temporal is back stays with whoever has it', async () => {
  const [one] = (await own(1)) as [number];
  await handOver(tickets(away).deps, [one], 'dört');
  await rows('update ticket set owner_id = $2 where number = $1', [one, taker]);
  const back = tickets(() => null);
  await carryOut(back.deps);
  expect(back.told).toEqual([]);
  expect(await rows('select problem from handing where ticket_number = $1', [one])).toEqual([
    { problem: 'stale-version' },
  ]);
  // Whoever gave it hears that it was not given, and why; once.
  const told = () =>
    rows(`select kind, agent_id, detail->>'problem' as problem from agent_notice where ticket_number = $1`, [one]);
  expect(await told()).toEqual([{ kind: 'not-given', agent_id: giver, problem: 'stale-version' }]);
  await carryOut(back.deps);
  expect(await told()).toHaveLength(1);
});

test('what its ticket refuses when Temporal is back is told to whoever gave it; what it takes is not', async () => {
  const [one, other] = (await own(2)) as [number, number];
  await handOver(tickets(away).deps, [one, other], 'ret');
  await carryOut(tickets((of) => (of === one ? refused() : null)).deps);
  expect(
    await rows(
      `select ticket_number::int as number, detail->>'problem' as problem from agent_notice where kind = 'not-given' and ticket_number = any($1)`,
      [[one, other]],
    ),
  ).toEqual([{ number: one, problem: 'ticket-closed' }]);
});

/** As the ticket would have recorded it: somebody has it, or nobody, and it has taken commands by these keys. */
const recorded = (of: number, owner: string | null, keys: string[]) =>
  rows('update ticket set owner_id = $2, snapshot = $3 where number = $1', [of, owner, snapshot(of, keys)]);
const snapshot = (of: number, seenKeys: string[] = []) =>
  JSON.stringify({ ...newTicket({ ...BIRTH, number: of }), seenKeys });

test('a ticket hears one key from both when it is given to a team, whatever it is promised there', async () => {
  const [one] = (await own(1)) as [number];
  await recorded(one, giver, []);
  const [team] = await rows('select id from team limit 1');
  const to = { team: team.id as string };
  await handOver(tickets(away).deps, [one], 'beş', 'Vardiyam bitti', to);
  const [byRequest, byHousekeeping] = [tickets(() => null), tickets(() => null)];
  await handOver(byRequest.deps, [one], 'beş', 'Vardiyam bitti', to);
  await rows('update handing set done_at = null where ticket_number = $1', [one]);
  await carryOut(byHousekeeping.deps);
  expect(byRequest.told).toHaveLength(1);
  expect(byHousekeeping.told).toEqual(byRequest.told);
});

test('what the ticket has taken is told as given, though nobody could say so and it has another owner since', async () => {
  const [one] = (await own(1)) as [number];
  const first = tickets(() => null);
  await handOver(first.deps, [one], 'altı');
  await rows('update handing set done_at = null, problem = null where ticket_number = $1', [one]);
  await recorded(one, null, [first.told[0]!.key]);
  const later = tickets(() => null);
  await carryOut(later.deps);
  expect(later.told).toEqual([]);
  expect(
    await rows('select done_at is not null as done, problem from handing where ticket_number = $1', [one]),
  ).toEqual([{ done: true, problem: null }]);
});

test('the housekeeping asks side by side, so that runs that do not answer take no longer than one', async () => {
  const three = await own(3);
  await handOver(tickets(away).deps, three, 'yedi', '');
  let open = () => {};
  const asked = new Promise<void>((resolve) => (open = resolve));
  let count = 0;
  const back = tickets(async () => {
    if ((count += 1) === three.length) open();
    await asked;
    return null;
  });
  await carryOut(back.deps);
  expect(back.told).toHaveLength(three.length);
});
