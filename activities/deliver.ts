/** Tells tickets about their mail: signal-with-start, so that a closed ticket reopens and a new one begins. */
import { defineSearchAttributeKey, type SearchAttributePair, SearchAttributeType } from '@temporalio/common';
import { markSignalled, owedSignals, type Signal } from '../db/inbound.ts';
import { decide } from '../domain/decide.ts';
import { type Ticket } from '../domain/ticket.ts';
import { type TicketAttributes, ticketAttributes } from '../domain/ticket-attributes.ts';
import { factSignal, SEARCH_ATTRIBUTES, TICKET_WORKFLOW, ticketWorkflowId } from '../workflows/messages.ts';
import type { Deps } from './deps.ts';

/** At most this many answers of the Temporal server are awaited at once. */
const AT_ONCE = 24;
/** While mail waits to be read: a person sees a ticket's row, its workflow may follow some seconds later. */
const AT_ONCE_BESIDE_INTAKE = 6;
const DEADLINE_MS = 10_000;
/** How far intake may run ahead: memory (about 2 KB a signal), and the sweeper, which looks for tickets without a run. */
const AHEAD = { signals: 5_000, ms: 60_000 };

export type Owed = { id: number; signal: Signal; ticket: Ticket | null };

/** Delivers signals beside other work, those of one ticket in their order. */
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
  let stirred: (() => void)[] = [];

  const isIdle = () => underWay.size === 0 && waiting.size === 0 && !marking;
  const isFull = () => {
    const [first] = waiting.values();
    return first !== undefined && (waiting.size >= AHEAD.signals || Date.now() - first.since > AHEAD.ms);
  };
  const when = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>((resolve) => stirred.push(resolve));
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
      failed = true;
      waiting.clear();
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
      failed = true;
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

/**
 * Delivers signals, those of one ticket in their order; returns how many could not be delivered and stay owed.
 * Run twice: a ticket counts a signal of the same key once.
 */
export async function deliver(deps: Deps, owed: Owed[]): Promise<number> {
  const lanes = new Map<number, Owed[]>();
  for (const one of owed) lanes.set(one.signal.number, [...(lanes.get(one.signal.number) ?? []), one]);
  const queue = [...lanes.values()];
  const done: number[] = [];
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, queue.length) }, async () => {
      for (let lane = queue.shift(); lane !== undefined; lane = queue.shift())
        for (const one of lane) {
          try {
            await signalTicket(deps, one);
          } catch {
            break;
          }
          done.push(one.id);
        }
    }),
  );
  if (done.length > 0) await markSignalled(deps.pool, done);
  return owed.length - done.length;
}

/** Delivers what an earlier process still owed; a ticket born then may have lived since, so its run loads it. */
export async function deliverOwed(deps: Deps, mailbox: string | null, limit = 200): Promise<{ found: number; left: number }> {
  const owed = await owedSignals(deps.pool, mailbox, limit);
  return { found: owed.length, left: await deliver(deps, owed.map((row) => ({ ...row, ticket: null }))) };
}

/** One call, bounded in time; rejects when the server did not take it. */
export async function signalTicket({ temporal, taskQueue }: Deps, { signal: { number, call }, ticket }: Owed): Promise<void> {
  await temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
    temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
      workflowId: ticketWorkflowId(number),
      taskQueue,
      args: [{ number, ticket }],
      signal: factSignal,
      signalArgs: [call],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      ...(ticket === null ? {} : { typedSearchAttributes: attributesAfter(ticket, call) }),
    }),
  );
}

/** The attributes as they will be after the first fact: set at the start they cost no event of the history. */
function attributesAfter(ticket: Ticket, call: Signal['call']): SearchAttributePair[] {
  const types = { Keyword: SearchAttributeType.KEYWORD, Datetime: SearchAttributeType.DATETIME, Bool: SearchAttributeType.BOOL };
  const attributes = ticketAttributes(decide(ticket, { ...call.fact, actor: call.actor, at: call.at, key: call.key }, call.at).ticket);
  return Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => {
    const value = attributes[name as keyof TicketAttributes];
    if (value === null) return [];
    return [{ key: defineSearchAttributeKey(name, types[type]), value: type === 'Datetime' ? new Date(value as number) : value } as SearchAttributePair];
  });
}

