/** Durations, by the clock of this machine that nobody can set: what time it is, Postgres and the workflow say. */

/** Starts now; what it returns tells how many ms ago that was. */
export function stopwatch(): () => number {
  const since = performance.now();
  return () => Math.round(performance.now() - since);
}

/** The latest instant, in epoch ms by the clock of this machine, at which a call begun now may still be under way. For time limits of calls alone. */
export const limitOf = (ms: number): number => Date.now() + ms;
