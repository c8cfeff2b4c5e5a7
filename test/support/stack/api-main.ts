/** The API in a process of its own, for tests that kill it. Started by test/support/stack/api-process.ts only. */
import { type ApiOptions, startApi } from '../../../api/server.ts';
import { createLog } from '../../../log.ts';
import { eventually } from '../eventually.ts';

export type ApiOrder = { options: Omit<ApiOptions, 'log'>; logLevel: string };

process.once('message', ({ options, logLevel }: ApiOrder) => {
  startApi({ ...options, log: createLog(logLevel) })
    .then(async ({ url, deps }) => {
      await eventually(() => deps.holder.number(), { label: 'the line of this process' });
      process.send?.(url);
    })
    .catch((error: Error) => {
      process.stderr.write(`the API did not start: ${error.stack ?? error.message}\n`);
      process.exit(1);
    });
});
// The test process is gone: nobody would ever stop this one.
process.on('disconnect', () => process.exit(0));
