/** Semaphore with a bounded queue (429 beyond it). Guards argon2: each hash takes 19 MiB and a core. */
import { Problem } from '../domain/problem.ts';

export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>;

/** The Retry-After of a refusal: by then the queue is shorter. */
const RETRY_AFTER_S = 2;

/** At most `atOnce` works run and `waiting` queue, first come first served. Problem `too-many-requests` for one more. */
export function createSemaphore(atOnce: number, waiting: number): Semaphore {
  let free = atOnce;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else if (queue.length < waiting) await new Promise<void>((enter) => queue.push(enter));
    else
      throw new Problem('too-many-requests', 'too many passwords are being looked at; try again in a few seconds', {
        retryAfterS: RETRY_AFTER_S,
      });
    try {
      return await work();
    } finally {
      // Handed over, not released: whoever comes between must not overtake the queue.
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
