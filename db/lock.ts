/** One holder at a time, across all processes: a Postgres advisory lock on a connection of its own. */
import type { Pool } from './pool.ts';

const RETRY_MS = 1_000;

/**
 * Waits for the lock of `name`, runs `work` while holding it, and gives it back. `lost` aborts when the connection
 * breaks, because then somebody else may hold it. Returns without running `work` when `signal` aborts first.
 */
export async function holdLock(
  pool: Pool,
  name: string,
  signal: AbortSignal,
  work: (lost: AbortSignal) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  const lost = new AbortController();
  const onError = () => lost.abort();
  client.on('error', onError);
  try {
    while (!signal.aborted) {
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
        [name],
      );
      if (rows[0]?.held) {
        await work(lost.signal);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  } finally {
    client.removeListener('error', onError);
    // Destroyed, not returned: closing the connection is what gives the lock back for certain.
    client.release(true);
  }
}
