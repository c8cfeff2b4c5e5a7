/**
 * Promises: how long a customer waits at most for each answer, and what a clock's request comes to. Pure, and never run inside a
 * workflow, because it reads calendars.
 */
import { isUsual, type Pauses } from '../ticket/clock/standstill.ts';
import type { Condition } from '../ticket/condition.ts';
import type { ByChange, Deed, Due, Moment, RecordedEvent } from '../ticket/event.ts';
import type { ScheduleRequest } from '../ticket/effect.ts';
import type { Terms } from '../ticket/rules/promising.ts';
import type { ClockKind, Late, Limits, Priority } from '../ticket/ticket.ts';
import { ALWAYS, type Calendar, dueAt, openTimeBetween, promisable } from './calendar.ts';

/** In the open hours of the policy's calendar, or around the clock. */
export const COUNTED_BY = ['business', 'calendar'] as const;
type CountedBy = (typeof COUNTED_BY)[number];

/** In ms; null: no such promise. */
export type Amounts = Record<Priority, Record<ClockKind, number | null>>;

/** What is done about a promise, and when; ms are counted as the promise is. */
export type Escalation = { clock: ClockKind; at: Moment; do: Deed };

/** What a person says of a policy. `when`: which tickets it is for; null: for all. `warnAfter`: the part of a promise after which it warns. */
export type PolicyTerms = {
  name: string;
  when: Condition | null;
  promises: Amounts;
  countBy: Record<ClockKind, CountedBy>;
  pauses: Pauses;
  warnAfter: number;
  escalations: readonly Escalation[];
  limits: Limits;
};

/** A calendar as it stands, or stood. */
export type KeptCalendar = Calendar & { id: string; version: number };

export type Policy = PolicyTerms & { id: string; version: number; calendar: KeptCalendar };

/** Calendars as they stood before, for what was spent by them. */
export type Earlier = readonly KeptCalendar[];

/** The deadlines of some requests of a ticket: a whole promise from an instant on, or the rest of one of which something is spent. */
export const schedule = (
  policy: Policy,
  priority: Priority,
  requests: readonly ScheduleRequest[],
  earlier: Earlier = [],
): Due[] => requests.map((request) => dueOf(policy, request.priority ?? priority, request, earlier));

function dueOf(policy: Policy, priority: Priority, request: ScheduleRequest, earlier: Earlier): Due {
  const { clock, cycle, from } = request;
  const isOpenHours = policy.countBy[clock] === 'business';
  const calendar = isOpenHours ? policy.calendar : ALWAYS;
  const promise = policy.promises[priority][clock];
  const spentMs = spent(request, promise, calendar, [policy.calendar, ...earlier]);
  const gone = spentMs ?? 0;
  // Written out: many are asked for, and what is put together of parts takes the runtime longer than the calendar.
  const due: Due = {
    clock,
    cycle,
    dueAt: null,
    warnAt: null,
    since: from,
    policy: policy.id,
    policyVersion: policy.version,
    calendar: isOpenHours ? policy.calendar.id : null,
    calendarVersion: isOpenHours ? policy.calendar.version : null,
  };
  const kept = keptOf(request, calendar);
  if (kept !== null) {
    due.dueAt = kept.dueAt;
    due.warnAt = kept.warnAt;
    if (request.ran && spentMs !== null) due.spentMs = spentMs;
  } else {
    due.spentMs = gone;
    if (promise === null) return due;
    due.amountMs = promise;
    const amount = Math.max(0, promise - gone);
    const warnIn = promise * policy.warnAfter - gone;
    due.dueAt = dueAt(from, amount, calendar);
    due.warnAt = dueAt(from, Math.min(Math.max(0, warnIn), amount), calendar);
    due.warns = warnIn > 0;
  }
  const [late, at] = [latenesses(policy, clock), due.dueAt];
  if (late.length > 0) due.lateAt = late.map((afterMs) => ({ afterMs, at: dueAt(at, afterMs, calendar) }));
  return due;
}

/**
 * What a person has named is later by the open time that it stood still. Where it passed meanwhile, with nothing open left before it, there is
 * as much time as there was, and somebody is there at its end.
 */
function keptOf({ from, left, kept }: ScheduleRequest, calendar: Calendar): { dueAt: number; warnAt: number } | null {
  if (kept === undefined || left === null) return null;
  const stoodMs = openTimeBetween(left.from, from, calendar);
  const later = (at: number): number => {
    if (stoodMs === 0 && at >= from) return at;
    const due = stoodMs === 0 ? at : dueAt(at, stoodMs, calendar);
    return due > from ? due : promisable(from + Math.max(0, at - left.from), calendar);
  };
  const due = later(left.to);
  return { dueAt: due, warnAt: Math.min(due, later(kept.warnAt)) };
}

/**
 * What a policy does about a due time (epoch ms) that a person names `now`: it warns after the same part of the time that there is, and goes on
 * as long after it.
 */
