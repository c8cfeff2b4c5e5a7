/** The clocks of one ticket: which promise runs, was kept or broken, and how that ends. */
import { LIMITS } from '../../limits.ts';
import { asRan, paused, resumed } from './standstill.ts';
import { change, clockOf, isPending, isResponse, type Promises } from './state.ts';
import type { ScheduleRequest } from '../effect.ts';
import type { Clock, ClockKind } from '../ticket.ts';

/** Clocks that an earlier release may have written; a list shows a hundred of those that need nothing. */
export const asClocks = (clocks: Clock[]): Clock[] =>
  clocks.map((clock) => (clock.since === undefined ? { ...asStarted(clock), ...clock } : clock));
const NEITHER = { metBy: null, endedAt: null };
const asStarted = ({ kind, cycle, startedAt }: Clock) => ({
  ...NEITHER,
  ...{ promised: true, since: startedAt, uncounted: [], counted: null, lateAt: [] },
  // One that may have stood still has spent less than the time since its start.
  spentMs: kind === 'resolution' && cycle > 1 ? null : 0,
});

/** Starts a clock unless that kind is already running; one that was met or breached begins a new cycle. */
export function startClock(ticket: Promises, kind: ClockKind, at: number, requests: ScheduleRequest[]): void {
  const old = clockOf(ticket, kind);
  if (old && isPending(old)) return;
  const first = clockOf(ticket, 'first-response');
  if (kind === 'next-response' && first && isPending(first)) return;
  const cycle = (old?.cycle ?? 0) + 1;
  requests.push({ clock: kind, cycle, from: at, left: null });
  const provisional = at + LIMITS.provisionalDeadlineMs;
  const clock: Clock = {
    kind,
    cycle,
    startedAt: at,
    dueAt: provisional,
    warnAt: provisional,
    state: 'running',
    warned: false,
    pausedAt: null,
    metAt: null,
    metBy: null,
    endedAt: null,
    breachedAt: null,
    promisedAt: null,
    promised: true,
    since: at,
    spentMs: 0,
    uncounted: [],
    counted: null,
    lateAt: [],
  };
  ticket.clocks = [...ticket.clocks.filter((other) => other.kind !== kind), clock];
}

/** Until rules 2: an answer that was given met the response clocks, whether it arrived or not. */
export function meetResponse(ticket: Promises, at: number): void {
  ticket.clocks = ticket.clocks.map((clock) => (clock.kind === 'resolution' ? clock : met(clock, at)));
}

/** Until rules 2: closing a ticket met all its promises. */
export function stopClocks(ticket: Promises, at: number): void {
  ticket.clocks = ticket.clocks.map((clock) => met(clock, at));
}

function met(clock: Clock, at: number): Clock {
  if (clock.metAt !== null) return clock;
  if (clock.state === 'breached') return { ...clock, metAt: at };
  return { ...clock, state: 'met', metAt: at, pausedAt: null };
}

/** What answer `by` was owed for is met, by its arrival at `at`; a breach that was stamped before it was heard of is taken back. */
export function meetBy(ticket: Promises, by: string, at: number): void {
  ticket.clocks = ticket.clocks.map((clock) =>
    isResponse(clock) && clock.metAt === null ? metOn(clock, at, by) : clock,
  );
}

/**
 * Answer `by` was none. What it met is owed again, from its true start, unless another answer arrived then: `others`, soonest
 * first.
 */
export function owedAgain(ticket: Promises, by: string, others: { outbox: string; at: number }[]): void {
  ticket.clocks = ticket.clocks.map((clock) => {
    if (clock.metBy !== by) return clock;
    const owed = {
      ...clock,
      state: clock.breachedAt === null ? ('running' as const) : clock.state,
      metAt: null,
      metBy: null,
    };
    const other = others.find(({ at }) => at >= clock.startedAt);
    return other === undefined ? owed : metOn(owed, other.at, other.outbox);
  });
}

