/** The API in a test: beside an installation, or alone. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Api, type ApiOptions, startApi } from '../../../api/server.ts';
import { PROJECT_ROOT } from '../../../dev/root.ts';
import { createLog } from '../../../log.ts';
import { freshDatabase } from './databases.ts';
import type { Installation } from './installation.ts';
import { testTemporal } from './stack.ts';

/** A free port of this machine, with the built pages. */
const HERE = { host: '127.0.0.1', port: 0, publicUrl: null, uiFolder: path.join(PROJECT_ROOT, 'dist', 'ui') };

/** Starts the API of an installation; `changes` is what a test wants otherwise. */
export const startApiOf = (bilet: Installation, changes: Partial<ApiOptions> = {}): Promise<Api> =>
  startApi({
    ...HERE,
    databaseUrl: bilet.settings.databaseUrl,
    temporal: bilet.settings.temporal,
    taskQueue: bilet.settings.temporal.taskQueue,
    dataDir: bilet.dataDir,
    secretKey: bilet.settings.secretKey,
    log: bilet.log,
    ...(bilet.settings.mailProviders === undefined ? {} : { mailProviders: bilet.settings.mailProviders }),
    ...changes,
  });

/** Starts the API on an empty database: an installation that nobody has set up yet and no worker works for. */
export async function startBareApi(changes: Partial<ApiOptions> = {}): Promise<Api> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bilet-bare-'));
  const api = await startApi({
    ...HERE,
    databaseUrl: database.url,
    temporal: { address: testTemporal(), namespace: 'default' },
    taskQueue: `test-${randomUUID()}`,
    dataDir,
    secretKey: randomBytes(32).toString('hex'),
    log: createLog(process.env['TEST_LOG'] ?? 'silent'),
    ...changes,
  });
  return {
    ...api,
    async stop(): Promise<void> {
      await api.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
