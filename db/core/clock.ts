/**
 * What time it is: Postgres says so, to every process. The clock of a machine may be wrong, and promises and retries that each
 * worker reckoned by its own would move with whoever happened to make them.
 */
import { MINUTE_MS } from '../../domain/time.ts';
import { type Db, first } from './pool.ts';

export type Clock = {
  /** Epoch ms, reckoned from the last look by a clock that nobody can set. */
  now(): number;
  /** Asks Postgres, and reckons from its answer. */
  look(): Promise<number>;
};

/** How far a machine may be off before it must not start. */
const TOLERATED_MS = MINUTE_MS;

/** Until the first look it goes by the machine. */
export function createClock(db: Db): Clock {
  let seen = { at: Date.now(), since: performance.now() };
  const now = () => Math.round(seen.at + performance.now() - seen.since);
  return {
    now,
    async look() {
      const asked = performance.now();
      const at = await timeOf(db);
      // It was read while the question was on its way: halfway is as good a guess as any.
      seen = { at, since: (asked + performance.now()) / 2 };
      return now();
    },
  };
}

/** Throws when the clock of this machine and that of Postgres are more than a minute apart; `machine` in epoch ms. */
export async function requireOneTime(db: Db, machine: () => number = Date.now): Promise<void> {
  const apart = machine() - (await timeOf(db));
  if (Math.abs(apart) <= TOLERATED_MS) return;
  const minutes = Math.round(Math.abs(apart) / MINUTE_MS);
  throw new Error(
    `the clock of this machine is ${minutes} minutes ${apart < 0 ? 'behind' : 'ahead of'} that of Postgres; ` +
      'set both by a time server (NTP), then start again',
  );
}

const timeOf = async (db: Db): Promise<number> =>
  (await first<{ now: Date }>(db, { name: 'what-time', text: 'select clock_timestamp() as now' })).now.getTime();
