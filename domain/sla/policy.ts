/** Promises: how long a customer waits at most for each answer, and what a clock's request comes to. Pure. */
import { type Calendar, dueAt, openTimeBetween } from './calendar.ts';
import type { Due, ScheduleRequest } from '../ticket/event.ts';
import type { ClockKind, Limits } from '../ticket/ticket.ts';

/** Amounts in ms of open time; `warnAfter` is the part of a promise after which its clock warns. */
export type Policy = {
  id: string;
  promises: Record<ClockKind, number>;
  warnAfter: number;
  limits: Limits;
  calendar: Calendar;
};

/** The deadlines of some requests: a whole promise from an instant on, or the open time that was left of one. */
export function schedule(policy: Policy, requests: ScheduleRequest[]): Due[] {
  return requests.map(({ clock, cycle, from, left }) => {
    const promise = policy.promises[clock];
    const amount = left === null ? promise : Math.max(0, openTimeBetween(left.from, left.to, policy.calendar));
    const spent = promise - amount;
    const warnIn = Math.max(0, promise * policy.warnAfter - spent);
    return {
      clock,
      cycle,
      dueAt: dueAt(from, amount, policy.calendar),
      warnAt: dueAt(from, Math.min(warnIn, amount), policy.calendar),
    };
  });
}

/** The clocks of a ticket born at `at`, as `decide` asks for them. */
export const birthDues = (policy: Policy, at: number): Due[] =>
  schedule(policy, [
    { clock: 'first-response', cycle: 1, from: at, left: null },
    { clock: 'resolution', cycle: 1, from: at, left: null },
  ]);
