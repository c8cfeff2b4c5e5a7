/**
 * When clocks fall due: what the calendar is asked and answers, what a person names instead, and by which priority it was promised. The calendar is
 * not read here: a clock starts with a provisional deadline and a ScheduleRequest asks for the true one, which `settle` enters.
 */
import { change, clockOf, isOver, isResponse, type Promises } from './state.ts';
import type { Due } from '../event.ts';
import type { ScheduleRequest } from '../effect.ts';
import type { Clock, ClockKind, Late, Priority, Ticket } from '../ticket.ts';

/** When a promise falls due that nobody has made: the last instant there is. */
const NEVER = 8_640_000_000_000_000;

/** The rest of a promise from an instant on, of which what was spent `until` then is gone. */
export function requestFor(clock: Clock, cycle: number, from: number, until: number): ScheduleRequest {
  const { kind, dueAt, warnAt, promisedAt, since, spentMs, uncounted, counted, raisedFrom } = clock;
  const stretches = [...uncounted, { from: since, to: until }];
  const ran = spentMs === null ? null : { spentMs, stretches, counted };
  const kept = promisedAt === null ? null : { warnAt };
  const left = { from: until, to: dueAt };
  const more = { ...(kept !== null && { kept }), ...(raisedFrom !== undefined && { priority: raisedFrom }) };
  return { clock: kind, cycle, from, left, ...(ran !== null && { ran }), ...more };
}

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
  // No change of a policy has overtaken what a person has just named.
  ...{ promised: true, cycle: clock.cycle + 1, overtaken: undefined, renewal: undefined },
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

/** Nothing happened to the ticket, but what everybody is promised has changed, with this renewal; these clocks stand still by it. */
export type Renews = { renewal: number; stands: readonly ClockKind[] };

/**
 * Enters what the calendar answered, and says whether that changed anything. An answer for an earlier cycle, or for a clock
 * that no longer runs, is ignored.
 */
export function settle(ticket: Promises, dues: Due[], renews?: Renews): boolean {
  const before = ticket.clocks;
  ticket.clocks = before.map((clock) => {
    const due = dues.find(({ clock: kind, cycle }) => kind === clock.kind && cycle === clock.cycle);
    return due && mayRun(clock) ? settled(clock, due, renews) : clock;
  });
  return ticket.clocks.some((clock, index) => isOtherwise(clock, before[index]!));
}

/** One literal: what is put together of several takes the runtime longer, and trials settle clocks by the hundred thousand. */
function settled(clock: Clock, due: Due, renews: Renews | undefined): Clock {
  const isCounted = due.since !== undefined && due.spentMs !== undefined;
  const isPromised = due.dueAt !== null && due.warnAt !== null;
  const overtaken = overtakenBy(clock, due, renews);
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
    overtaken,
    renewal: overtaken === undefined ? undefined : isTold(clock.overtaken, overtaken) ? clock.renewal : renews?.renewal,
  };
}

/**
 * What a change has overtaken is so until something of it is left: whatever else happens before it is said to be late, it was told with the
 * change. Where time is left again and the warning is past, that was told as well: the mark steps down and stays that change's. A change
 * overtakes what it makes sooner; a warning that was given stays one.
 */
function overtakenBy(clock: Clock, due: Due, renews: Renews | undefined): Clock['overtaken'] {
  if (due.dueAt === null || due.warnAt === null) return undefined;
  const isRenewed = renews !== undefined && clock.state === 'running' && !renews.stands.includes(clock.kind);
  if (isOvertaken(due))
    return clock.overtaken === 'broken' || (isRenewed && isSooner(due.dueAt, clock.dueAt, clock))
      ? 'broken'
      : undefined;
  if (due.warns !== false || clock.warned) return undefined;
  return clock.overtaken !== undefined || (isRenewed && isSooner(due.warnAt, clock.warnAt, clock))
    ? 'warned'
    : undefined;
}

/** What is broken was told with its warning; what only warned was not told to be broken. */
export const isTold = (was: Clock['overtaken'], is: NonNullable<Clock['overtaken']>): boolean =>
  was === is || was === 'broken';

/** Than it was promised before, if it was. */
const isSooner = (is: number, was: number, { promised }: Clock): boolean => !promised || is < was;

/** Nothing of the promise was left when it was made. */
export const isOvertaken = ({ amountMs, spentMs = 0 }: Pick<Due, 'amountMs' | 'spentMs'>): boolean =>
  amountMs !== undefined && spentMs >= amountMs;

/** Something else will happen by itself. */
const isOtherwise = (one: Clock, other: Clock): boolean =>
  one.dueAt !== other.dueAt ||
  one.warnAt !== other.warnAt ||
  one.warned !== other.warned ||
  (one.lateAt.length + other.lateAt.length > 0 && JSON.stringify(one.lateAt) !== JSON.stringify(other.lateAt));
