/** The API in a test: beside a desk, or alone. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Api, type ApiOptions, startApi } from '../../../api/server.ts';
import { PROJECT_ROOT } from '../../../dev/root.ts';
import { createLog } from '../../../log.ts';
import { freshDatabase } from './databases.ts';
import type { Desk } from './desk.ts';
import { testTemporal } from './stack.ts';

/** A free port of this machine, with the built pages. */
const HERE = { host: '127.0.0.1', port: 0, publicUrl: null, uiFolder: path.join(PROJECT_ROOT, 'dist', 'ui') };

/** Starts the API of a desk; `changes` is what a test wants otherwise. */
export const startApiOf = (desk: Desk, changes: Partial<ApiOptions> = {}): Promise<Api> =>
  startApi({
    ...HERE,
    databaseUrl: desk.settings.databaseUrl,
    temporal: desk.settings.temporal,
    taskQueue: desk.settings.temporal.taskQueue,
    dataDir: desk.dataDir,
    secretKey: desk.settings.secretKey,
    log: desk.log,
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
