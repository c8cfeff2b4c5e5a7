/** A lease: one holder at a time, across all processes, by a Postgres advisory lock on a connection of its own. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from './pool.ts';

const RETRY_MS = 1_000;
const LOCK = 'hashtextextended($1, 0)';
const WAITING = 'hashtextextended($1, 1)';

/** What the holder of a lock can know about it. */
export type Held = {
  /** Aborts when the connection breaks, because then somebody else may hold the lock. */
  lost: AbortSignal;
  /** Whether somebody waits for the lock. */
  isWanted(): Promise<boolean>;
};

/**
 * Waits for the lock of `name`, runs `work` while holding it, and gives it back. Returns without running `work` when
 * `stopping` aborts first. Whoever waits holds a second lock, shared with others who wait, by which the holder can tell.
 */
export async function holdLock(
  pool: Pool,
  name: string,
  stopping: AbortSignal,
  work: (held: Held) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  const lost = new AbortController();
  const onError = () => lost.abort();
  client.on('error', onError);
  const ask = async (question: string) =>
    (await client.query<{ answer: boolean }>(`select ${question} as answer`, [name])).rows[0]?.answer === true;
  let waits = false;
  try {
    while (!stopping.aborted) {
      if (await ask(`pg_try_advisory_lock(${LOCK})`)) {
        if (waits) await ask(`pg_advisory_unlock_shared(${WAITING})`);
        const isWanted = () =>
          ask(`case when pg_try_advisory_lock(${WAITING}) then not pg_advisory_unlock(${WAITING}) else true end`);
        return await work({ lost: lost.signal, isWanted });
      }
      // May fail: `isWanted` holds this lock for an instant. We try again next second.
      waits ||= await ask(`pg_try_advisory_lock_shared(${WAITING})`);
      await delay(RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  } finally {
    client.removeListener('error', onError);
    // Destroyed, not returned: closing the connection is what gives the lock back for certain.
    client.release(true);
  }
}
