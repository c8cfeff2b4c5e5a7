/** How long a mail server is left alone after it refused us or had us wait. */
import { LIMITS } from '../limits.ts';
import { MINUTE_MS, SECOND_MS } from '../time.ts';

/** After the first refused sign-ins, before the next: what a server had wrong for a moment is over by then. */
const AFTER_REFUSAL_MS = [5 * SECOND_MS, 30 * SECOND_MS];
const WAIT_MS = { first: 30 * SECOND_MS, last: 30 * MINUTE_MS };

/** Whether nobody tries again before somebody says so, after `refused` sign-ins in a row were refused. */
export const isStopped = (refused: number): boolean => refused >= LIMITS.signInTries;

/** Milliseconds until the next try, after `refused` ones. */
export const pauseAfterRefusal = (refused: number): number => AFTER_REFUSAL_MS[refused - 1] ?? AFTER_REFUSAL_MS.at(-1)!;

/** The same after the server had us wait for the `waits`th time in a row; as long as it told, within reason, else longer each time. */
export const pauseAfterWait = (waits: number, toldMs: number | null): number =>
  toldMs === null
    ? Math.min(WAIT_MS.first * 2 ** (waits - 1), WAIT_MS.last)
    : Math.min(Math.max(toldMs, SECOND_MS), LIMITS.toldWaitMs);
