/** What looks through all of a list and not through a page of it ends in time, and says so. */
import { isTooSlow } from '../../../db/core/outage.ts';
import { Problem } from '../../../domain/problem.ts';
import { SECOND_MS } from '../../../domain/time.ts';

/** Nobody waits longer for a number. */
export const THROUGH_MS = 5 * SECOND_MS;

/** Problem `too-slow`. */
export function tooSlow(error: unknown): never {
  if (!isTooSlow(error)) throw error;
  throw new Problem(
    'too-slow',
    `all of this list was not looked through within ${THROUGH_MS / SECOND_MS} s; narrow it down`,
  );
}
