/** Watches the memory of a measurement from a process of its own, so that the driver's clock is not held up by it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Peak } from './memory-sampler.ts';

/** Looks at the trees below these pids, from now on; `peak` ends it and answers. */
export async function watchMemory(pids: Record<string, number>): Promise<{ peak(): Promise<Peak> }> {
  const child = fork(
    new URL('./memory-sampler.ts', import.meta.url),
    Object.entries(pids).map(([name, pid]) => `${name}=${pid}`),
    { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const answer = async <T>(): Promise<T> => {
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the memory sampler ended early')));
    return ((await Promise.race([once(child, 'message'), ended])) as [T])[0];
  };
  await answer();
  return {
    async peak() {
      const found = answer<Peak>();
      child.send('end');
      return found;
    },
  };
}
