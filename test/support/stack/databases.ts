import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../../db/core/migrate.ts';

const TEMPLATE = 'bilet_template';

/** A migrated, empty database of one test file's own; `drop` cuts whoever is still connected. */
export type FreshDatabase = { url: string; drop(): Promise<void> };

/** Clones the run's template (about 40 ms). Needs a tier with neighbours. */
export const freshDatabase = (): Promise<FreshDatabase> => cloneOf(TEMPLATE);

/** A database without a table, as an operator makes it before the first start. */
export const emptyDatabase = (): Promise<FreshDatabase> => cloneOf('template1');

async function cloneOf(template: string): Promise<FreshDatabase> {
  const server = process.env.BILET_TEST_PG;
  if (!server) throw new Error('BILET_TEST_PG is not set: unit and replay tests have no database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(server, `create database ${name} template ${template}`);
  return {
    url: withDatabase(server, name),
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

/** Makes the template that all test databases are cloned from, by the product's own migrations. */
export async function makeTemplate(server: string): Promise<void> {
  await run(server, `create database ${TEMPLATE}`);
  await migrate(withDatabase(server, TEMPLATE));
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function run(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
