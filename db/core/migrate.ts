/** Numbered SQL files, each applied once, in one transaction each, under one advisory lock. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

/** Any constant will do; it only has to be the same in every process. */
const LOCK = 7_213_370;

/** Makes the schema of release 0.1.0 in one file. */
const BASE = '0001_base.sql';

/** The files that release 0.1.0 made that schema with, and their hashes: they stand for BASE. */
const BASE_IN_PARTS: Readonly<Record<string, string>> = {
  '0001_people.sql': '703f2aaba24cd76e8f07b37201000314f7619051a14d581ddafd419444321356',
  '0002_mail_in.sql': 'e78fca549158b5cde3fc55d020fd6b4d0b1c88a49dbfec96726d8b70c3917758',
  '0003_tickets.sql': '33336acfad6b1600bd33f40be00b3e75755bf37488030334c40043d26b09c54b',
  '0004_mail_out.sql': 'aa6ef748a0812f415e89eda0dcea8472954d8ed23fb9bc4671ecaed8f1ac68e7',
  '0005_search.sql': '2e28b1915058ad41ac3551f3e6ff6e777bf922a3f8c304db24a4937a86840ce8',
  '0006_held_words.sql': '38c76698327953c1531b53577904e211e15af73009ca0e39079d629bbac344ac',
};

/**
 * Brings the database at `url` up to date; returns the names of the files applied. Several processes may call it at
 * once: one works, the others wait. Throws when a file that was applied has been changed since, and when release 0.1.0
 * was stopped while it made the database.
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
      const runs = !(name === BASE && madeInParts(done));
      await client.query('begin');
      if (runs) await client.query(sql);
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
      await client.query('commit');
      if (runs) applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** Whether the database was made by all the files of release 0.1.0; `done` are the recorded names and hashes. */
function madeInParts(done: ReadonlyMap<string, string>): boolean {
  const parts = Object.entries(BASE_IN_PARTS);
  if (!parts.some(([name]) => done.has(name))) return false;
  if (parts.every(([name, sha256]) => done.get(name) === sha256)) return true;
  throw new Error('this database has a part of release 0.1.0 only; start that release once, then this one');
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
