/** Measures the ceiling: how many bare workflows a second this machine carries, how fast it answers, what they cost. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { BareAnswer, BareOrder } from './bare-worker.ts';
import { latencies, short } from './figures.ts';
import { cpuOf, cpuPerThousand, type Groups, SETTLE_MS } from './processes.ts';

export type Ceiling = { perSecond: number; cpuSecondsPer1000: Record<string, number> };

/** The mean of measurements around another one; NaN of none. */
export function meanOf(ceilings: readonly Ceiling[]): { perSecond: number; cpuSecondsPer1000: number } {
  const mean = (value: (one: Ceiling) => number) =>
    ceilings.reduce((sum, one) => sum + value(one), 0) / ceilings.length;
  return { perSecond: mean((one) => one.perSecond), cpuSecondsPer1000: mean((one) => one.cpuSecondsPer1000['all']!) };
}

/** Runs `count` bare workflows, `lanes` at once; `others` are the processes whose CPU counts beside the worker's. */
export async function measureCeiling(order: Omit<BareOrder, 'kind'>, others: Groups): Promise<Ceiling> {
  const { seconds, cpuSecondsPer1000 } = await measure({ kind: 'starts', ...order }, others);
  return { perSecond: short(order.count / seconds), cpuSecondsPer1000 };
}

/** Asks `lanes` bare workflows in turn, `count` Updates one after another. */
export async function measureUpdates(order: Omit<BareOrder, 'kind'>, others: Groups) {
  const { ms, cpuSecondsPer1000 } = await measure({ kind: 'updates', ...order }, others);
  return { ...latencies(ms), cpuSecondsPer1000 };
}

async function measure(order: BareOrder, others: Groups) {
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
    const answered = await answer<BareAnswer>();
    await delay(SETTLE_MS);
    return { ...answered, cpuSecondsPer1000: cpuPerThousand(before, cpuOf(groups), order.count) };
  } finally {
    child.kill('SIGKILL');
  }
}
