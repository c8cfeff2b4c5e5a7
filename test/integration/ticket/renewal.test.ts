/** After an upgrade open tickets of older rules are told to go on as a new run (docs/decisions/0008). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { createClock } from '../../../db/core/clock.ts';
import type { Deps } from '../../../activities/deps.ts';
import { createSweepActivities, type Swept } from '../../../activities/ticket/sweep.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { RULES } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { TICKET_WORKFLOW } from '../../../workflows/messages/ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';
import { testTemporal } from '../../support/stack/stack.ts';

/** Nobody polls it: what runs are told stays in their histories. */
const taskQueue = `renewal-${randomUUID()}`;
const rulesKey = defineSearchAttributeKey('TicketRules', SearchAttributeType.INT);
let connection: Connection;
let client: Client;
let database: FreshDatabase;
let pool: Pool;

beforeAll(async () => {
  connection = await Connection.connect({ address: testTemporal() });
  client = new Client({ connection });
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 4);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
  await connection.close();
});

const run = (rules: number | null, startDelay = 0) =>
  client.workflow.start(TICKET_WORKFLOW, {
    workflowId: `renewal-${randomUUID()}`,
    taskQueue,
    args: [{ number: 1, ticket: null }],
    ...(startDelay > 0 ? { startDelay } : {}),
    ...(rules === null ? {} : { typedSearchAttributes: [{ key: rulesKey, value: rules }] }),
  });

test('open tickets under old rules are told to go on as new runs once they have begun, and no others', async () => {
  const runs = {
    unnumbered: await run(null),
    older: await run(RULES - 1),
    ofToday: await run(RULES),
    asleep: await run(null, HOUR_MS),
  };
  const listed = async () => {
    let count = 0;
    for await (const _ of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) count += 1;
    return count;
  };
  await eventually(async () => (await listed()) === 4, { label: 'all four in the list' });

  const deps = {
    pool,
    clock: createClock(pool),
    temporal: client,
    taskQueue,
    settings: { publicUrl: 'http://bilet.test' },
  } as unknown as Deps;
  const environment = new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR') });
  const swept = (await environment.run(createSweepActivities(deps).sweep)) as Swept;
  expect(swept).toEqual({ owed: 0, late: 0, loose: 0, missing: 0, overdue: 0, undecided: 0 });

  const told = await Promise.all(
    Object.entries(runs).map(async ([name, handle]) => {
      const { events = [] } = await handle.fetchHistory();
      return [
        name,
        (events ?? []).flatMap((event) => event.workflowExecutionSignaledEventAttributes?.signalName ?? []),
      ];
    }),
  );
  expect(Object.fromEntries(told)).toEqual({ unnumbered: ['renew'], older: ['renew'], ofToday: [], asleep: [] });
  await Promise.all(Object.values(runs).map((handle) => handle.terminate()));
}, 60_000);
