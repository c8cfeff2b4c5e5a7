/**
 * The clocks of one ticket: which promise runs, stands still, was kept or broken. The calendar is not read here: a clock
 * starts with a provisional deadline and a ScheduleRequest asks for the true one, which `settle` enters.
 */
import { LIMITS } from '../limits.ts';
import type { Due, ScheduleRequest } from './event.ts';
import type { Clock, ClockKind, Late, Priority, Ticket } from './ticket.ts';

/** At most one clock of a kind. Written in this file only. */
export type Promises = { clocks: Clock[] };
export const nothingPromised = (): Promises => ({ clocks: [] });

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

/** When a promise falls due that nobody has made: the last instant there is. */
const NEVER = 8_640_000_000_000_000;

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

/** As if it had run on until now, towards a deadline that is as much later: never sooner than the calendar would say. */
function asRan(clock: Clock, at: number): Clock {
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
export const pauseResolution = (ticket: Promises, at: number): void =>
  change(ticket, 'resolution', (clock) => paused(clock, at));

const paused = (clock: Clock, at: number): Clock =>
  clock.state === 'running' ? { ...clock, state: 'paused', pausedAt: at } : clock;

/** The resolution clock stands still. */
export const isPaused = (ticket: Readonly<Promises>): boolean => clockOf(ticket, 'resolution')?.state === 'paused';

/** The resolution clock goes on with the open time it had left; after a closing it starts anew. */
export function resumeResolution(ticket: Promises, at: number, requests: ScheduleRequest[]): void {
  if (isPaused(ticket)) change(ticket, 'resolution', (clock) => resumed(clock, at, requests));
  else startClock(ticket, 'resolution', at, requests);
}

function resumed(clock: Clock, given: number, requests: ScheduleRequest[]): Clock {
  if (clock.state !== 'paused' || clock.pausedAt === null) return clock;
  // What is heard of late may have happened before it stood still.
  const at = Math.max(given, clock.pausedAt);
  const cycle = clock.cycle + 1;
  requests.push(requestFor(clock, cycle, at, clock.pausedAt));
  const runs = { cycle, state: 'running' as const, pausedAt: null, ...runsFrom(clock, at, clock.pausedAt) };
  return { ...clock, ...runs, ...later(clock, at - clock.pausedAt) };
}

/** The rest of a promise from an instant on, of which what was spent `until` then is gone. */
function requestFor(clock: Clock, cycle: number, from: number, until: number): ScheduleRequest {
  const { kind, dueAt, warnAt, promisedAt, since, spentMs, uncounted, counted, raisedFrom } = clock;
  const stretches = [...uncounted, { from: since, to: until }];
  const ran = spentMs === null ? null : { spentMs, stretches, counted };
  const kept = promisedAt === null ? null : { warnAt };
  const left = { from: until, to: dueAt };
  const more = { ...(kept !== null && { kept }), ...(raisedFrom !== undefined && { priority: raisedFrom }) };
  return { clock: kind, cycle, from, left, ...(ran !== null && { ran }), ...more };
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

/** Met, or ended without that. */
export const isOver = ({ metAt, endedAt }: Pick<Clock, 'metAt' | 'endedAt'>): boolean =>
  metAt !== null || endedAt !== null;

/** It runs, or would from its true start if what ended it came to nothing. */
const mayRun = ({ state }: Clock): boolean => state === 'running' || state === 'ended';

/** What runs is promised anew with what it has spent, but for what a person has promised. What has passed is broken, and stays so. */
export function promiseAgain(ticket: Promises, at: number, requests: ScheduleRequest[]): void {
  const again = requestsAgain(ticket.clocks, at);
  requests.push(...again);
  ticket.clocks = ticket.clocks.map((clock) => {
    const request = again.find((one) => one.clock === clock.kind);
    return request === undefined ? clock : { ...clock, cycle: request.cycle };
  });
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

/** What was promised stays as it was made by this priority, whatever escalations make of its ticket's. */
export function keepAsMade(ticket: Promises, priority: Priority): void {
  ticket.clocks = ticket.clocks.map((clock) => ({ ...clock, raisedFrom: clock.raisedFrom ?? priority }));
}

/** A person or a rule has said which priority it has: all is promised by that. */
export function promiseByPriority(ticket: Promises): void {
  ticket.clocks = ticket.clocks.map((clock) => ({ ...clock, raisedFrom: undefined }));
}

/** By which priority the policy of a ticket is chosen: as long as a promise is owed that an escalation was for, by that of the promise. */
export const promisedPriority = ({ clocks, priority }: Readonly<Pick<Ticket, 'clocks' | 'priority'>>): Priority =>
  clocks.find((clock) => clock.raisedFrom !== undefined && !isOver(clock))?.raisedFrom ?? priority;

/** What `promiseAgain` asks, for whoever brings the answers along. */
export const requestsAgain = (clocks: readonly Clock[], at: number): ScheduleRequest[] =>
  clocks.flatMap((clock) =>
    mayRun(clock) && clock.promisedAt === null && clock.dueAt > at ? [requestFor(clock, clock.cycle + 1, at, at)] : [],
  );

type Named = Pick<Clock, 'dueAt' | 'warnAt' | 'warned' | 'lateAt'>;

/** By a person: what the calendar says of an earlier promise comes too late. */
const promisedBy = (clock: Clock, named: Named): Clock => ({
  ...clock,
  ...named,
  ...{ promised: true, cycle: clock.cycle + 1 },
  promisedAt: clock.promisedAt ?? (clock.promised ? clock.dueAt : named.dueAt),
});

/** A new promise of an answer, with what is done late about it, takes the place of the one that runs; the first stays on record. */
export function promiseAnew(
  ticket: Promises,
  { dueAt, warnAt }: Pick<Named, 'dueAt' | 'warnAt'>,
  late: Partial<Record<ClockKind, Late[]>> = {},
): void {
  ticket.clocks = ticket.clocks.map((clock) =>
    clock.state === 'running' && isResponse(clock)
      ? promisedBy(clock, { dueAt, warnAt, warned: true, lateAt: late[clock.kind] ?? [] })
      : clock,
  );
}

/** Its due time may be another: it runs towards one that has not passed. */
export const isSettable = (clock: Clock, now: number): boolean =>
  clock.state === 'running' && clock.promised && clock.dueAt > now;

/** It falls due at another instant, with warnings and steps of its own; the first promise stays on record. Says whether that is so now. */
export function setDue(ticket: Promises, kind: ClockKind, named: Named, now: number): boolean {
  const clock = clockOf(ticket, kind);
  if (clock === undefined || !isSettable(clock, now)) return false;
  change(ticket, kind, (one) => promisedBy(one, named));
  return true;
}

/**
 * Enters what the calendar answered, and says whether that changed anything. An answer for an earlier cycle, or for a clock
 * that no longer runs, is ignored.
 */
export function settle(ticket: Promises, dues: Due[]): boolean {
  const before = ticket.clocks;
  ticket.clocks = before.map((clock) => {
    const due = dues.find(({ clock: kind, cycle }) => kind === clock.kind && cycle === clock.cycle);
    return due && mayRun(clock) ? settled(clock, due) : clock;
  });
  return ticket.clocks.some((clock, index) => isOtherwise(clock, before[index]!));
}

/** One literal: what is put together of several takes the runtime longer, and trials settle clocks by the hundred thousand. */
function settled(clock: Clock, due: Due): Clock {
  const isCounted = due.since !== undefined && due.spentMs !== undefined;
  const isPromised = due.dueAt !== null && due.warnAt !== null;
  return {
    kind: clock.kind,
    cycle: clock.cycle,
    startedAt: clock.startedAt,
    dueAt: isPromised ? due.dueAt! : NEVER,
    warnAt: isPromised ? due.warnAt! : NEVER,
    state: clock.state,
    warned: clock.warned && due.warns !== true,
    pausedAt: clock.pausedAt,
    metAt: clock.metAt,
    metBy: clock.metBy,
    endedAt: clock.endedAt,
    breachedAt: clock.breachedAt,
    promisedAt: clock.promisedAt,
    promised: isPromised,
    since: isCounted ? due.since! : clock.since,
    spentMs: isCounted ? due.spentMs! : clock.spentMs,
    uncounted: isCounted ? [] : clock.uncounted,
    counted: isCounted ? { calendar: due.calendar ?? null, version: due.calendarVersion ?? null } : clock.counted,
    lateAt: due.lateAt ?? [],
    raisedFrom: clock.raisedFrom,
  };
}

/** Something else will happen by itself. */
const isOtherwise = (one: Clock, other: Clock): boolean =>
  one.dueAt !== other.dueAt ||
  one.warnAt !== other.warnAt ||
  one.warned !== other.warned ||
  (one.lateAt.length + other.lateAt.length > 0 && JSON.stringify(one.lateAt) !== JSON.stringify(other.lateAt));

/** The instant of the warning has come. */
export const warn = (ticket: Promises, kind: ClockKind): void =>
  change(ticket, kind, (clock) => ({ ...clock, warned: true }));

/** The promise is broken since `at`. */
export const breach = (ticket: Promises, kind: ClockKind, at: number): void =>
  change(ticket, kind, (clock) => ({ ...clock, warned: true, state: 'breached', breachedAt: at }));

/** What was to be done so long after has been done. */
export const noteLate = (ticket: Promises, kind: ClockKind): void =>
  change(ticket, kind, (clock) => ({ ...clock, lateAt: clock.lateAt.slice(1) }));

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

/** Owed, or it would be if it did not stand still. */
const isPending = (clock: Clock): boolean =>
  isOwed(clock) || (isResponse(clock) && clock.state === 'paused' && clock.metAt === null);

export const clockOf = (ticket: Readonly<Promises>, kind: ClockKind): Clock | undefined =>
  ticket.clocks.find((clock) => clock.kind === kind);

function change(ticket: Promises, kind: ClockKind, to: (clock: Clock) => Clock): void {
  ticket.clocks = ticket.clocks.map((clock) => (clock.kind === kind ? to(clock) : clock));
}
