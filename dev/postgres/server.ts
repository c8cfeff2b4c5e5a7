import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import {
  isAlive,
  isOurs,
  killTree,
  logTail,
  pidIsTaken,
  spawnDetached,
  stopProcess,
  waitForReaping,
} from '../children.ts';
import { freePort } from '../ports.ts';
import type { Binaries } from './binaries.ts';
import { findBinaries } from './binaries.ts';
import { initCluster } from './init.ts';
import { sharedBuffersMb } from './memory.ts';
import { clusterHome, pick, serverUser } from './user.ts';

export type PostgresOptions = {
  /** A folder of its own; made when missing. Holds the password, the log and (usually) the cluster. */
  dataDir: string;
  log: (line: string) => void;
  /** False trades crash safety for speed (fsync off): for tests only. Default true. */
  durable?: boolean;
  /** Preferred port; the next free one is taken when it is busy. */
  port?: number;
};

/** A running server. `stop` waits for a clean shutdown, `kill` is a power cut: the next start recovers. */
export type Postgres = { url: string; pid: number; stop(): Promise<void>; kill(): Promise<void> };

const READY_WITHIN_MS = 60_000;
const REAPED_WITHIN_MS = 2_000;
const STOP_WITHIN_MS = 15_000;

/**
 * Starts PostgreSQL on 127.0.0.1 with an empty database `bilet`, or adopts the server that an earlier,
 * killed process of ours left on the same data. `url` holds the random password. Throws with the cures
 * when there is no server to run, and with the end of its log when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  const user = serverUser();
  const home = clusterHome(dataDir, user, options.log);
  const cluster = join(home, 'cluster');
  const password = storedPassword(dataDir);

  const orphan = await adopt(cluster, password);
  if (orphan) {
    options.log(`postgres: the server of an earlier run still works (pid ${orphan.pid}), carrying on with it`);
    return handle(orphan.pid, orphan.port, password);
  }

  const version = join(cluster, 'PG_VERSION');
  const major = existsSync(version) ? Number(readFileSync(version, 'utf8')) : undefined;
  const binaries = findBinaries(user, home, major);
  if (major === undefined) {
    options.log(`postgres: making a database with PostgreSQL ${binaries.major} (${binaries.origin})`);
    await initCluster({ binaries, cluster, password, user });
  }
  const { pid, port } = await launch(binaries, cluster, dataDir, password, options);
  return handle(pid, port, password);
}

function handle(pid: number, port: number, password: string): Postgres {
  return {
    url: urlOf(port, password, 'bilet'),
    pid,
    // SIGINT is Postgres' "fast" shutdown: open sessions are cut, data is flushed.
    stop: () => stopProcess(pid, 'SIGINT', STOP_WITHIN_MS),
    // Backends lead process groups of their own, so they are killed one by one; the data's lock
    // (a shared memory segment) is free only when the last of them is gone.
    kill: () => killTree(pid),
  };
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://bilet:${password}@127.0.0.1:${port}/${database}`;
}

/** The superuser's password: random, made once, readable by us alone. */
function storedPassword(dataDir: string): string {
  const file = join(dataDir, 'password');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/** The server that already runs on this data, if any. Throws when one does but will not let us in. */
async function adopt(cluster: string, password: string): Promise<{ pid: number; port: number } | undefined> {
  const running = readPostmaster(cluster);
  if (!running) return undefined;
  const { pid } = running;
  if (!isOurs(pid, cluster)) {
    // Left by a crash. Postgres itself would refuse to start as long as anybody has that pid: a zombie, which most parents
    // reap at once and a container's first process never, or somebody else by now. Its backends end when they see it gone.
    if (!isAlive(pid)) await waitForReaping(pid, REAPED_WITHIN_MS);
    if (pidIsTaken(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  // It may be starting, or on its way down.
  for (const deadline = Date.now() + READY_WITHIN_MS; isOurs(pid, cluster); await delay(50)) {
    const port = readPostmaster(cluster)?.port;
    const refusal = port ? await knock(port, password) : 'no port yet';
    if (port && !refusal) return { pid, port };
    if (Date.now() > deadline) {
      throw new Error(`A PostgreSQL (pid ${pid}) runs on ${cluster} but does not let us in: ${refusal}. Stop it.`);
    }
  }
  return undefined;
}

/** Line 1 of postmaster.pid is the pid, line 4 the port (absent while it starts). */
function readPostmaster(cluster: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

async function launch(
  binaries: Binaries,
  cluster: string,
  dataDir: string,
  password: string,
  options: PostgresOptions,
) {
  const logFile = join(dataDir, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(options.port);
    const pid = await spawnDetached(
      join(binaries.bin, 'postgres'),
      ['-D', cluster, ...settings(port, options.durable ?? true)],
      {
        logFile,
        cwd: '/',
        user: pick(serverUser()),
      },
    );
    const failure = await ready(pid, port, password);
    if (!failure) return { pid, port };
    await stopProcess(pid, 'SIGQUIT', 2_000);
    // Between freePort and the server's bind another process can be faster: take another port.
    const busy = /could not bind|Address already in use/.test(logTail(logFile, 8));
    if (!busy || attempt === 3) throw new Error(`PostgreSQL did not start: ${failure}\n${logTail(logFile)}`);
  }
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: `${sharedBuffersMb(totalmem())}MB`,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What need not last is a test run's, with several installations at once.
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '600' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Waits for the server to answer; returns what went wrong, '' for nothing. Crash recovery may take a while. */
async function ready(pid: number, port: number, password: string): Promise<string> {
  let refusal = '';
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await delay(20)) {
    if (!isAlive(pid)) return 'it ended at once';
    refusal = await knock(port, password);
    if (!refusal) return '';
  }
  return refusal || 'no answer';
}

/** '' when the server lets us in (and the database `bilet` exists then), else its words. */
async function knock(port: number, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'bilet'");
    if (!rowCount) await client.query('create database bilet');
    return '';
  } catch (error) {
    return (error as Error).message || String((error as NodeJS.ErrnoException).code);
  } finally {
    await client.end().catch(() => undefined);
  }
}
