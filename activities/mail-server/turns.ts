/**
 * Sign-ins of one mailbox at its sending server, in one process: one after another, so that what is refused to the first is tried by no
 * other. Whoever waited meanwhile is turned away, and asks again later what the others have noted.
 */
import type { Pool } from '../../db/core/pool.ts';
import { createGate, type Gate } from './gate.ts';

/** So long a mail waits for the one before it; then it makes room for mails of other mailboxes, and comes again. */
const WAIT_MS = 10_000;

/** A mail that was to wait longer than it may, or whose mailbox was refused meanwhile. */
export class TurnedAway extends Error {
  constructor() {
    super('another mail of the mailbox signs in, or was refused meanwhile');
  }
}

export type Turn = {
  /** Resolves when another connection of the mailbox may stand, of at most so many in this process (null: of any number). Rejects with TurnedAway. */
  connect(atOnce: number | null): Promise<void>;
  /** Resolves when nobody else of the mailbox signs in, at once for whoever has the turn. Rejects with TurnedAway. */
  take(): Promise<void>;
  /** Signed in: the next one may. */
  pass(): void;
  /** The end of it, once; `refused` turns those away who wait. */
  end(refused: boolean): void;
};

type Way = { gate: Gate; connections: Gate | null; refusals: number; users: number };

const ways = new WeakMap<Pool, Map<string, Way>>();

/** Joins the queue of the mailbox, from before it is asked how the mailbox stands: what is refused from here on is noticed. */
export function joinTurns(pool: Pool, mailbox: string, waitMs = WAIT_MS): Turn {
  const ofPool = ways.get(pool) ?? new Map<string, Way>();
  ways.set(pool, ofPool);
  const way = ofPool.get(mailbox) ?? { gate: createGate(1), connections: null, refusals: 0, users: 0 };
  ofPool.set(mailbox, way);
  way.users += 1;
  const seen = way.refusals;
  let isMine = false;
  let isConnected = false;
  const pass = () => {
    if (isMine) way.gate.leave();
    isMine = false;
  };
  return {
    async connect(atOnce) {
      if (atOnce === null) return;
      way.connections ??= createGate(atOnce);
      isConnected = await way.connections.enter(waitMs);
      if (!isConnected) throw new TurnedAway();
    },
    async take() {
      if (isMine) return;
      const isIn = way.refusals === seen && (await way.gate.enter(waitMs));
      isMine = isIn;
      if (way.refusals === seen && isIn) return;
      pass();
      throw new TurnedAway();
    },
    pass,
    end(refused) {
      if (refused) way.refusals += 1;
      pass();
      if (isConnected) way.connections?.leave();
      way.users -= 1;
      if (way.users === 0) ofPool.delete(mailbox);
    },
  };
}
