import { Worker } from 'node:worker_threads';

/** Looking is one system call; nobody waits for a process that has nobody to answer any more. */
const EVERY_MS = 1_000;

/**
 * What the thread runs, as text and not as a module: from source it would have to load TypeScript first. An orphan is
 * handed to another parent at once, except on Windows, where the parent's id stays and leads nowhere.
 */
const WATCH = `
  const { parent, everyMs } = require('node:worker_threads').workerData;
  const isGone = () => {
    if (process.ppid !== parent) return true;
    try { process.kill(parent, 0); } catch (error) { return error.code === 'ESRCH'; }
    return false;
  };
  const look = () => { if (isGone()) process.kill(process.pid, 'SIGKILL'); };
  setInterval(look, everyMs);
  look();
`;

/**
 * Kills this process within about a second after `parent` is gone, whatever it is doing: in a thread of its own, because
 * an event loop that never turns does not notice a closed channel, and reads no signal.
 */
export function endWithParent(parent: number): void {
  const thread = new Worker(WATCH, {
    eval: true,
    workerData: { parent, everyMs: EVERY_MS },
    // Not the loader and the heap of the process.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
  });
  thread.unref();
}
