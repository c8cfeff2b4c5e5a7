/** A worker to be killed. */
import type { WorkerSettings } from '../../../worker.ts';
import { type MortalProcess, mortalProcess } from './mortal-process.ts';
import type { WorkerOrder } from './worker-main.ts';

export type WorkerProcess = MortalProcess<unknown>;

/** `TEST_LOG=info` shows what the workers say. */
export const workerProcess = (settings: WorkerSettings): WorkerProcess =>
  mortalProcess('./worker-main.ts', {
    settings,
    logLevel: process.env['TEST_LOG'] ?? 'silent',
  } satisfies WorkerOrder);
