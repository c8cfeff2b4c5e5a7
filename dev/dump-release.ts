/**
 * `npx tsx dev/dump-release.ts <file>`: writes the database of the running `npm start` as SQL that every Postgres
 * takes: the migrations as this checkout has them, then each row. Made once for a release, at its tag, as
 * `test/fixtures/releases/<release>.sql`; the migration test loads it and brings it up to date. (The embedded
 * Postgres brings no pg_dump.)
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { readConfig } from '../config.ts';
import { PROJECT_ROOT } from './root.ts';
import type { Run } from './run-file.ts';

/** What lasts a day at most: no upgrade depends on it. */
const LEFT_OUT = ['session', 'login_attempt', 'idempotency'];

/** The migrations' own text: the schema of the release, and the proof of what its hashes were taken of. */
async function schema(): Promise<string> {
  const folder = path.join(PROJECT_ROOT, 'db', 'migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const texts = names.map(async (name) => `-- ${name}\n${await readFile(path.join(folder, name), 'utf8')}`);
  return (await Promise.all(texts)).join('\n');
}

/** Tables, each after those that its rows point to. */
async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    select c.relname as name, array(
             select distinct confrelid::regclass::text from pg_constraint
              where conrelid = c.oid and contype = 'f' and confrelid <> conrelid) as needs
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`);
  const sorted: string[] = [];
  while (sorted.length < rows.length) {
    const next = rows.find(({ name, needs }) => !sorted.includes(name) && needs.every((one) => sorted.includes(one)));
    if (next === undefined) throw new Error('tables point to each other in a circle');
    sorted.push(next.name);
  }
  return sorted;
}

/** All rows of a table as one statement, so that rows may point to each other; null when it is empty. */
async function inserts(client: pg.Client, table: string): Promise<string | null> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => `quote_nullable(t.${name}::text)`).join(`, `);
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws(', ', ${values}) as line from ${table} t order by 1`,
  );
  if (rows.length === 0) return null;
  return `insert into ${table} (${names.join(', ')}) overriding system value values\n${rows.map(({ line }) => `  (${line})`).join(',\n')};`;
}

async function sequences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows.flatMap(({ name, last }) => (last === null ? [] : [`select setval('${name}', ${last});`]));
}

async function dump(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const ledger = `create table migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());`;
    const rows: string[] = [];
    for (const table of await tables(client))
      if (!LEFT_OUT.includes(table)) rows.push((await inserts(client, table)) ?? `-- ${table} was empty`);
    return `${[await schema(), ledger, ...rows, ...(await sequences(client))].join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('say which file to write');
const run = JSON.parse(await readFile(path.join(readConfig().dataDir, 'run.json'), 'utf8')) as Run;
await writeFile(file, await dump(run.postgres));
