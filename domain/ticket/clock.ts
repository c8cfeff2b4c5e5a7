/**
 * The clocks of one ticket: which promise runs, stands still, was kept or broken. Pure; every function returns a new
 * list. The calendar is not read here: a clock starts with a provisional deadline and a ScheduleRequest asks for the
 * true one, which `settle` enters.
 */
import type { Due, ScheduleRequest } from './event.ts';
import type { Clock, ClockKind } from './ticket.ts';

/** Starts a clock unless that kind is already running; one that was met or breached begins a new cycle. */
export function startClock(
  clocks: Clock[],
  kind: ClockKind,
  at: number,
  requests: ScheduleRequest[],
  provisionalMs: number,
): Clock[] {
  const old = clocks.find((clock) => clock.kind === kind);
  if (isDue(old) || (kind === 'next-response' && isDue(clocks.find((clock) => clock.kind === 'first-response'))))
    return clocks;
  const cycle = (old?.cycle ?? 0) + 1;
  requests.push({ clock: kind, cycle, from: at, left: null });
  const clock: Clock = {
    kind,
    cycle,
    startedAt: at,
    dueAt: at + provisionalMs,
    warnAt: at + provisionalMs,
    state: 'running',
    warned: false,
    pausedAt: null,
    metAt: null,
    breachedAt: null,
    promisedAt: null,
  };
  return [...clocks.filter((one) => one.kind !== kind), clock];
}

/** Still owed: running, or breached and not answered yet. */
const isDue = (clock: Clock | undefined): boolean =>
  clock !== undefined && (clock.state === 'running' || (clock.state === 'breached' && clock.metAt === null));

/** The response clocks end: an answer was given at `at`. */
export const meetResponse = (clocks: Clock[], at: number): Clock[] =>
  clocks.map((clock) => (clock.kind === 'resolution' ? clock : met(clock, at)));

/** Everything ends, because the ticket is closed. */
export const stopClocks = (clocks: Clock[], at: number): Clock[] => clocks.map((clock) => met(clock, at));

function met(clock: Clock, at: number): Clock {
  if (clock.metAt !== null) return clock;
  if (clock.state === 'breached') return { ...clock, metAt: at };
  return { ...clock, state: 'met', metAt: at, pausedAt: null };
}

/** The resolution clock stands still while the customer is asked. */
export const pauseResolution = (clocks: Clock[], at: number): Clock[] =>
  clocks.map((clock) =>
    clock.kind === 'resolution' && clock.state === 'running' ? { ...clock, state: 'paused', pausedAt: at } : clock,
  );

/** The resolution clock stands still. */
export const isPaused = (clocks: Clock[]): boolean =>
  clocks.some((clock) => clock.kind === 'resolution' && clock.state === 'paused');

/** The resolution clock goes on with the open time it had left; after a closing it starts anew. */
export function resumeResolution(
  clocks: Clock[],
  at: number,
  requests: ScheduleRequest[],
  provisionalMs: number,
): Clock[] {
  const clock = clocks.find((one) => one.kind === 'resolution');
  if (clock === undefined || clock.state === 'met' || (clock.state === 'breached' && clock.metAt !== null))
    return startClock(clocks, 'resolution', at, requests, provisionalMs);
  if (clock.state !== 'paused' || clock.pausedAt === null) return clocks;
  const cycle = clock.cycle + 1;
  requests.push({ clock: 'resolution', cycle, from: at, left: { from: clock.pausedAt, to: clock.dueAt } });
  const shift = at - clock.pausedAt;
  const resumed: Clock = {
    ...clock,
    cycle,
    state: 'running',
    pausedAt: null,
    dueAt: clock.dueAt + shift,
    warnAt: clock.warnAt + shift,
  };
  return clocks.map((one) => (one.kind === 'resolution' ? resumed : one));
}

/** Enters what the calendar answered. An answer for an earlier cycle, or for a clock that no longer runs, is ignored. */
export const settle = (clocks: Clock[], dues: Due[]): Clock[] =>
  clocks.map((clock) => {
    const due = dues.find((one) => one.clock === clock.kind && one.cycle === clock.cycle);
    return due && clock.state === 'running' ? { ...clock, dueAt: due.dueAt, warnAt: due.warnAt } : clock;
  });
