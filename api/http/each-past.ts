/** Tickets that have been, page by page in the order of their numbers, for trials: in slices that nobody feels. */
import { setImmediate } from 'node:timers/promises';
import type { Pool } from '../../db/core/pool.ts';
import { numberBefore } from '../../db/routing/past.ts';
import { SLICE_MS } from './in-slices.ts';

const PAGE = 500;

/** Behind the number `after`, up to `last`. */
type Place = { since: Date; after: number; last: number; limit: number };

type Asked<Row, Page> = {
  since: Date;
  /** The trial ends between two tickets. */
  signal: AbortSignal;
  page: (place: Place) => Promise<Page & { rows: readonly Row[] }>;
  look: (row: Row, page: Page) => void;
  tell: (looked: number, of: number) => void;
};

/** Hands each of them to `look`, in the order in which they came; tells how far it is. Throws the reason of `signal`. */
export async function eachPast<Row extends { number: number }, Page>(
  pool: Pool,
  { since, signal, page, look, tell }: Asked<Row, Page>,
): Promise<void> {
  const { before, last } = await numberBefore(pool, since);
  const pageAfter = (after: number) => page({ since, after, last, limit: PAGE });
  let looked = 0;
  let rested = performance.now();
  for (let next = pageAfter(before); ;) {
    const read = await next;
    signal.throwIfAborted();
    const reached = read.rows.at(-1)?.number;
    // Postgres reads on while these are looked at; whoever waits for it hears of its faults.
    if (reached !== undefined) (next = pageAfter(reached)).catch(() => undefined);
    for (const row of read.rows) {
      look(row, read);
      if (performance.now() - rested < SLICE_MS) continue;
      await setImmediate();
      signal.throwIfAborted();
      rested = performance.now();
    }
    looked += read.rows.length;
    // Numbers have gaps, so it is a guess until the end.
    tell(looked, reached === undefined ? looked : looked + (last - reached));
    if (reached === undefined) return;
  }
}
