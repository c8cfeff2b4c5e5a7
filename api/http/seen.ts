/** Notes when agents were here last, without a request waiting for it: one small write a minute for each, however much they do. */
import type { Pool } from '../../db/core/pool.ts';
import { noteSeen } from '../../db/people/staff.ts';
import { MINUTE_MS } from '../../domain/time.ts';

/** Called for every request of an agent. A note that fails is made with a later request. */
export function createSeen(pool: Pool): (agent: string) => void {
  const noted = new Map<string, number>();
  return (agent) => {
    const now = performance.now();
    if (now - (noted.get(agent) ?? -Infinity) < MINUTE_MS) return;
    noted.set(agent, now);
    void noteSeen(pool, agent).catch(() => noted.delete(agent));
  };
}
