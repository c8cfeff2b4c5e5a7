/** Semaphores: places of which there are so many, and works that run in them. */
import { Problem } from '../domain/problem.ts';

export type Places = {
  /** Resolves to true once inside, first come first served; to false when it took too long, was called off, or `waiting` stand there already. */
  enter(bounds?: { withinMs?: number; signal?: AbortSignal; waiting?: number }): Promise<boolean>;
  release(): void;
};

/** At most `atOnce` are inside. */
export function createPlaces(atOnce: number): Places {
  let free = atOnce;
  const queue: (() => void)[] = [];
  return {
    enter({ withinMs, signal, waiting = Infinity } = {}) {
      if (signal?.aborted === true || (free === 0 && queue.length >= waiting)) return Promise.resolve(false);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const ends = (isIn: boolean) => () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
          if (!isIn) queue.splice(queue.indexOf(enter), 1);
          resolve(isIn);
        };
        const [enter, giveUp] = [ends(true), ends(false)];
        const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs);
        signal?.addEventListener('abort', giveUp, { once: true });
        queue.push(enter);
      });
    },
    release() {
      // Handed over, not freed: whoever comes between must not overtake the queue.
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>;

/** The Retry-After of a refusal: by then the queue is shorter. */
const RETRY_AFTER_S = 2;

/** At most `atOnce` works run and `waiting` queue. Guards argon2: each hash takes 19 MiB and a core. Problem `too-many-requests` for one more. */
export function createSemaphore(atOnce: number, waiting: number): Semaphore {
  const places = createPlaces(atOnce);
  return async (work) => {
    if (!(await places.enter({ waiting })))
      throw new Problem('too-many-requests', 'too many passwords are being looked at; try again in a few seconds', {
        retryAfterS: RETRY_AFTER_S,
      });
    try {
      return await work();
    } finally {
      places.release();
    }
  };
}
