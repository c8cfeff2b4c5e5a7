/** A gate before work that takes memory and a core: so many at once, so many in line, and the next is sent away. */
import { Problem } from '../domain/problem.ts';

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Whoever is sent away finds the line shorter after this. */
const RETRY_AFTER_S = 2;

/** Lets `atOnce` works run and `waiting` stand in line, in order of arrival. Problem `too-many-requests` for one more. */
export function createGate(atOnce: number, waiting: number): Gate {
  let free = atOnce;
  const line: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else if (line.length < waiting) await new Promise<void>((enter) => line.push(enter));
    else
      throw new Problem('too-many-requests', 'too many passwords are being looked at; try again in a few seconds', {
        retryAfterS: RETRY_AFTER_S,
      });
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes between takes it.
      const next = line.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
