/** Today's workflows over activities that a test makes up, on the Temporal of the run. */
import { afterAll, beforeAll } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { testBundle, testTemporal } from './stack.ts';

/**
 * For the tests of a file: a worker for workflows and activities of `taskQueue`, and one for the same activities on each of `further`.
 * The client of the answer is there once the first test runs.
 */
export function workersOn(
  taskQueue: string,
  further: readonly string[],
  activities: object,
): { readonly client: Client } {
  let native: NativeConnection;
  let connection: Connection;
  let client: Client;
  let workers: Worker[] = [];
  let running: Promise<void>[] = [];
  beforeAll(async () => {
    Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
    native = await NativeConnection.connect({ address: testTemporal() });
    connection = await Connection.connect({ address: testTemporal() });
    client = new Client({ connection });
    workers = await Promise.all([
      Worker.create({ connection: native, taskQueue, workflowBundle: { codePath: testBundle() }, activities }),
      ...further.map((one) => Worker.create({ connection: native, taskQueue: one, activities })),
    ]);
    running = workers.map((worker) => worker.run());
  }, 60_000);
  afterAll(async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
    await connection.close();
    await native.close();
  });
  return {
    get client() {
      return client;
    },
  };
}
