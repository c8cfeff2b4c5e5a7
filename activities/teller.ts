/** Tells tickets about their mail while intake goes on: a mailbox with thousands of mails shows them all first. */
import { markSignalled } from '../db/inbound.ts';
import type { Deps } from './deps.ts';
import { type Owed, signalTicket } from './deliver.ts';

/** Answers of the Temporal server awaited at once: with nothing else to do, and while mail waits to be placed. */
const AT_ONCE = 24;
const AT_ONCE_BESIDE_INTAKE = 6;
/** How far intake may run ahead: memory (about 2 KB a signal), and the sweeper, which looks for tickets without a run. */
const AHEAD = { tickets: 5_000, ms: 60_000 };

/** Delivers signals, those of one ticket in their order. */
export type Teller = {
  /** Takes signals that Postgres holds as owed; after a failure it leaves them there until it was `reset`. */
  tell(owed: Owed[]): void;
  /** True while more signals are better not made yet. */
  isFull(): boolean;
  /** Leaves some of the machine to intake, or takes all of it. */
  yield(toIntake: boolean): void;
  /** Nothing waits and nothing is under way; what could not be delivered is owed. */
  isIdle(): boolean;
  /** Resolves when it is next idle, or no longer full. */
  idle(): Promise<void>;
  room(): Promise<void>;
  /** Forgets what waits and a failure: Postgres says what is owed. */
  reset(): void;
};

/**
 * A teller. When the Temporal server cannot be reached it forgets all that waits, so that no later signal of a ticket
 * overtakes the one that failed: they are read again from Postgres, in their order.
 */
export function createTeller(deps: Deps): Teller {
  const waiting = new Map<number, { since: number; lane: Owed[] }>();
  const underWay = new Map<number, Owed[]>();
  const done: number[] = [];
  let marking = false;
  let failed = false;
  let atOnce = AT_ONCE;
  const stirred: (() => void)[] = [];

  const isIdle = () => underWay.size === 0 && waiting.size === 0 && !marking;
  const isFull = () => {
    const [first] = waiting.values();
    return first !== undefined && (waiting.size >= AHEAD.tickets || Date.now() - first.since > AHEAD.ms);
  };
  const when = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => stirred.push(resolve));
  };
  const giveUp = () => {
    failed = true;
    waiting.clear();
  };
  const next = () => {
    for (const [number, { lane }] of waiting) {
      if (underWay.size >= atOnce) break;
      waiting.delete(number);
      underWay.set(number, lane);
      void walk(number, lane);
    }
    stirred.splice(0).forEach((resolve) => resolve());
  };
  const walk = async (number: number, lane: Owed[]) => {
    try {
      for (let one = lane.shift(); one !== undefined && !failed; one = lane.shift()) {
        await signalTicket(deps, one);
        done.push(one.id);
        void mark();
      }
    } catch {
      giveUp();
    }
    underWay.delete(number);
    next();
  };
  // Those that were delivered while a statement ran are written by the next one, together.
  const mark = async () => {
    if (marking) return;
    marking = true;
    try {
      while (done.length > 0) await markSignalled(deps.pool, done.splice(0));
    } catch {
      // They stay owed and are delivered again; the ticket counts each once.
      giveUp();
    }
    marking = false;
    next();
  };

  return {
    tell(owed) {
      if (failed) return;
      for (const one of owed) {
        const lane = underWay.get(one.signal.number) ?? waiting.get(one.signal.number)?.lane;
        if (lane) lane.push(one);
        else waiting.set(one.signal.number, { since: Date.now(), lane: [one] });
      }
      next();
    },
    yield(toIntake) {
      atOnce = toIntake ? AT_ONCE_BESIDE_INTAKE : AT_ONCE;
      next();
    },
    isFull,
    isIdle,
    idle: () => when(isIdle),
    room: () => when(() => !isFull()),
    reset() {
      waiting.clear();
      failed = false;
    },
  };
}
