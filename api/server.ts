/** Builds the API and runs it: as a process of its own (`npm run api`), and inside `npm start` and the tests. */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig, secretKeyOf, type Config } from '../config.ts';
import { isPostgresAway } from '../db/core/outage.ts';
import { createClock, requireOneTime } from '../db/core/clock.ts';
import { warnOfForgetting } from '../db/core/durability.ts';
import { claimStore } from '../db/blobs/mark.ts';
import { instanceName } from '../db/core/instance.ts';
import { fileBlobs } from '../db/blobs/files.ts';
import { createHolder } from '../db/core/holder.ts';
import { listenForChanges } from '../db/core/notices.ts';
import { migrate } from '../db/core/migrate.ts';
import { bounded, createPool } from '../db/core/pool.ts';
import { ensureDefaults } from '../db/core/defaults.ts';
import { type MailProviders, mailProviders } from '../domain/mail/provider/providers.ts';
import { createVault } from '../vault/vault.ts';
import { createLog, type Log } from '../log.ts';
import { createApp } from './app.ts';
import type { DemoPort, Deps } from './http/deps.ts';
import { bindPasswords } from './mail-in/passwords.ts';
import { firstMailbox } from './mail-in/first-mailbox.ts';
import { createMetrics } from './http/metrics.ts';
import { refuseUnreadable } from './http/unreadable.ts';
import { createOwnWrites } from './http/read-your-writes.ts';
import { createSeen } from './http/seen.ts';
import { connectTemporal } from './temporal.ts';
import { createJobs } from './ticket/bulk/jobs.ts';

export type ApiOptions = {
  databaseUrl: string;
  temporal: { address: string; namespace: string; apiKey?: string | null };
  taskQueue: string;
  /** Where operators reach the Temporal UI; default: nowhere. */
  temporalUi?: string | null;
  /** Holds `blobs/`; the worker has the same. */
  dataDir: string;
  secretKey: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Null: the address listened on. */
  publicUrl: string | null;
  log: Log;
  /** Built desk; default: `dist/ui` when it is there. Null serves the API alone. */
  uiFolder?: string | null;
  demo?: DemoPort | true | null;
  metricsPort?: number | null;
  /** Default: those that are built in. */
  mailProviders?: MailProviders;
  /** Reverse proxies in front: how many, or their addresses and networks; default none. */
  trustProxy?: number | string[] | null;
};

export type Api = { url: string; port: number; deps: Deps; stop(): Promise<void> };

/** Asks until there was an answer, and keeps it. */
function knownOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { value: T } | undefined;
  return async () => (known ??= { value: await ask() }).value;
}

/** Graceful shutdown: requests under way may take this long to end. */
const GRACE_MS = 8_000;
/** A query that runs longer than a person waits is ended by Postgres, and by us when Postgres hangs. */
const STATEMENT_MS = 15_000;

