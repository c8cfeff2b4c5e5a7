/**
 * Sign-ins of one mailbox at its sending server, in one process: one after another, so that what is refused to the first is tried by no
 * other. Whoever waited meanwhile is turned away, and asks again later what the others have noted.
 */
import type { Pool } from '../../db/core/pool.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { createPlaces, type Places } from '../../vault/semaphore.ts';
import { stopwatch } from '../stopwatch.ts';

/** So long a mail waits for those before it; then it makes room for mails of other mailboxes, and comes again. */
const WAIT_MS = 5_000;
/** Whoever had to wait longer than this, as sign-ins of the mailbox go just now, is turned away at once: a slow server holds up no other. */
const QUEUE_MS = 3_000;
/** How long a sign-in takes as long as none is known. */
const USUAL_MS = 500;
/** So many wait for a connection of the mailbox, whose mails may take any time. */
const CONNECTIONS_WAITING = 2;
/** Nobody has the turn for longer, whatever becomes of them. */
const TURN_MS = MINUTE_MS;

/** A mail that was to wait longer than it may, or, `isRefused`, whose mailbox was refused meanwhile. */
export class TurnedAway extends Error {
  readonly isRefused: boolean;
  constructor(isRefused: boolean) {
    super(
      isRefused ? 'another mail of the mailbox was refused meanwhile' : 'other mails of the mailbox are on their way',
    );
    this.isRefused = isRefused;
  }
}

export type Turn = {
  /** Resolves when another connection of the mailbox may stand, of at most so many in this process (null: of any number). Rejects with TurnedAway. */
  connect(atOnce: number | null): Promise<void>;
  /** Resolves when nobody else of the mailbox signs in, at once for whoever has the turn. Rejects with TurnedAway. */
  take(): Promise<void>;
  /** Signed in: the next one may. */
  pass(): void;
  /** The end of it, once, also while it waits; `refused` turns those away who wait. */
  end(refused: boolean): void;
};

type Way = {
  signIn: Places;
  connections: Places | null;
  refusals: number;
  users: number;
  /** Of the last sign-in, and of the one that runs until now. */
  lastMs: number;
  running: (() => number) | null;
};

const newWay = (): Way => ({
  ...{ signIn: createPlaces(1), connections: null, refusals: 0, users: 0, lastMs: USUAL_MS, running: null },
});

/** How many may wait, one sign-in after another. */
const mayWait = ({ lastMs, running }: Way): number => Math.floor(QUEUE_MS / Math.max(1, lastMs, running?.() ?? 0));

const ways = new WeakMap<Pool, Map<string, Way>>();

/** Joins the queue of the mailbox, from before it is asked how the mailbox stands: what is refused from here on is noticed. */
export function joinTurns(pool: Pool, mailbox: string, { waitMs = WAIT_MS, turnMs = TURN_MS } = {}): Turn {
  const ofPool = ways.get(pool) ?? new Map<string, Way>();
  ways.set(pool, ofPool);
  const way = ofPool.get(mailbox) ?? newWay();
  ofPool.set(mailbox, way);
  way.users += 1;
  const seen = way.refusals;
  const ended = new AbortController();
  let passesOn: NodeJS.Timeout | null = null;
  let isConnected = false;
  const within = { withinMs: waitMs, signal: ended.signal };
  const pass = () => {
    if (passesOn === null) return;
    clearTimeout(passesOn);
    passesOn = null;
    way.lastMs = way.running?.() ?? way.lastMs;
    way.running = null;
    way.signIn.release();
  };
  return {
    async connect(atOnce) {
      if (atOnce === null || isConnected) return;
      way.connections ??= createPlaces(atOnce);
      if (!(await way.connections.enter({ ...within, waiting: CONNECTIONS_WAITING }))) throw new TurnedAway(false);
      if (ended.signal.aborted) way.connections.release();
      else isConnected = true;
    },
    async take() {
      if (passesOn !== null) return;
      if (way.refusals !== seen) throw new TurnedAway(true);
      if (!(await way.signIn.enter({ ...within, waiting: mayWait(way) }))) throw new TurnedAway(way.refusals !== seen);
      if (way.refusals === seen && !ended.signal.aborted) {
        passesOn = setTimeout(pass, turnMs);
        way.running = stopwatch();
      } else {
        way.signIn.release();
        throw new TurnedAway(way.refusals !== seen);
      }
    },
    pass,
    end(refused) {
      if (refused) way.refusals += 1;
      ended.abort();
      pass();
      if (isConnected) way.connections?.release();
      way.users -= 1;
      if (way.users === 0) ofPool.delete(mailbox);
    },
  };
}
