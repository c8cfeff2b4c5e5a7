/** Measures the ceiling: how many bare workflows a second this machine carries, and what they cost. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BareOrder } from './bare-worker.ts';
import { short } from './figures.ts';
import { cpuOf, cpuPerThousand, type Groups } from './processes.ts';

export type Ceiling = { perSecond: number; cpuSecondsPer1000: Record<string, number> };

/** Runs `count` bare workflows; `others` are the processes whose CPU counts beside the worker's. */
export async function measureCeiling(order: BareOrder, others: Groups): Promise<Ceiling> {
  const child = fork(new URL('./bare-worker.ts', import.meta.url), [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = async <T>(): Promise<T> => {
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the bare worker ended early')));
    return ((await Promise.race([once(child, 'message'), ended])) as [T])[0];
  };
  try {
    child.send(order);
    await answer();
    const groups: Groups = { ...others, worker: { pid: child.pid!, of: 'tree' } };
    const before = cpuOf(groups);
    child.send('go');
    const { seconds } = await answer<{ seconds: number }>();
    return {
      perSecond: short(order.count / seconds),
      cpuSecondsPer1000: cpuPerThousand(before, cpuOf(groups), order.count),
    };
  } finally {
    child.kill('SIGKILL');
  }
}