/**
 * Starts the API; the database must be migrated. Temporal may be away: reads work, writes are refused until it is back.
 * Rejects when the port is taken.
 */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { log } = options;
  const pool = createPool(bounded(options.databaseUrl, STATEMENT_MS), (error) =>
    log.warn('a database connection was lost', { error: error.message }),
  );
  const holder = createHolder();
  const changes = listenForChanges(
    options.databaseUrl,
    (error) => log.warn('the change feed was lost', { error: error.message }),
    holder,
  );
  const vault = createVault(options.secretKey);
  const temporal = connectTemporal(options.temporal, vault);
  const server = createServer({
    requestTimeout: 60_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 65_000,
    maxHeaderSize: 32 * 1024,
  });
  refuseUnreadable(server);
  const metrics = createMetrics(pool);
  const clock = createClock(pool);
  const folder = path.join(options.dataDir, 'blobs');
  const instance = knownOnce(() => instanceName(pool));
  const deps: Deps = {
    pool,
    clock,
    changes,
    holder,
    metrics,
    ownWrites: createOwnWrites(pool),
    seen: createSeen(pool),
    log,
    temporal: temporal.client,
    reachable: temporal.reachable,
    answers: temporal.answers,
    taskQueue: options.taskQueue,
    blobs: fileBlobs(folder, instance),
    vault,
    demo: typeof options.demo === 'object' ? options.demo : null,
    settings: {
      demo: Boolean(options.demo),
      secureCookies: options.publicUrl?.startsWith('https://') ?? false,
      publicUrl: options.publicUrl ?? '',
      trustProxy: options.trustProxy ?? null,
      mailProviders: options.mailProviders ?? mailProviders(),
      temporalUi: options.temporalUi ?? null,
      uiFolder: options.uiFolder === undefined ? builtDesk() : options.uiFolder,
    },
  };
  const jobs = createJobs(deps);
  const app = createApp(deps, { publicMetrics: options.metricsPort == null, jobs });
  server.on('request', app.express);
  const metricsServer = options.metricsPort == null ? null : metricsAt(options.metricsPort, options.host, deps);
  const closeAll = async () => {
    app.stop();
    await jobs.stop();
    metricsServer?.close();
    await changes.stop();
    await temporal.close();
    await pool.end();
  };
  try {
    await listen(server, options.port, options.host);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const url = options.publicUrl ?? `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  deps.settings.publicUrl = url;
  await bindPasswords(pool, deps.vault).catch((error: Error) =>
    log.warn('the passwords of 0.1.0 could not be bound to their servers', { error: error.message }),
  );
  let stopping: Promise<void> | null = null;
  try {
    await requireOneTime(pool);
    await warnOfForgetting(pool, log.warn);
    await clock.look();
    await claimStore(pool, folder, await instance());
    await ensureDefaults(pool);
  } catch (error) {
    if (!isPostgresAway(error)) {
      await close(server, app.stop).then(closeAll);
      throw error;
    }
    log.warn('clock and defaults could not be checked', { error: (error as Error).message });
  }
  return { url, port, deps, stop: () => (stopping ??= close(server, app.stop).then(closeAll)) };
}

/** Graceful shutdown: stops accepting, ends the streams, drains requests. Idle keep-alive connections are closed again and again, because one may become idle later. */
async function close(server: Server, endStreams: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endStreams();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const hard = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(hard);
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

function metricsAt(port: number, host: string, deps: Deps): Server {
  const server = createServer((req, res) => {
    if (req.url !== '/metrics') return void res.writeHead(404).end();
    deps.metrics.text().then(
      ({ type, body }) => res.writeHead(200, { 'Content-Type': type }).end(body),
      () => res.writeHead(500).end(),
    );
  });
  return server
    .on('error', (error) => deps.log.error('metrics are not served', { error: error.message }))
    .listen(port, host);
}

/** The built desk (dist/ui), from source (api/) and from a build (dist/api/) alike. */
function builtDesk(): string | null {
  const parent = path.dirname(import.meta.dirname);
  const folder = path.join(path.basename(parent) === 'dist' ? parent : path.join(parent, 'dist'), 'ui');
  return existsSync(path.join(folder, 'index.html')) ? folder : null;
}

/** The production process: migrates, starts, makes the first mailbox when the configuration names one. */
export async function start(config: Config): Promise<Api> {
  if (config.databaseUrl === null || config.temporal.address === null)
    throw new Error(
      'npm run api works on servers of yours: set DATABASE_URL and TEMPORAL_ADDRESS (npm start brings its own)',
    );
  const log = createLog(config.logLevel);
  await migrate(config.databaseUrl);
  const api = await startApi({
    databaseUrl: config.databaseUrl,
    temporal: {
      address: config.temporal.address,
      namespace: config.temporal.namespace,
      apiKey: config.temporal.apiKey,
    },
    taskQueue: config.temporal.taskQueue,
    temporalUi: config.temporalUi,
    dataDir: config.dataDir,
    secretKey: secretKeyOf(config),
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    metricsPort: config.metricsPort,
    trustProxy: config.trustProxy,
    mailProviders: config.mailProviders,
    log,
  });
  if (config.mailbox !== null) await firstMailbox(api.deps, config.mailbox);
  log.info('the API listens', { url: api.url });
  return api;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const api = await start(readConfig()).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void api.stop().then(() => process.exit(0)));
}