export function followsOf(
  policy: Policy,
  kind: ClockKind,
  now: number,
  at: number,
): { warnAt: number; lateAt: Late[] } {
  const calendar = policy.countBy[kind] === 'business' ? policy.calendar : ALWAYS;
  const openMs = openTimeBetween(now, at, calendar);
  const warnAt = openMs === 0 ? now + (at - now) * policy.warnAfter : dueAt(now, openMs * policy.warnAfter, calendar);
  return {
    warnAt: Math.round(Math.min(at, warnAt)),
    lateAt: lateAfter(policy, kind, at),
  };
}

/** What a policy does about a new promise of an answer (epoch ms) once it is broken, whichever response is owed. */
export const latesOf = (policy: Policy, at: number): Partial<Record<ClockKind, Late[]>> =>
  Object.fromEntries(
    (['first-response', 'next-response'] as const).flatMap((kind) => {
      const late = lateAfter(policy, kind, at);
      return late.length === 0 ? [] : [[kind, late] as const];
    }),
  );

function lateAfter(policy: Policy, kind: ClockKind, at: number): Late[] {
  const calendar = policy.countBy[kind] === 'business' ? policy.calendar : ALWAYS;
  return latenesses(policy, kind).map((afterMs) => ({ afterMs, at: dueAt(at, afterMs, calendar) }));
}

/** What of a promise is spent at the instant of a request; null where a promise that nobody had made says nothing of it. */
function spent(
  { ran, left }: ScheduleRequest,
  promise: number | null,
  calendar: Calendar,
  known: readonly KeptCalendar[],
): number | null {
  if (ran !== undefined) {
    const then = countedBy(ran.counted, calendar, known);
    return ran.stretches.reduce((sum, { from, to }) => sum + openTimeBetween(from, to, then), ran.spentMs);
  }
  if (left === null) return 0;
  return promise === null ? null : promise - openTimeBetween(left.from, left.to, calendar);
}

/** The calendar that a stretch was counted by; the one of now where it is not known any more. */
function countedBy(
  counted: NonNullable<ScheduleRequest['ran']>['counted'],
  now: Calendar,
  known: readonly KeptCalendar[],
): Calendar {
  if (counted === null) return now;
  if (counted.calendar === null) return ALWAYS;
  return known.find(({ id, version }) => id === counted.calendar && version === counted.version) ?? now;
}

/** After how long something more is done about a promise that is broken, each once, soonest first. */
const latenesses = ({ escalations }: Policy, kind: ClockKind): number[] =>
  [...new Set(escalations.flatMap(({ clock, at }) => (clock === kind && typeof at === 'number' ? [at] : [])))].sort(
    (a, b) => a - b,
  );

/** The calendars, in the versions of then, that must be known to answer these requests. */
export const earlierNeeded = (
  { calendar }: Policy,
  requests: readonly ScheduleRequest[],
): { id: string; version: number }[] =>
  requests.flatMap(({ ran }) => {
    const counted = ran?.counted;
    if (!counted || counted.calendar === null || counted.version === null) return [];
    if (counted.calendar === calendar.id && counted.version === calendar.version) return [];
    return [{ id: counted.calendar, version: counted.version }];
  });

/** The clocks of a ticket born at `at`, as `decide` asks for them. */
export const birthDues = (policy: Policy, at: number, priority: Priority): Due[] =>
  schedule(policy, priority, [
    { clock: 'first-response', cycle: 1, from: at, left: null },
    { clock: 'resolution', cycle: 1, from: at, left: null },
  ]);

/** What a ticket keeps of its policy. */
export const termsOf = ({ id, version, limits, pauses }: Policy): Terms => ({
  ...{ policy: id, policyVersion: version, limits },
  pauses: isUsual(pauses) ? null : pauses,
});

/**
 * What is done at each of these moments of a ticket's clocks; nothing at those for which its policy has no step, nor where only a change of
 * what is promised has made it warn or break. Steps that come so long after that are done.
 */
export const escalationsOf = (
  { escalations }: Pick<Policy, 'escalations'>,
  events: readonly Pick<RecordedEvent, 'kind' | 'data'>[],
): ({ clock: ClockKind; moment: Moment; does: Deed[] } & ByChange)[] =>
  events.flatMap(({ kind, data }) => {
    const by = byChange(data);
    const moment = by.overtaken && kind !== 'clock-late' ? undefined : MOMENTS[kind]?.(data);
    const found = escalations.filter((one) => one.clock === data['clock'] && one.at === moment);
    return found.length === 0
      ? []
      : [{ clock: found[0]!.clock, moment: found[0]!.at, does: found.map((one) => one.do), ...by }];
  });

const byChange = ({ overtaken, renewal }: RecordedEvent['data']): ByChange =>
  overtaken === true ? { overtaken, ...(typeof renewal === 'number' && { renewal }) } : {};

const MOMENTS: Partial<Record<RecordedEvent['kind'], (data: RecordedEvent['data']) => Moment>> = {
  'clock-warned': () => 'warned',
  'clock-breached': () => 'broken',
  'clock-late': (data) => Number(data['afterMs']),
};
