/** Postgres as the rest of db/ sees it: a pool or one connection, three ways to ask, and transactions. */
import pg from 'pg';

export type Db = { query<Row extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<Row>> };
export type Pool = pg.Pool;
export type Query = { name?: string; text: string; values?: unknown[] };

// bigint columns are ticket numbers, ledger ids and IMAP uids: all far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool of at most `max` connections; a lost idle connection is reported to `onError`, never thrown. */
export function createPool(url: string, onError: (error: Error) => void, max = 20): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'bilet',
  });
  pool.on('error', onError);
  // A client that is checked out reports a lost connection itself; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** An address whose statements take at most `ms`: Postgres ends them then, and soon after we do, because it may hang or be cut off. */
export function bounded(url: string, ms: number): string {
  const address = new URL(url);
  address.searchParams.set('statement_timeout', String(ms));
  address.searchParams.set('query_timeout', String(ms + 2_000));
  return address.href;
}

/** All rows. */
export async function many<Row extends pg.QueryResultRow>(db: Db, query: Query): Promise<Row[]> {
  return (await db.query<Row>(query)).rows;
}

/** The first row, or undefined when there is none. */
export async function maybe<Row extends pg.QueryResultRow>(db: Db, query: Query): Promise<Row | undefined> {
  return (await db.query<Row>(query)).rows[0];
}

/** The first row; throws when there is none, because the caller knows that there must be one. */
export async function first<Row extends pg.QueryResultRow>(db: Db, query: Query): Promise<Row> {
  const row = await maybe<Row>(db, query);
  if (row === undefined) throw new Error(`no row from ${query.name ?? query.text.slice(0, 60)}`);
  return row;
}

/** The ids of all rows. */
export const idsOf = async (db: Db, query: Query): Promise<Set<string>> =>
  new Set((await many<{ id: string }>(db, query)).map(({ id }) => id));

/** How many rows a statement changed. */
export async function change(db: Db, query: Query): Promise<number> {
  return (await db.query(query)).rowCount ?? 0;
}

/**
 * Runs `work` in one transaction on one connection; rolls back and rethrows when it fails. A statement that takes longer than
 * `statementMs` is ended by Postgres.
 */
export async function inTransaction<T>(pool: Pool, work: (db: Db) => Promise<T>, statementMs?: number): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(statementMs === undefined ? 'begin' : `begin; set local statement_timeout = ${statementMs}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}
