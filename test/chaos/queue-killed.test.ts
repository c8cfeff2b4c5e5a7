/** The queue of a team is handed out as it should be although the worker that hands it out is killed at the worst moment. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { insist } from '../support/cast/commands.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';
import { atWork, loadsOf } from '../support/routing/at-work.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { type WorkerProcess, workerProcess } from '../support/stack/worker-process.ts';

const PEOPLE = 3;
/** What each of them takes while the queue fills, and from then on. */
const [AT_FIRST, CAPACITY] = [4, 8];
const WAITING = 60;
const ALL = PEOPLE * AT_FIRST + WAITING;
/** More room than before, all of it used by the pass that is struck. */
const GIVEN = PEOPLE * (CAPACITY - AT_FIRST);

let bilet: CrashInstallation;
let second: WorkerProcess;
beforeAll(async () => {
  bilet = await startCrashInstallation({ server: 'own', always: true, housekeepingMs: 1_000 });
  second = workerProcess(bilet.settings);
}, 60_000);
afterAll(async () => {
  await second.kill();
  await bilet.stop();
}, 60_000);

const count = async (what: string): Promise<number> => Number((await bilet.rows<{ n: string }>(what))[0]!.n);
const waiting = () => count('select count(*) as n from routing_queue');

/** Tickets that are given to somebody in the queue's table, and whose runs know nothing of it. */
const untold = () =>
  count(`select count(*) as n from routing_queue q join ticket t on t.number = q.ticket_number
          where q.given_to is not null and q.decision is not null and t.owner_id is null`);

/** Kills the worker after it has written whose they are, and before any ticket is told: Temporal hears nothing meanwhile. */
async function strikeBetweenGivenAndTold(): Promise<void> {
  const holder = new pg.Client(bilet.settings.databaseUrl);
  await holder.connect();
  await holder.query('begin');
  // The lock of routing, db/routing/queue.ts: the pass that is to be struck waits for it.
  await holder.query('select pg_advisory_xact_lock(7213372)');
  await bilet.rows('update agent set capacity = $1 where capacity = $2', [CAPACITY, AT_FIRST]);
  await eventually(
    async () =>
      (await count(
        `select count(*) as n from pg_locks where locktype = 'advisory' and objid = 7213372 and not granted`,
      )) > 0,
    {
      label: 'a pass that waits for the lock',
    },
  );
  bilet.temporalServer.freeze();
  await holder.query('rollback');
  await holder.end();
  await eventually(async () => (await untold()) === GIVEN, { everyMs: 5, label: 'a pass that is written down' });
  await bilet.workerProcess.kill();
  bilet.temporalServer.thaw();
  expect(await untold()).toBe(GIVEN);
}

test(`${WAITING} tickets are handed out due soonest first and once each, whoever is killed between given and told`, async () => {
  const people: string[] = [];
  for (let index = 0; index < PEOPLE; index += 1)
    people.push(await atWork(bilet.pool, { name: `kisi${index}`, capacity: AT_FIRST }));
  // So many within a minute would be held as a flood.
  await bilet.rows('update mailbox set tickets_minute = 100000');
  await deliverBurst(bilet, ALL);
  await bilet.workerProcess.start();
  await mailsSettle(bilet, ALL);
  expect(await loadsOf(bilet.pool, people)).toEqual(people.map(() => AT_FIRST));
  // Promised in another order than they came.
  const promised = new Map(
    (
      await bilet.rows<{ number: number; due: Date }>(
        `update ticket t set due_at = now() + interval '1 day' + (t.number * 7919 % 1009) * interval '1 minute'
           from routing_queue q where q.ticket_number = t.number returning t.number, t.due_at as due`,
      )
    ).map(({ number, due }) => [number, due.getTime()]),
  );
  expect(promised.size).toBe(WAITING);

  await strikeBetweenGivenAndTold();
  await second.start();

  const archived = new Set<number>();
  while (archived.size < ALL) {
    const owned = await bilet.rows<{ number: number }>(
      `select number from ticket where state = 'assigned' and owner_id = any($1)`,
      [people],
    );
    for (const load of await loadsOf(bilet.pool, people)) expect(load).toBeLessThanOrEqual(CAPACITY);
    const theirs = owned.map(({ number }) => number).filter((number) => !archived.has(number));
    await Promise.all(theirs.map((number) => insist(bilet, number, { kind: 'archive' })));
    for (const number of theirs) archived.add(number);
    await eventually(
      async () => (await loadsOf(bilet.pool, people)).some((load) => load > 0) || (await waiting()) === 0,
      { withinMs: 60_000, everyMs: 50, label: 'the next of the queue' },
    );
  }
  expect(await waiting()).toBe(0);
  await expectHandedOutInOrder(promised);
  for (const person of people) expect(await mostOf(person)).toBeLessThanOrEqual(CAPACITY);
  await expectGapFreeVersions(bilet);
  // A run that has recorded its end ends in the next moment.
  await eventually(() => expectWorkflowsAgree(bilet).then(() => true), { label: 'runs that ended with their tickets' });
}, 180_000);

const ascending = (a: number, b: number): number => a - b;

/** Each was decided once and told once, and no pass gave what was due before something that an earlier pass gave. */
async function expectHandedOutInOrder(promised: Map<number, number>): Promise<void> {
  const told = await bilet.rows<{ at: Date; number: number }>(
    `select d.at, e.ticket_number as number from ticket_event e
       left join routing_decision d on d.id::text = e.data->>'decision' and d.ticket_number = e.ticket_number
      where e.kind = 'assign' order by d.at`,
  );
  expect(told.map(({ number }) => number).sort(ascending)).toEqual([...promised.keys()].sort(ascending));
  expect(await count(`select count(*) as n from routing_decision where explanation->>'moment' = 'unowned'`)).toBe(
    WAITING,
  );
  const passes = [...new Set(told.map(({ at }) => at.getTime()))].map((pass) =>
    told.filter(({ at }) => at.getTime() === pass).map(({ number }) => promised.get(number)!),
  );
  expect(passes[0]).toHaveLength(GIVEN);
  for (const [index, pass] of passes.entries())
    if (index > 0) expect(Math.min(...pass)).toBeGreaterThanOrEqual(Math.max(...passes[index - 1]!));
}

/** The most that they ever had at once, by what is recorded. */
async function mostOf(person: string): Promise<number> {
  const changes = await bilet.rows<{ by: number }>(
    `select case when e.kind = 'archive' then -1 else 1 end as by from ticket_event e join ticket t on t.number = e.ticket_number
      where (e.kind = 'archive' and t.owner_id = $1::uuid) or (e.kind = 'assign' and e.data->>'agent' = $1::text)
         or (e.version = 1 and e.data->>'owner' = $1::text)
      order by e.at, e.id`,
    [person],
  );
  let load = 0;
  return Math.max(...changes.map(({ by }) => (load += by)));
}
