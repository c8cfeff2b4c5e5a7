/** Clocks that stand still: for whom is waited meanwhile, and how they go on. */
import { requestFor } from './due.ts';
import type { Promises } from './state.ts';
import type { ScheduleRequest } from '../effect.ts';
import type { Clock, ClockKind } from '../ticket.ts';

/** What may be waited for while clocks stand still: that the customer says yes or no, writes, or that somebody else does. */
export const STANDSTILLS = ['customer', 'third-party', 'colleague', 'confirmation'] as const;
export type Standstill = (typeof STANDSTILLS)[number];
/** Which clocks stand still meanwhile. */
export type Pauses = Record<Standstill, ClockKind[]>;
/** A colleague is one of ours. */
export const USUAL_PAUSES: Readonly<Pauses> = {
  customer: ['resolution'],
  'third-party': ['resolution'],
  colleague: [],
  confirmation: ['resolution'],
};

export const isUsual = (pauses: Readonly<Pauses>): boolean =>
  STANDSTILLS.every((wait) => [...pauses[wait]].sort().join() === [...USUAL_PAUSES[wait]].sort().join());

/** As if it had run on until now, towards a deadline that is as much later: never sooner than the calendar would say. */
export function asRan(clock: Clock, at: number): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === null) return clock;
  return { ...clock, ...later(clock, at - clock.pausedAt), ...runsFrom(clock, at, clock.pausedAt) };
}

/** What it ran before it stood still is counted when the calendar is asked next. */
const runsFrom = ({ since, uncounted }: Clock, at: number, pausedAt: number): Pick<Clock, 'since' | 'uncounted'> => ({
  since: at,
  uncounted: [...uncounted, { from: since, to: pausedAt }],
});

const later = ({ dueAt, warnAt, promised }: Clock, byMs: number): Pick<Clock, 'dueAt' | 'warnAt'> =>
  promised ? { dueAt: dueAt + byMs, warnAt: warnAt + byMs } : { dueAt, warnAt };

export const paused = (clock: Clock, at: number): Clock =>
  clock.state === 'running' ? { ...clock, state: 'paused', pausedAt: at } : clock;

export function resumed(clock: Clock, given: number, requests: ScheduleRequest[]): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === null) return clock;
  // What is heard of late may have happened before it stood still.
  const at = Math.max(given, clock.pausedAt);
  const cycle = clock.cycle + 1;
  requests.push(requestFor(clock, cycle, at, clock.pausedAt));
  const runs = { cycle, state: 'running' as const, pausedAt: null, ...runsFrom(clock, at, clock.pausedAt) };
  return { ...clock, ...runs, ...later(clock, at - clock.pausedAt) };
}

/** These clocks stand still, and all others run. */
export function standStill(
  ticket: Promises,
  kinds: readonly ClockKind[],
  at: number,
  requests: ScheduleRequest[],
): void {
  ticket.clocks = ticket.clocks.map((clock) =>
    kinds.includes(clock.kind) ? paused(clock, at) : resumed(clock, at, requests),
  );
}

/** What does not stand still any more by these goes on; what is to stand still is left as it is. */
export function goOn(ticket: Promises, kinds: readonly ClockKind[], at: number, requests: ScheduleRequest[]): void {
  ticket.clocks = ticket.clocks.map((clock) => (kinds.includes(clock.kind) ? clock : resumed(clock, at, requests)));
}

/**
 * What a person has promised, and stood still until it ended, is asked for once it runs again: so far it is later by all the time that it
 * stood still, and not by the open one.
 */
export function countStandstill(ticket: Promises, requests: ScheduleRequest[]): void {
  ticket.clocks = ticket.clocks.map((clock) => {
    const last = clock.uncounted.at(-1);
    if (clock.state !== 'running' || clock.promisedAt === null || last === undefined) return clock;
    const { since } = clock;
    const before = {
      ...clock,
      ...later(clock, last.to - since),
      since: last.from,
      uncounted: clock.uncounted.slice(0, -1),
    };
    requests.push(requestFor(before, clock.cycle + 1, since, last.to));
    return { ...clock, cycle: clock.cycle + 1 };
  });
}
