/** An installation whose worker, Temporal and Postgres are processes of its own, each to be killed and started again. */
import { chmod, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../../db/core/migrate.ts';
import { signal } from '../../../dev/children.ts';
import { freePort } from '../../../dev/ports.ts';
import { startPostgres } from '../../../dev/postgres.ts';
import { startTemporal } from '../../../dev/temporal.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';
import { type Installation, type InstallationOptions, startInstallation } from './installation.ts';
import { TEST_FOLDER } from './stack.ts';
import { type WorkerProcess, workerProcess } from './worker-process.ts';

/** A server that dies by SIGKILL and comes back on the same data and port. */
export type Mortal = { kill(): Promise<void>; start(): Promise<void> };
/** One that can also fall silent with its connections open, as a machine does that hangs. */
type Silent = { freeze(): void; thaw(): void };
export type CrashInstallation = Installation & {
  /** Where the servers keep their data: to be copied and put back while they are dead. */
  folders: { postgres: string; temporal: string };
  workerProcess: WorkerProcess;
  temporalServer: Mortal & Silent;
  postgres: Mortal;
};
export type CrashInstallationOptions = InstallationOptions & {
  /** Settings of the Temporal server; the values are JSON. */
  dynamicConfig?: Record<string, string>;
};

/** Starts everything but the worker. Postgres is durable: what it has confirmed must be there after a kill. */
export async function startCrashInstallation({
  dynamicConfig,
  ...options
}: CrashInstallationOptions = {}): Promise<CrashInstallation> {
  const dir = path.join(tmpdir(), `${TEST_FOLDER}${process.pid}-chaos`);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o755);
  const log = () => undefined;
  const bringUp = {
    postgres: (port?: number) =>
      startPostgres({
        dataDir: path.join(dir, 'postgres'),
        log,
        durable: true,
        ...(port === undefined ? {} : { port }),
      }),
    temporal: (port: number) =>
      startTemporal({
        dataDir: path.join(dir, 'temporal'),
        log,
        headless: true,
        port,
        searchAttributes: SEARCH_ATTRIBUTES,
        ...(dynamicConfig ? { dynamicConfig } : {}),
      }),
  };
  let [postgres, temporal] = await Promise.all([bringUp.postgres(), freePort().then(bringUp.temporal)]);
  await migrate(postgres.url);
  const bilet = await startInstallation({
    ...options,
    worker: false,
    databaseUrl: postgres.url,
    temporalAddress: temporal.address,
  });
  const worker = workerProcess(bilet.settings);
  const ports = { postgres: Number(new URL(postgres.url).port), temporal: Number(temporal.address.split(':')[1]) };
  return {
    ...bilet,
    folders: { postgres: path.join(dir, 'postgres'), temporal: path.join(dir, 'temporal') },
    workerProcess: worker,
    postgres: {
      kill: () => postgres.kill(),
      start: async () => {
        postgres = await bringUp.postgres(ports.postgres);
        if (!postgres.url.includes(`:${ports.postgres}/`)) throw new Error('the port of Postgres was taken meanwhile');
      },
    },
    temporalServer: {
      kill: () => temporal.kill(),
      freeze: () => signal(temporal.pid, 'SIGSTOP'),
      thaw: () => signal(temporal.pid, 'SIGCONT'),
      start: async () => {
        temporal = await bringUp.temporal(ports.temporal);
        if (!temporal.address.endsWith(`:${ports.temporal}`))
          throw new Error('the port of Temporal was taken meanwhile');
      },
    },
    /** Throws when the worker has died of something else than the test. */
    async stop() {
      const fate = worker.fate();
      await worker.kill();
      await bilet.stop();
      await Promise.all([temporal.kill(), postgres.kill()]);
      await rm(dir, { recursive: true, force: true });
      if (fate !== null) throw new Error(fate);
    },
  };
}
