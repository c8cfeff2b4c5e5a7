/** How long a mail server is left alone after it refused us or had us wait, and who may try then. */
import { LIMITS } from '../../limits.ts';
import { MINUTE_MS, SECOND_MS } from '../../time.ts';

/** After the first refused sign-ins, before the next: what a server had wrong for a moment is over by then. */
const AFTER_REFUSAL_MS: readonly number[] = [5 * SECOND_MS, 30 * SECOND_MS];
/** While others are at it: a sign-in takes about as long as the first. */
const LOOK_AGAIN_MS = { first: 5 * SECOND_MS, last: 30 * SECOND_MS };
const WAIT_MS = { first: 30 * SECOND_MS, last: 30 * MINUTE_MS };

/** How one side of a mailbox stands: refused and put off in a row, for how much longer nobody tries, and for how much longer one alone does. */
export type SignInStanding = { refused: number; waits: number; waitMs: number; triedMs: number };

/** `freely`: with all others; `alone`: as long as no other one does; `taken`: one does. Else how long to stay away; null: until somebody says otherwise. */
export type Leave = 'freely' | 'alone' | 'taken' | { waitMs: number | null };

/** Who may sign in: after a refusal one alone, for what refuses ten at once locks the account by the ten of them. */
export function leaveBy({ refused, waits, waitMs, triedMs }: SignInStanding): Leave {
  if (isStopped(refused)) return { waitMs: null };
  if (waitMs > 0) return { waitMs };
  if (refused === 0 && waits === 0) return 'freely';
  return triedMs > 0 ? 'taken' : 'alone';
}

/** When a mail looks again that found others at it, for the `tries`th time. */
export const lookAgainMs = (tries: number): number =>
  Math.min(LOOK_AGAIN_MS.first * 2 ** (tries - 1), LOOK_AGAIN_MS.last);

/** How often in a row it had us wait, with this once: what is told to several at once is told once. */
export const waitsAfter = ({ waits, waitMs }: SignInStanding): number => (waits > 0 && waitMs > 0 ? waits : waits + 1);

/** Whether nobody tries again before somebody says so, after `refused` sign-ins in a row were refused. */
export const isStopped = (refused: number): boolean => refused >= LIMITS.signInTries;

/** Milliseconds until the next try, after `refused` ones. */
export const pauseAfterRefusal = (refused: number): number => AFTER_REFUSAL_MS[refused - 1] ?? AFTER_REFUSAL_MS.at(-1)!;

/** The same after the server had us wait for the `waits`th time in a row; as long as it told, within reason, else longer each time. */
export const pauseAfterWait = (waits: number, toldMs: number | null): number =>
  toldMs === null
    ? Math.min(WAIT_MS.first * 2 ** (waits - 1), WAIT_MS.last)
    : Math.min(Math.max(toldMs, SECOND_MS), LIMITS.toldWaitMs);
