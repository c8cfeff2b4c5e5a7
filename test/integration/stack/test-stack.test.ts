import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import pg from 'pg';
import type { FreshDatabase } from '../../support/stack/databases.ts';
import { freshDatabase } from '../../support/stack/databases.ts';
import { testTemporal } from '../../support/stack/stack.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('a test file has a migrated database of its own', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as n from migration union all select 1 from pg_database where datname = current_database() and datname like 'test_%'",
  );
  await client.end();
  expect(rows[0].n).toBeGreaterThan(0);
  expect(rows[1].n).toBe(1);
});

test('Temporal knows the search attributes of a ticket and keeps closed ones for 30 days', async () => {
  const connection = await Connection.connect({ address: testTemporal() });
  const client = new Client({ connection });
  const handle = await client.workflow.start('nobody', {
    taskQueue: 'neighbours',
    workflowId: 'neighbours',
    typedSearchAttributes: [{ key: defineSearchAttributeKey('TicketState', 'KEYWORD'), value: 'open' }],
  });
  expect(await handle.describe()).toMatchObject({ status: { name: 'RUNNING' } });
  await handle.terminate();
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3600);
  await connection.close();
});
