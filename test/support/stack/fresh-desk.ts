/** A desk that nobody has set up yet, with its worker: what whoever installs Bilet begins with. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApi } from '../../../api/server.ts';
import { PROJECT_ROOT } from '../../../dev/root.ts';
import type { MailProviders } from '../../../domain/mail/provider/providers.ts';
import { createLog } from '../../../log.ts';
import { startWorker } from '../../../worker.ts';
import { freshDatabase } from './databases.ts';
import { testBundle, testParser, testTemporal } from './stack.ts';

/** Starts it; mail servers may stand on this machine, and providers are those that are given. `stop` leaves nothing behind. */
export async function startFreshDesk(mailProviders: MailProviders) {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bilet-fresh-'));
  const secretKey = randomBytes(32).toString('hex');
  const log = createLog(process.env['TEST_LOG'] ?? 'silent');
  const temporal = { address: testTemporal(), namespace: 'default', apiKey: null, taskQueue: `test-${randomUUID()}` };
  const common = { databaseUrl: database.url, dataDir, secretKey, mailProviders };
  const api = await startApi({
    ...common,
    temporal,
    taskQueue: temporal.taskQueue,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    uiFolder: path.join(PROJECT_ROOT, 'dist', 'ui'),
    log,
  });
  const worker = await startWorker(
    {
      ...common,
      temporal,
      publicUrl: api.url,
      privateMailHosts: true,
      bundle: { codePath: testBundle() },
      parser: { childModule: testParser() },
    },
    log,
  );
  return {
    url: api.url,
    async stop(): Promise<void> {
      await worker.stop();
      await api.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
