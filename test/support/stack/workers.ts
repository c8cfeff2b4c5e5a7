/** Today's workflows over activities that a test makes up, on the Temporal of the run. */
import { afterAll, beforeAll } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { testBundle, testTemporal } from './stack.ts';

/** Connections of workers and of a client to the Temporal of the run; of what a worker says, errors alone are shown. */
export async function connectToTemporal() {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address: testTemporal() }),
    Connection.connect({ address: testTemporal() }),
  ]);
  return {
    native,
    client: new Client({ connection }),
    async close(): Promise<void> {
      await connection.close();
      await native.close();
    },
  };
}

/**
 * For the tests of a file: a worker for workflows and activities of `taskQueue`, and one for the same activities on each of `further`.
 * The client of the answer is there once the first test runs.
 */
export function workersOn(
  taskQueue: string,
  further: readonly string[],
  activities: object,
): { readonly client: Client } {
  let temporal: Awaited<ReturnType<typeof connectToTemporal>>;
  let workers: Worker[] = [];
  let running: Promise<void>[] = [];
  beforeAll(async () => {
    temporal = await connectToTemporal();
    const { native } = temporal;
    workers = await Promise.all([
      Worker.create({ connection: native, taskQueue, workflowBundle: { codePath: testBundle() }, activities }),
      ...further.map((one) => Worker.create({ connection: native, taskQueue: one, activities })),
    ]);
    running = workers.map((worker) => worker.run());
  }, 60_000);
  afterAll(async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
    await temporal.close();
  });
  return {
    get client() {
      return temporal.client;
    },
  };
}
