/** A part of Bilet that can be killed as a machine kills it: without a word, with the processes it started. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { killTree } from '../../../dev/children.ts';

export type MortalProcess<Word> = {
  /** Starts a process and resolves to its first word, said when it works. Rejects when it ends before. */
  start(): Promise<Word>;
  /** SIGKILL to it and its children; resolves when they are gone. Nothing happens when none runs. */
  kill(): Promise<void>;
  /** How it ended although nobody killed it; null when it did not. */
  fate(): string | null;
};

/** The module, of this folder, is told `order` as its first message. */
export function mortalProcess<Word>(module: string, order: object): MortalProcess<Word> {
  let child: ChildProcess | undefined;
  let fate: string | null = null;
  return {
    async start() {
      const born = fork(new URL(module, import.meta.url), [], {
        execArgv: ['--import', 'tsx'],
        cwd: new URL('../../..', import.meta.url),
        // Jest's own flags and paths are no business of its.
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child = born;
      born.once('exit', (code, signal) => {
        if (child === born) fate = `${module} ended by itself (${signal ?? code})`;
      });
      born.send(order);
      const running = once(born, 'message').then(([word]) => word as Word);
      const ended = once(born, 'exit').then(([code, signal]) => {
        throw new Error(`${module} ended before it ran (${signal ?? code})`);
      });
      ended.catch(() => undefined);
      return Promise.race([running, ended]);
    },
    fate: () => fate,
    async kill() {
      const victim = child;
      child = undefined;
      if (victim?.pid !== undefined && victim.exitCode === null) await killTree(victim.pid);
    },
  };
}
