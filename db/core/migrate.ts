/** Numbered SQL files, each applied once, in one transaction each, under one advisory lock. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

/** Any constant will do; it only has to be the same in every process. */
const LOCK = 7_213_370;

/**
 * Brings the database at `url` up to date; returns the names of the files applied. Several processes may call it at
 * once: one works, the others wait. Throws when a file that was applied has been changed since.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const done = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const applied: string[] = [];
    for (const { name, sql, sha256 } of await files()) {
      const before = done.get(name);
      if (before === sha256) continue;
      if (before !== undefined)
        throw new Error(`migration ${name} was changed after it was applied; write a new file instead`);
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function files(): Promise<{ name: string; sql: string; sha256: string }[]> {
  const folder = path.join(root(), 'db', 'migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The project's folder, from source (db/core/) and from a build (dist/db/core/) alike: SQL is not compiled. */
function root(): string {
  const parent = path.dirname(path.dirname(import.meta.dirname));
  return path.basename(parent) === 'dist' ? path.dirname(parent) : parent;
}
