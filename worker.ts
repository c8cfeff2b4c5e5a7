/** Composition root of the worker: connections, activities, and one Temporal worker for each queue. */
import type { AlarmWay } from './activities/deps.ts';
import { Client, Connection } from '@temporalio/client';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createActivities } from './activities/index.ts';
import { INTERNET, type Internet } from './activities/network/internet.ts';
import { keepRecordingPassed } from './activities/sla/passed.ts';
import { keepFilingWords } from './activities/ticket/search-filing.ts';
import { keepAlwaysRunning, startAlwaysRunning, type AlwaysRunningDeps } from './activities/always-running.ts';
import { type Config, readConfig, secretKeyOf } from './config.ts';
import { createClock, requireOneTime } from './db/core/clock.ts';
import { warnOfForgetting } from './db/core/durability.ts';
import { claimStore } from './db/blobs/mark.ts';
import { fileBlobs } from './db/blobs/files.ts';
import { bounded, createPool } from './db/core/pool.ts';
import { instanceName } from './db/core/instance.ts';
import { wordsCodec } from './vault/history-words.ts';
import { createVault } from './vault/vault.ts';
import { LIMITS } from './domain/limits.ts';
import { type MailProviders, mailProviders } from './domain/mail/provider/providers.ts';
import { createLog, type Log } from './log.ts';
import { createParser, type ParserOptions } from './mail/child/pool.ts';
import { ensureSearchAttributes } from './search-attributes.ts';
import { queues } from './workflows/messages/mailbox.ts';
import { SEARCH_ATTRIBUTES } from './workflows/messages/search-attributes.ts';

export type WorkerSettings = {
  databaseUrl: string;
  temporal: { address: string; namespace: string; apiKey: string | null; taskQueue: string };
  dataDir: string;
  secretKey: string;
  publicUrl: string;
  /** Where Prometheus reads what the Temporal SDK measures of this process: slots, pollers, failed tasks. */
  metricsAt?: { host: string; port: number } | null;
  /** A bundle already built; else the one of the build folder, else the workflows are bundled now. */
  bundle?: WorkflowBundleOption;
  housekeepingMs?: number;
  /** Networks that are not public and may hold mail servers; true: all. */
  privateMailHosts: true | readonly string[];
  /** By which alarms leave; default another mailbox. */
  alarm?: AlarmWay | null;
  /** Default: those that are built in. */
  mailProviders?: MailProviders;
  /** For tests: name servers, web servers and mail servers of their own. */
  internet?: Internet;
  /** For tests: a parsing child that misbehaves, and less patience with it. */
  parser?: Pick<ParserOptions, 'childModule' | 'parseMs'>;
};

/** The first try at a mail, with others waiting behind it; a slow mail has two more tries of LIMITS.parseMs, apart. */
const FIRST_PARSE_MS = 2_000;
/** The same while one slow mail follows another. */
const UNDER_FIRE_MS = 500;
/** Parsing children for first tries: a second keeps another core busy with large mails, and ends when it has no work. */
const PARSERS = 2;
const SWEEP_FILES_MS = 3_600_000;
/** No statement of a worker takes so long, unless Postgres hangs or the way to it is cut: what waits for it then goes on. */
const STATEMENT_MS = 60_000;
/** Mailboxes that one worker watches; each holds an IMAP connection for each of its folders, and one to Postgres for its lock. */
const MAILBOXES = 200;
/** Simultaneous attempts to send; each holds one SMTP connection. */
const SENDS = 10;

