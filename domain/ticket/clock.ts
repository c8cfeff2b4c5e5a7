/**
 * The clocks of one ticket: which promise runs, stands still, was kept or broken. The calendar is not read here: a clock
 * starts with a provisional deadline and a ScheduleRequest asks for the true one, which `settle` enters.
 */
import { LIMITS } from '../limits.ts';
import type { Due, ScheduleRequest } from './event.ts';
import type { Clock, ClockKind } from './ticket.ts';

/** At most one clock of a kind. Written in this file only. */
export type Promises = { clocks: Clock[] };
export const nothingPromised = (): Promises => ({ clocks: [] });

/** Clocks that an earlier release may have written; a list shows a hundred of those that need nothing. */
export const asClocks = (clocks: Clock[]): Clock[] =>
  clocks.map((clock) => (clock.metBy === undefined || clock.endedAt === undefined ? { ...NEITHER, ...clock } : clock));
const NEITHER = { metBy: null, endedAt: null };

/** Starts a clock unless that kind is already running; one that was met or breached begins a new cycle. */
export function startClock(ticket: Promises, kind: ClockKind, at: number, requests: ScheduleRequest[]): void {
  const old = clockOf(ticket, kind);
  if (old && isOwed(old)) return;
  const first = clockOf(ticket, 'first-response');
  if (kind === 'next-response' && first && isOwed(first)) return;
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
    ...NEITHER,
    breachedAt: null,
    promisedAt: null,
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

function metOn(clock: Clock, at: number, by: string): Clock {
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
    : { ...clock, state: clock.state === 'breached' ? 'breached' : 'ended', endedAt: at, pausedAt: null };

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

/** Promises an answer, where a resolution clock promises an end. */
export const isResponse = ({ kind }: { kind: ClockKind }): boolean => kind !== 'resolution';

/** The resolution clock stands still while the customer is asked. */
export function pauseResolution(ticket: Promises, at: number): void {
  change(ticket, 'resolution', (clock) =>
    clock.state === 'running' ? { ...clock, state: 'paused', pausedAt: at } : clock,
  );
}

/** The resolution clock stands still. */
export const isPaused = (ticket: Readonly<Promises>): boolean => clockOf(ticket, 'resolution')?.state === 'paused';

/** The resolution clock goes on with the open time it had left; after a closing it starts anew. */
export function resumeResolution(ticket: Promises, at: number, requests: ScheduleRequest[]): void {
  const clock = clockOf(ticket, 'resolution');
  if (clock?.state === 'paused' && clock.pausedAt !== null) {
    const cycle = clock.cycle + 1;
    const shift = at - clock.pausedAt;
    requests.push({ clock: 'resolution', cycle, from: at, left: { from: clock.pausedAt, to: clock.dueAt } });
    change(ticket, 'resolution', () => ({
      ...clock,
      cycle,
      state: 'running',
      pausedAt: null,
      dueAt: clock.dueAt + shift,
      warnAt: clock.warnAt + shift,
    }));
  } else {
    startClock(ticket, 'resolution', at, requests);
  }
}

/** A new promise of an answer takes the place of the one that runs; the first stays on record. */
export function promiseAnew(ticket: Promises, { dueAt, warnAt }: { dueAt: number; warnAt: number }): void {
  ticket.clocks = ticket.clocks.map((clock) =>
    clock.state === 'running' && clock.kind !== 'resolution'
      ? { ...clock, dueAt, warnAt, warned: true, promisedAt: clock.promisedAt ?? clock.dueAt, cycle: clock.cycle + 1 }
      : clock,
  );
}

/**
 * Enters what the calendar answered, and says whether that changed anything. An answer for an earlier cycle, or for a clock
 * that no longer runs, is ignored.
 */
export function settle(ticket: Promises, dues: Due[]): boolean {
  const before = ticket.clocks;
  ticket.clocks = before.map((clock) => {
    const due = dues.find(({ clock: kind, cycle }) => kind === clock.kind && cycle === clock.cycle);
    return due && clock.state === 'running' ? { ...clock, dueAt: due.dueAt, warnAt: due.warnAt } : clock;
  });
  return ticket.clocks.some(
    ({ dueAt, warnAt }, index) => dueAt !== before[index]!.dueAt || warnAt !== before[index]!.warnAt,
  );
}

/** The instant of the warning has come. */
export const warn = (ticket: Promises, kind: ClockKind): void =>
  change(ticket, kind, (clock) => ({ ...clock, warned: true }));

/** The promise is broken since `at`. */
export const breach = (ticket: Promises, kind: ClockKind, at: number): void =>
  change(ticket, kind, (clock) => ({ ...clock, warned: true, state: 'breached', breachedAt: at }));

/** Still owed: running, or breached and not answered yet. */
export const isOwed = ({
  state,
  metAt,
  endedAt,
}: {
  state: Clock['state'];
  metAt: unknown;
  endedAt: unknown;
}): boolean => state === 'running' || (state === 'breached' && metAt === null && endedAt === null);

export const clockOf = (ticket: Readonly<Promises>, kind: ClockKind): Clock | undefined =>
  ticket.clocks.find((clock) => clock.kind === kind);

function change(ticket: Promises, kind: ClockKind, to: (clock: Clock) => Clock): void {
  ticket.clocks = ticket.clocks.map((clock) => (clock.kind === kind ? to(clock) : clock));
}
