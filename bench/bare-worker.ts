/**
 * The ceiling: signalWithStart and one activity that does nothing, or Updates one after another, on the same server,
 * with the settings of the product's worker, from one process that asks and works as the product's does. Started by
 * bench/bare.ts only.
 */
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

export type BareOrder = { kind: 'starts' | 'updates'; address: string; count: number; lanes: number };
/** How long it took, in seconds; and for Updates how long each took, in ms. */
export type BareAnswer = { seconds: number; ms: number[] };

process.once('message', (order: BareOrder) => {
  run(order).catch((error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));

async function run({ kind, address, count, lanes }: BareOrder): Promise<void> {
  Runtime.install({
    shutdownSignals: [],
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
  const taskQueue = `bare-${randomUUID()}`;
  let done = 0;
  let finished: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (finished = resolve));
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
    activities: { nothing: async () => void ((done += 1) === count && finished()) },
    maxCachedWorkflows: 500,
    maxConcurrentActivityTaskExecutions: 40,
  });
  worker.run().catch((error: Error) => process.stderr.write(`${error.message}\n`));
  const client = new Client({ connection: await Connection.connect({ address }) });
  const go = () => new Promise((resolve) => process.once('message', resolve));

  if (kind === 'updates') {
    const handles = await Promise.all(
      Array.from({ length: lanes }, (_, index) =>
        client.workflow.start('bareUpdated', { workflowId: `${taskQueue}-${index}`, taskQueue }),
      ),
    );
    for (const handle of handles) await handle.executeUpdate('ask');
    process.send?.('ready');
    await go();
    const began = Date.now();
    const ms: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const from = performance.now();
      await handles[index % lanes]!.executeUpdate('ask');
      ms.push(performance.now() - from);
    }
    process.send?.({ seconds: (Date.now() - began) / 1_000, ms } satisfies BareAnswer);
    return;
  }

  process.send?.('ready');
  await go();
  const began = Date.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while ((next += 1) <= count)
        await client.workflow.signalWithStart('bareWorkflow', {
          workflowId: `${taskQueue}-${next}`,
          taskQueue,
          signal: 'tell',
        });
    }),
  );
  await all;
  process.send?.({ seconds: (Date.now() - began) / 1_000, ms: [] } satisfies BareAnswer);
}
