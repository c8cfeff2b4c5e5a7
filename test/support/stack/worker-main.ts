/** A worker in a process of its own, for tests that kill it. Started by test/support/stack/worker-process.ts only. */
import { createLog } from '../../../log.ts';
import { startWorker, type WorkerSettings } from '../../../worker.ts';

export type WorkerOrder = { settings: WorkerSettings; logLevel: string };

process.once('message', ({ settings, logLevel }: WorkerOrder) => {
  // An address has become text on its way here.
  if (settings.parser) settings.parser.childModule = new URL(settings.parser.childModule);
  startWorker(settings, createLog(logLevel))
    .then(async ({ failed }) => {
      process.send?.('running');
      throw await failed;
    })
    .catch((error: Error) => {
      process.stderr.write(`the worker ended: ${error.stack ?? error.message}\n`);
      process.exit(1);
    });
});
// The test process is gone: nobody would ever stop this one.
process.on('disconnect', () => process.exit(0));
