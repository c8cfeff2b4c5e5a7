/**
 * Who lives: each process holds an advisory lock of a number of its own, on a connection that stands as long as it does. Killed,
 * it leaves the lock free at once, and whoever finds it free knows that what stands under that number has no one at work any more.
 */
import { randomInt } from 'node:crypto';
import type pg from 'pg';

/** A number that looks free is looked at again after so long: the connection of a process that lives may just have been lost. */
export const GONE_MS = 4_000;

export type Holder = {
  /** The number of this process; null while it could not prove that it lives. */
  number(): number | null;
  /** Takes the lock, on a connection that has just been made. */
  hold(client: pg.Client): Promise<void>;
  /** The connection was lost, and the lock with it. */
  lose(): void;
};

export function createHolder(): Holder {
  const number = randomInt(1, 2 ** 48 - 1);
  let held = false;
  return {
    number: () => (held ? number : null),
    async hold(client) {
      // Shared, so that the connection before, when Postgres has not noticed its end yet, keeps nobody waiting.
      await client.query('select pg_advisory_lock_shared($1)', [number]);
      held = true;
    },
    lose: () => void (held = false),
  };
}

/** SQL: whether nobody holds the number that the column names; null names nobody and tells nothing. */
export const isGone = (column: string): string =>
  `(case when ${column} is null then false else pg_try_advisory_xact_lock(${column}) end)`;
