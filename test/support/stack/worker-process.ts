/** A worker that can be killed as a machine kills it: without a word, with the parsers it started. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { killTree } from '../../../dev/children.ts';
import type { WorkerSettings } from '../../../worker.ts';
import type { WorkerOrder } from './worker-main.ts';

export type WorkerProcess = {
  /** Starts a process and resolves when its workers run. Rejects when it ends before. */
  start(): Promise<void>;
  /** SIGKILL to it and its children; resolves when they are gone. Nothing happens when none runs. */
  kill(): Promise<void>;
};

/** `TEST_LOG=info` shows what the workers say. */
export function workerProcess(settings: WorkerSettings): WorkerProcess {
  let child: ChildProcess | undefined;
  return {
    async start() {
      const born = fork(new URL('./worker-main.ts', import.meta.url), [], {
        execArgv: ['--import', 'tsx'],
        cwd: new URL('../../..', import.meta.url),
        // Jest's own flags and paths are no business of the worker's.
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child = born;
      born.send({ settings, logLevel: process.env['TEST_LOG'] ?? 'silent' } satisfies WorkerOrder);
      const running = once(born, 'message');
      const ended = once(born, 'exit').then(([code, signal]) => {
        throw new Error(`the worker ended before it ran (${signal ?? code})`);
      });
      await Promise.race([running, ended]);
      ended.catch(() => undefined);
    },
    async kill() {
      const victim = child;
      child = undefined;
      if (victim?.pid !== undefined && victim.exitCode === null) await killTree(victim.pid);
    },
  };
}
