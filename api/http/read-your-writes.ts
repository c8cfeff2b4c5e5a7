/**
 * Read-your-writes for one process: an agent's next reading waits until the projection shows what their command was answered.
 * The command itself does not wait, because the projection has usually come by then.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../../db/core/pool.ts';
import { versionsOf } from '../../db/ticket/tickets.ts';

export type OwnWrites = {
  note(agent: string, number: number, version: number): void;
  /** Their request that writes has ended. */
  wrote(agent: string): void;
  /** When (`performance.now()`) the last of it could be read: what was read before that may lack it. */
  since(agent: string): number;
  /** Resolves when all that this agent was told can be read, after `WAIT_MS` at the latest. */
  settled(agent: string): Promise<void>;
};

/** A projection that lags longer is out of order; the reader is shown what there is. */
const WAIT_MS = 2_000;

export function createOwnWrites(db: Db): OwnWrites {
  const owed = new Map<string, Map<number, number>>();
  const last = new Map<string, number>();
  return {
    note(agent, number, version) {
      const mine = owed.get(agent) ?? new Map<number, number>();
      mine.set(number, Math.max(version, mine.get(number) ?? 0));
      owed.set(agent, mine);
    },
    wrote: (agent) => void last.set(agent, performance.now()),
    since: (agent) => last.get(agent) ?? -Infinity,
    async settled(agent) {
      const mine = owed.get(agent);
      if (mine === undefined) return;
      const until = Date.now() + WAIT_MS;
      for (let wait = 4; mine.size > 0 && Date.now() < until; wait = Math.min(wait * 2, 80)) {
        for (const { number, version } of await versionsOf(db, [...mine.keys()]))
          if (version >= (mine.get(number) ?? 0)) mine.delete(number);
        if (mine.size > 0) await delay(wait);
      }
      if (owed.get(agent) === mine) owed.delete(agent);
      last.set(agent, performance.now());
    },
  };
}
