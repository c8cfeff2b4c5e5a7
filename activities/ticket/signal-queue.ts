/**
 * Delivers what tickets are owed, beside the work that makes it: a mailbox with thousands of mails shows them all first.
 *
 * Everything enqueued is in Postgres as well, so the queue may forget. Its modes and every move between them:
 *
 *   CATCHING-UP  reads what Postgres holds as owed, page by page, and delivers it; what is enqueued meanwhile is held back, since
 *                it may concern the same tickets.                    -> FLOWING after the last page, -> BROKEN at a failure
 *   FLOWING      delivers what is enqueued, 24 tickets at once, what one ticket is owed in its order.
 *                -> BROKEN at a failure, -> CATCHING-UP every 15 seconds, for what another process has left
 *   BROKEN       from the start, and after a failure: forgets what waits, so that nothing overtakes what failed, and takes
 *                nothing.                                            -> CATCHING-UP after a second, once no call is under way
 */
import { log } from '@temporalio/activity';
import type { Deps } from '../deps.ts';
import { stopwatch } from '../stopwatch.ts';
import { createWakeup, pause } from '../wakeup.ts';
import { markDelivered, owed, type Pending, tell } from './signal.ts';

/** Answers of the Temporal server awaited at once: with nothing else to do, and while mail waits to be placed. */
const AT_ONCE = 24;
const AT_ONCE_BESIDE_INTAKE = 2;
/** Backpressure on intake: memory (about 3 KB a ticket), and the sweeper, which looks for tickets without a run. */
const AHEAD = { tickets: 5_000, ms: 60_000 };
/** Of each kind, read from Postgres at once. */
const PAGE = 200;
/** Between two looks into Postgres: after a failure, and when all is well. */
const LOOK_MS = { broken: 1_000, flowing: 15_000 };

export type SignalQueue = {
  /** Takes what Postgres holds as owed. Never waits. */
  enqueue(pending: Pending[]): void;
  /** While mail waits to be placed, two calls at once instead of 24: a born ticket is whole, its run has no hurry. */
  throttle(besideIntake: boolean): void;
  /** Resolves when more may be enqueued. */
  whenNotFull(): Promise<void>;
  /** Delivers until `stopping` aborts; what is left then stays owed. */
  run(stopping: AbortSignal): Promise<void>;
  /** Delivers one page of what Postgres holds as owed; resolves to the number delivered. For whoever has no intake beside it. */
  deliverPage(): Promise<number>;
};

/** The queue of one mailbox; with null, of all that nobody else can still be delivering. */
export function createSignalQueue(deps: Deps, mailbox: string | null): SignalQueue {
  let mode: 'catching-up' | 'flowing' | 'broken' = 'broken';
  /** By ticket. A lane whose first call is under way is `busy`. */
  const lanes = new Map<number, { waits: () => number; pending: Pending[]; busy: boolean }>();
  let busy = 0;
  let heldBack: Pending[] = [];
  const delivered: Pending[] = [];
  let marking = false;
  let count = 0;
  let atOnce = AT_ONCE;
  const failure = createWakeup();
  const watchers: (() => void)[] = [];

  const isIdle = () => lanes.size === 0 && !marking;
  const isFull = () => {
    const [first] = lanes.values();
    return first !== undefined && (lanes.size >= AHEAD.tickets || first.waits() > AHEAD.ms);
  };
  const when = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => watchers.push(resolve));
  };

  function fail(why: unknown): void {
    if (mode !== 'broken' && why instanceof Error)
      log.warn('tickets wait to be told', {
        mailbox,
        error: why.message,
        cause: (why.cause as Error | undefined)?.message,
      });
    mode = 'broken';
    heldBack = [];
    for (const [number, lane] of lanes) {
      if (lane.busy) lane.pending.length = 0;
      else lanes.delete(number);
    }
    failure.wake();
    proceed();
  }

  function take(pending: Pending[]): void {
    for (const one of pending) {
      const lane = lanes.get(one.number);
      if (lane) lane.pending.push(one);
      else lanes.set(one.number, { waits: stopwatch(), pending: [one], busy: false });
    }
    proceed();
  }

  function proceed(): void {
    for (const [number, lane] of lanes) {
      if (busy >= atOnce) break;
      if (lane.busy) continue;
      lane.busy = true;
      busy += 1;
      void walk(number, lane.pending);
    }
    watchers.splice(0).forEach((resolve) => resolve());
  }

  async function walk(number: number, pending: Pending[]): Promise<void> {
    try {
      for (let one = pending.shift(); one !== undefined; one = pending.shift()) {
        await tell(deps, one);
        delivered.push(one);
        void mark();
      }
    } catch (error) {
      fail(error);
    }
    lanes.delete(number);
    busy -= 1;
    proceed();
  }

  /** Group commit: what was delivered while a statement ran is written by the next one, together. */
  async function mark(): Promise<void> {
    if (marking) return;
    marking = true;
    try {
      while (delivered.length > 0) {
        const batch = delivered.splice(0);
        await markDelivered(deps, batch);
        count += batch.length;
      }
    } catch (error) {
      // They stay owed and are delivered again, which changes nothing.
      fail(error);
    }
    marking = false;
    proceed();
  }

  async function catchUp(): Promise<void> {
    mode = 'catching-up';
    try {
      for (;;) {
        heldBack = [];
        const page = await owed(deps, mailbox, PAGE);
        take(page);
        if (page.length < PAGE) {
          const found = new Set(page.map(nameOf));
          mode = 'flowing';
          return take(heldBack.splice(0).filter((one) => !found.has(nameOf(one))));
        }
        await when(isIdle);
        if ((mode as string) === 'broken') return;
      }
    } catch (error) {
      fail(error);
      throw error;
    }
  }

  return {
    enqueue(pending) {
      if (mode === 'catching-up') heldBack.push(...pending);
      else if (mode === 'flowing') take(pending);
    },
    throttle(besideIntake) {
      atOnce = besideIntake ? AT_ONCE_BESIDE_INTAKE : AT_ONCE;
      proceed();
    },
    whenNotFull: () => when(() => !isFull()),
    async run(stopping) {
      stopping.addEventListener('abort', () => fail('stopping'), { once: true });
      while (!stopping.aborted) {
        failure.reset();
        await when(isIdle);
        if (stopping.aborted) break;
        await catchUp().catch(() => undefined);
        if (mode === 'flowing') await failure.wait(LOOK_MS.flowing, stopping);
        if ((mode as string) === 'broken') await pause(LOOK_MS.broken, stopping);
      }
      fail('stopping');
      await when(isIdle);
    },
    async deliverPage() {
      mode = 'flowing';
      take(await owed(deps, mailbox, PAGE));
      await when(isIdle);
      return count;
    },
  };
}

const nameOf = (one: Pending): string => (one.kind === 'fact' ? `fact ${one.id}` : `start ${one.number}`);