function metOn(given: Clock, at: number, by: string): Clock {
  const clock = asRan(given, at);
  const late = at > clock.dueAt;
  return {
    ...clock,
    state: late ? 'breached' : 'met',
    breachedAt: late ? (clock.breachedAt ?? clock.dueAt) : null,
    metAt: at,
    metBy: by,
    endedAt: null,
    pausedAt: null,
  };
}

/** The response clocks end without an answer. */
export function endResponse(ticket: Promises, at: number): void {
  ticket.clocks = ticket.clocks.map((clock) => (isResponse(clock) ? ended(clock, at) : clock));
}

/** All clocks end, because the ticket is closed: what was promised as a solution is kept when there was one. */
export function endClocks(ticket: Promises, at: number, { solved }: { solved: boolean }): void {
  endResponse(ticket, at);
  change(ticket, 'resolution', (clock) => (solved ? met(clock, at) : ended(clock, at)));
}

const ended = (clock: Clock, at: number): Clock =>
  clock.metAt !== null || clock.endedAt !== null
    ? clock
    : { ...asRan(clock, at), state: clock.state === 'breached' ? 'breached' : 'ended', endedAt: at, pausedAt: null };

/** A response that ended without an answer is owed again, from its true start. Says whether there was one. */
export function resumeResponse(ticket: Promises): boolean {
  const before = ticket.clocks;
  ticket.clocks = before.map((clock) =>
    isResponse(clock) && clock.endedAt !== null
      ? { ...clock, state: clock.state === 'ended' ? 'running' : clock.state, endedAt: null }
      : clock,
  );
  return before.some((clock) => isResponse(clock) && clock.endedAt !== null);
}

/** As if it had never been closed: what ended with the closing runs again, towards the deadlines that it had. Says whether an answer is owed. */
export function resumeAll(ticket: Promises): boolean {
  const isOwedAgain = resumeResponse(ticket);
  change(ticket, 'resolution', (clock) =>
    clock.endedAt === null
      ? clock
      : { ...clock, state: clock.state === 'ended' ? 'running' : clock.state, endedAt: null },
  );
  return isOwedAgain;
}

/** The response that ended without an answer; undefined when every one had its answer. */
export const unansweredOf = (ticket: Readonly<Promises>): ClockKind | undefined =>
  ticket.clocks.find((clock) => isResponse(clock) && clock.endedAt !== null)?.kind;

/** No response was ever owed, or one was given. */
export const hadResponse = (ticket: Readonly<Promises>): boolean => {
  const responses = ticket.clocks.filter(isResponse);
  return responses.length === 0 || responses.some((clock) => clock.metAt !== null);
};

/** The resolution clock stands still while the customer is asked. */
export const pauseResolution = (ticket: Promises, at: number): void =>
  change(ticket, 'resolution', (clock) => paused(clock, at));

/** The resolution clock stands still. */
export const isPaused = (ticket: Readonly<Promises>): boolean => clockOf(ticket, 'resolution')?.state === 'paused';

/** The resolution clock goes on with the open time it had left; after a closing it starts anew. */
export function resumeResolution(ticket: Promises, at: number, requests: ScheduleRequest[]): void {
  if (isPaused(ticket)) change(ticket, 'resolution', (clock) => resumed(clock, at, requests));
  else startClock(ticket, 'resolution', at, requests);
}

/** The instant of the warning has come. */
export const warn = (ticket: Promises, kind: ClockKind): void =>
  change(ticket, kind, (clock) => ({ ...clock, warned: true }));

/** The promise is broken since `at`. */
export const breach = (ticket: Promises, kind: ClockKind, at: number): void =>
  change(ticket, kind, (clock) => ({ ...clock, warned: true, state: 'breached', breachedAt: at }));

/** What was to be done so long after has been done. */
export const noteLate = (ticket: Promises, kind: ClockKind): void =>
  change(ticket, kind, (clock) => ({ ...clock, lateAt: clock.lateAt.slice(1) }));
