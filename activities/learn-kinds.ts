/** Learns what kinds of message there are from the tickets whose type a person has set. */
import { isToLearn, lessons, saveKinds } from '../db/routing/kinds.ts';
import { inTransaction } from '../db/core/pool.ts';
import { learn } from '../domain/routing/kind.ts';
import type { Deps } from './deps.ts';

/**
 * Learns anew when somebody has taught something meanwhile; returns of how many tickets, 0 when nothing was to be learned. Its cost is
 * bounded by the number of lessons. Run twice: the second finds nothing new.
 */
export const learnKinds = async ({ pool }: Pick<Deps, 'pool'>): Promise<number> => {
  if (!(await isToLearn(pool))) return 0;
  return inTransaction(pool, async (db) => {
    const told = await lessons(db);
    await saveKinds(db, { ...learn(told), lessons: told.length });
    return told.length;
  });
};
