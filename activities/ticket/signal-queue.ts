/** Tells tickets about their mail while intake goes on: a mailbox with thousands of mails shows them all first. */
import { log } from '@temporalio/activity';
import { markSignalled, owedSignals } from '../../db/mail-in/ledger.ts';
import type { Deps } from '../deps.ts';
import { type Owed, signalTicket } from './signal.ts';
import { createWakeup, pause } from '../wakeup.ts';

/** Answers of the Temporal server awaited at once: with nothing else to do, and while mail waits to be placed. */
const AT_ONCE = 24;
const AT_ONCE_BESIDE_INTAKE = 6;
/** How far intake may run ahead: memory (about 2 KB a signal), and the sweeper, which looks for tickets without a run. */
const AHEAD = { tickets: 5_000, ms: 60_000 };
/** Owed signals read from Postgres at once. */
const PAGE = 200;
/** Between two looks into Postgres: after a failure, and when all is well, for what another process has left. */
const LOOK_MS = { failed: 1_000, well: 15_000 };

/** Delivers signals, those of one ticket in their order. */
export type Teller = {
  /** Takes signals that Postgres holds as owed; after a failure it leaves them there for the next look. */
  tell(owed: Owed[]): void;
  /** Leaves some of the machine to intake, or takes all of it. */
  yield(toIntake: boolean): void;
  /** Resolves when more signals may be made. */
  room(): Promise<void>;
  /** Delivers what Postgres holds as owed, now and after failures, until `signal` aborts; what is left then stays owed. */
  run(signal: AbortSignal): Promise<void>;
};

/**
 * The teller of one mailbox. When the Temporal server cannot be reached it forgets all that waits, so that no later signal
 * of a ticket overtakes the one that failed: they are read again from Postgres, in their order. Nobody waits for it
 * meanwhile: mail is shown whether tickets can be told or not.
 */
export function createTeller(deps: Deps, mailbox: string): Teller {
  const waiting = new Map<number, { since: number; lane: Owed[] }>();
  const underWay = new Map<number, Owed[]>();
  const done: number[] = [];
  const failure = createWakeup();
  let marking = false;
  /** From the start: what an earlier process left comes first. */
  let failed = true;
  /** What is told while Postgres is read: it may concern the same tickets, and goes behind what is found. */
  let meanwhile: Owed[] | null = null;
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
    failure.wake();
    stirred.splice(0).forEach((resolve) => resolve());
  };
  const take = (owed: Owed[]) => {
    for (const one of owed) {
      const lane = underWay.get(one.signal.number) ?? waiting.get(one.signal.number)?.lane;
      if (lane) lane.push(one);
      else waiting.set(one.signal.number, { since: Date.now(), lane: [one] });
    }
    next();
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
  /** Reads what is owed, page by page, and then takes what is told again. Called when idle. */
  const catchUp = async (): Promise<void> => {
    failed = false;
    try {
      for (;;) {
        meanwhile = [];
        const owed = await owedSignals(deps.pool, mailbox, PAGE);
        take(owed.map((row) => ({ ...row, ticket: null })));
        if (owed.length < PAGE) {
          const found = new Set(owed.map(({ id }) => id));
          return take(meanwhile.filter(({ id }) => !found.has(id)));
        }
        await when(isIdle);
        if (failed) return;
      }
    } catch (error) {
      giveUp();
      throw error;
    } finally {
      meanwhile = null;
    }
  };

  return {
    tell(owed) {
      if (meanwhile !== null) meanwhile.push(...owed);
      else if (!failed) take(owed);
    },
    yield(toIntake) {
      atOnce = toIntake ? AT_ONCE_BESIDE_INTAKE : AT_ONCE;
      next();
    },
    room: () => when(() => !isFull()),
    async run(signal) {
      signal.addEventListener('abort', giveUp, { once: true });
      while (!signal.aborted) {
        failure.reset();
        await when(isIdle);
        if (signal.aborted) break;
        await catchUp().catch((error: Error) => log.warn('signals wait', { mailbox, error: error.message }));
        if (!failed) await failure.wait(LOOK_MS.well, signal);
        if (failed) await pause(LOOK_MS.failed, signal);
      }
      giveUp();
      await when(isIdle);
    },
  };
}
