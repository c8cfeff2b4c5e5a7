/** Tells tickets about their mail: signal-with-start, so that a closed ticket reopens and a new one begins. */
import type { SearchAttributePair } from '@temporalio/common';
import { markSignalled, owedSignals, type Signal } from '../../db/mail-in/ledger.ts';
import { versionOf } from '../../db/ticket/tickets.ts';
import { decide } from '../../domain/ticket/decide.ts';
import { RULES, type Ticket } from '../../domain/ticket/ticket.ts';
import { ticketAttributes } from '../../domain/ticket/attributes.ts';
import { factSignal, searchAttributePairs, TICKET_WORKFLOW, ticketStart } from '../../workflows/messages.ts';
import type { Deps } from '../deps.ts';

/** At most this many answers of the Temporal server are awaited at once. */
const AT_ONCE = 24;
const DEADLINE_MS = 10_000;
/** Within this time nobody has opened a new ticket and acted on it. */
const FRESH_MS = 1_000;
/** Delivered in one pass of the sweeper. */
const OWED = 200;

export type Owed = { id: number; signal: Signal; ticket: Ticket | null };

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

/**
 * Delivers what is owed for so long that nobody can be at it; returns how many those were. A ticket born then may have
 * lived since, so its run loads it.
 */
export async function deliverOwed(deps: Deps): Promise<number> {
  const owed = await owedSignals(deps.pool, null, OWED);
  const signals = owed.map((row) => ({ ...row, ticket: null }));
  await deliver(deps, signals);
  return owed.length;
}

/**
 * One call, bounded in time; rejects when the server did not take it. A ticket that waited for its turn may have been worked
 * on, even closed, in the meantime: then its run must not begin from what it was when it was born.
 */
export async function signalTicket(
  { pool, temporal, taskQueue }: Deps,
  { signal: { number, call }, ticket: born }: Owed,
): Promise<void> {
  const waited = born !== null && Date.now() - call.at > FRESH_MS;
  const ticket = waited && ((await versionOf(pool, number)) ?? 0) > 0 ? null : born;
  await temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
    temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
      ...ticketStart({ number, ticket }, taskQueue),
      signal: factSignal,
      signalArgs: [call],
      ...(ticket === null ? {} : { typedSearchAttributes: attributesAfter(ticket, call) }),
    }),
  );
}

/** The attributes as they will be after the first fact: set at the start they cost no event of the history. */
function attributesAfter(ticket: Ticket, call: Signal['call']): SearchAttributePair[] {
  const { fact, actor, at, key } = call;
  const after = decide(ticket, { ...fact, actor, at, key }, at, RULES).ticket;
  return searchAttributePairs(ticketAttributes(after, RULES)).filter(({ value }) => value !== null);
}
