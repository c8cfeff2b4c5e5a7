import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import {
  commandLine,
  isAlive,
  isOurs,
  killTree,
  logTail,
  readPid,
  removePid,
  spawnDetached,
  stopProcess,
  writePid,
} from '../children.ts';
import { freePort, type HeldPort } from '../ports.ts';
import { findTemporal } from './binary.ts';
import type { SearchAttributes } from '../../search-attributes.ts';
import { NAMESPACE, prepareNamespace } from './namespace.ts';

export type TemporalOptions = {
  /** A folder of its own; made when missing. Holds the SQLite database, the log and the pid. */
  dataDir: string;
  log: (line: string) => void;
  /** Preferred ports; the next free ones are taken when they are busy. Default 7233 and 8233. */
  port?: number;
  uiPort?: number;
  /** Held for this server, whose address others know already; let go when it can listen. */
  held?: HeldPort | null;
  /** Without the web UI (tests). */
  headless?: boolean;
  /** Server settings, e.g. { 'limit.historyCount.suggestContinueAsNew': '150' }; the values are JSON. */
  dynamicConfig?: Record<string, string>;
  searchAttributes?: SearchAttributes;
};

/** A running server. `uiUrl` is '' when headless. `stop` lets it finish, `kill` is a power cut. */
export type Temporal = {
  address: string;
  uiUrl: string;
  namespace: 'default';
  pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

/**
 * Starts a Temporal server on 127.0.0.1 that keeps its state in `dataDir`, with 30 days of retention
 * and the search attributes registered; or adopts the one an earlier, killed process of ours left on
 * the same data. May build the server first (minutes, see `findTemporal`). Throws with the end of the
 * server's log when it does not come up.
 */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const running = (await adopt(dataDir, options)) ?? (await launch(dataDir, options));
  await withConnection(running.port, (connection) => prepareNamespace(connection, options.searchAttributes ?? {}));

  const { pid, port, uiPort } = running;
  const forget = () => removePid(pidFile(dataDir));
  return {
    address: `127.0.0.1:${port}`,
    uiUrl: options.headless ? '' : `http://127.0.0.1:${uiPort}`,
    namespace: NAMESPACE,
    pid,
    stop: () => stopProcess(pid, 'SIGTERM', STOP_WITHIN_MS).then(forget),
    kill: () => killTree(pid).then(forget),
  };
}

/** The port of the server that an earlier run left on this data and that the next start will carry on with. */
export function orphanPort(dataDir: string): number | undefined {
  const pid = readPid(pidFile(resolve(dataDir)));
  if (!pid || !isOurs(pid, databaseFile(resolve(dataDir)))) return undefined;
  return Number(/--port (\d+)/.exec(commandLine(pid))?.[1]) || undefined;
}

type Running = { pid: number; port: number; uiPort: number };

const pidFile = (dataDir: string) => join(dataDir, 'temporal.pid');
const databaseFile = (dataDir: string) => join(dataDir, 'temporal.db');

/** The server that still runs on this data; one with other settings, or without an answer, is stopped. */
async function adopt(dataDir: string, options: TemporalOptions): Promise<Running | undefined> {
  const pid = readPid(pidFile(dataDir));
  if (!pid || !isOurs(pid, databaseFile(dataDir))) return undefined;
  const line = commandLine(pid);
  const port = Number(/--port (\d+)/.exec(line)?.[1]);
  const uiPort = Number(/--ui-port (\d+)/.exec(line)?.[1] ?? 0);
  const sameSettings = line.endsWith(flags(dataDir, port, uiPort, options).join(' '));
  if (port && sameSettings && !(await answers(port))) {
    options.log(`temporal: the server of an earlier run still works (pid ${pid}), carrying on with it`);
    return { pid, port, uiPort };
  }
  options.log(`temporal: stopping the server of an earlier run (pid ${pid})`);
  await stopProcess(pid, 'SIGTERM', STOP_WITHIN_MS);
  return undefined;
}

async function launch(dataDir: string, options: TemporalOptions): Promise<Running> {
  const binary = await findTemporal(options.log);
  await options.held?.release();
  const logFile = join(dataDir, 'temporal.log');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(options.held?.port ?? options.port ?? 7233);
    const uiPort = options.headless ? 0 : await freePort(options.uiPort ?? 8233, [port]);
    const pid = await spawnDetached(binary, flags(dataDir, port, uiPort, options), { logFile });
    writePid(pidFile(dataDir), pid);
    const failure = await ready(pid, port);
    if (!failure) return { pid, port, uiPort };
    await killTree(pid);
    removePid(pidFile(dataDir));
    // Between freePort and the server's bind another process can be faster: take other ports.
    const busy = /address already in use/.test(logTail(logFile));
    if (!busy || attempt === 3) throw new Error(`Temporal did not start: ${failure}\n${logTail(logFile)}`);
  }
}

/**
 * One partition a task queue, because one server on one machine has nothing to spread, and activities handed out with the
 * answer to the workflow task that asked for them: together a tenth less CPU a command, measured in alternating runs.
 */
const SERVER_SETTINGS = {
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
  'system.enableActivityEagerExecution': 'true',
};

/** WAL with synchronous=normal: eight times the throughput of the defaults; a power cut may cost the last moments, never consistency. */
function flags(dataDir: string, port: number, uiPort: number, options: TemporalOptions): string[] {
  const settings = Object.entries({ ...SERVER_SETTINGS, ...options.dynamicConfig }).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  return [
    'server start-dev --ip 127.0.0.1 --port'.split(' '),
    String(port),
    options.headless ? ['--headless'] : ['--ui-port', String(uiPort)],
    ['--db-filename', databaseFile(dataDir)],
    '--sqlite-pragma journal_mode=wal --sqlite-pragma synchronous=normal --log-level warn'.split(' '),
    settings,
  ].flat();
}

/** Waits until the server serves the namespace; returns what went wrong, '' for nothing. */
async function ready(pid: number, port: number): Promise<string> {
  let refusal = 'no answer';
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await delay(50)) {
    if (!isAlive(pid)) return 'it ended at once';
    refusal = await answers(port);
    if (!refusal) return '';
  }
  return refusal;
}

/** '' when the server on `port` answers for our namespace, else its words. */
async function answers(port: number): Promise<string> {
  try {
    await withConnection(port, (connection) => connection.workflowService.describeNamespace({ namespace: NAMESPACE }));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

async function withConnection<T>(port: number, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 2_000 });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