/** Starts all workers; `stop` takes no new work, lets what is running end, and closes the connections. */
export async function startWorker(
  settings: WorkerSettings,
  log: Log,
): Promise<{ stop(): Promise<void>; failed: Promise<Error> }> {
  installRuntime(log, settings.metricsAt ?? null);
  const { address, namespace, apiKey, taskQueue } = settings.temporal;
  const security = apiKey === null ? {} : { tls: true, apiKey };
  const connection = await NativeConnection.connect({ address, ...security });
  const clientConnection = Connection.lazy({
    address,
    ...security,
    channelArgs: { 'grpc.max_reconnect_backoff_ms': LIMITS.temporalReconnectMs },
  });
  const stopping = new AbortController();
  const vault = createVault(settings.secretKey);
  const dataConverter = { payloadCodecs: [wordsCodec(vault)] };
  const temporal = new Client({ connection: clientConnection, namespace, dataConverter });
  const prepare = () => ensureSearchAttributes(clientConnection, namespace, SEARCH_ATTRIBUTES);
  await prepare();
  const lost = (error: Error) => log.warn('a database connection was lost', { error: error.message });
  const pool = createPool(bounded(settings.databaseUrl, STATEMENT_MS), lost, 30);
  // Apart, because a lock keeps its connection for as long as a mailbox is watched: those who work would get none.
  const lockPool = createPool(bounded(settings.databaseUrl, STATEMENT_MS), lost, MAILBOXES);
  const folder = path.join(settings.dataDir, 'blobs');
  const instance = await instanceName(pool);
  await claimStore(pool, folder, instance);
  const parsing = { childModule: childModule('parser'), folder, instance, ...settings.parser };
  await requireOneTime(pool);
  await warnOfForgetting(pool, log.warn);
  const clock = createClock(pool);
  await clock.look();
  const parser = createParser({
    ...parsing,
    size: Math.min(availableParallelism(), PARSERS),
    parseMs: Math.min(settings.parser?.parseMs ?? FIRST_PARSE_MS, FIRST_PARSE_MS),
    underFireMs: UNDER_FIRE_MS,
  });
  const patientParser = createParser(parsing);
  const reader = createParser<string>({
    ...{ childModule: childModule('reader'), folder, instance, endsIdle: true },
    parseMs: LIMITS.attachedMs,
  });
  const blobs = fileBlobs(folder, async () => instance);
  const sweeping = setInterval(() => void blobs.sweep(), SWEEP_FILES_MS);
  const activities = createActivities({
    pool,
    clock,
    lockPool,
    temporal,
    taskQueue,
    blobs,
    vault,
    internet: settings.internet ?? INTERNET,
    stopping: stopping.signal,
    parser,
    patientParser,
    settings: {
      publicUrl: settings.publicUrl,
      instance,
      alarm: settings.alarm ?? null,
      mailHosts: settings.privateMailHosts,
      mailProviders: settings.mailProviders ?? mailProviders(),
    },
  });

  const names = queues(taskQueue);
  // Cancellation reaches an activity with its heartbeat; changed mailbox settings should not wait long for one.
  const common = {
    connection,
    namespace,
    dataConverter,
    shutdownGraceTime: '1 second',
    shutdownForceTime: '20 seconds',
    maxHeartbeatThrottleInterval: '2 seconds',
    defaultHeartbeatThrottleInterval: '2 seconds',
  } as const;
  const workflowBundle = settings.bundle ?? builtBundle();
  const code: Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> = workflowBundle
    ? { workflowBundle }
    : { workflowsPath: workflowsPath() };
  const workers = await Promise.all([
    Worker.create({
      ...common,
      ...code,
      taskQueue: names.tickets,
      activities,
      maxCachedWorkflows: 500,
      maxConcurrentActivityTaskExecutions: 40,
    }),
    Worker.create({ ...common, taskQueue: names.mailOut, activities, maxConcurrentActivityTaskExecutions: SENDS }),
    Worker.create({ ...common, taskQueue: names.mailIn, activities, maxConcurrentActivityTaskExecutions: MAILBOXES }),
  ]);
  const running = workers.map((worker) => worker.run());
  const failed = new Promise<Error>((resolve) => {
    for (const run of running) run.catch((error: Error) => resolve(error));
  });
  const alwaysRunning: AlwaysRunningDeps = {
    pool,
    temporal,
    taskQueue,
    prepare,
    housekeepingMs: settings.housekeepingMs,
  };
  await startAlwaysRunning(alwaysRunning);
  const keeping = keepAlwaysRunning(
    alwaysRunning,
    (message, attributes) => log.warn(message, attributes),
    stopping.signal,
  );
  const passing = keepRecordingPassed({ pool, clock }, log, stopping.signal);
  const filing = keepFilingWords({ pool, reader }, log, stopping.signal);
  log.info('worker is running', { queues: Object.values(names) });

  return {
    failed,
    async stop() {
      stopping.abort();
      clearInterval(sweeping);
      await reader.stop();
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await Promise.allSettled([...running, keeping, passing, filing]);
      await Promise.all([parser.stop(), patientParser.stop()]);
      await connection.close();
      await clientConnection.close();
      await Promise.all([pool.end(), lockPool.end()]);
    },
  };
}

let installed = false;
function installRuntime(log: Log, metricsAt: WorkerSettings['metricsAt']): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    // The native core logs through ours, instead of writing to the terminal beside it.
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      ...(metricsAt && {
        metrics: { prometheus: { bindAddress: bindAddress(metricsAt), useSecondsForDurations: true } },
      }),
    },
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const attributes = Object.fromEntries(
        Object.entries(meta ?? {}).filter(
          ([key]) => !['sdkComponent', 'taskQueue', 'namespace', 'runId'].includes(key),
        ),
      );
      if (level === 'ERROR') log.error(message, attributes);
      else if (level === 'WARN') log.warn(message, attributes);
      else log.debug(message, attributes);
    }),
  });
}

const bindAddress = ({ host, port }: { host: string; port: number }) => `${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** A module of this program by its path without ending: built, or from source. */
const beside = (name: string): URL =>
  new URL(`${name}${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const workflowsPath = () => fileURLToPath(beside('workflows/index'));

/** The bundle `npm run build` leaves in dist/. */
function builtBundle(): { codePath: string } | undefined {
  const codePath = path.join(import.meta.dirname, 'workflow-bundle.js');
  return existsSync(codePath) ? { codePath } : undefined;
}

/** A parsing child: in one file, as `npm run build` leaves it in dist/, or from its modules. */
function childModule(name: 'parser' | 'reader'): URL {
  const built = new URL(`${name}-bundle.js`, import.meta.url);
  return existsSync(built) ? built : beside(name);
}

/** `npm run worker`: on the operator's Postgres and Temporal, until a signal ends it. */
async function main(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  if (config.databaseUrl === null || config.temporal.address === null)
    throw new Error('the worker needs DATABASE_URL and TEMPORAL_ADDRESS');
  const worker = await startWorker(
    {
      databaseUrl: config.databaseUrl,
      temporal: { ...config.temporal, address: config.temporal.address },
      dataDir: config.dataDir,
      secretKey: secretKeyOf(config),
      metricsAt: config.metricsPort === null ? null : { host: config.host, port: config.metricsPort },
      publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
      privateMailHosts: config.privateMailHosts,
      alarm: config.alarm,
      mailProviders: config.mailProviders,
    },
    log,
  );
  const ended = new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  const cause = await Promise.race([ended, worker.failed]);
  if (cause instanceof Error) log.error('a worker failed', { error: cause.message });
  await worker.stop();
  process.exitCode = cause instanceof Error ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(readConfig()).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    // What was connected already would keep the process, and whoever supervises it would wait for its end.
    process.exit(1);
  });
}
