/** The day of somebody: when they work, how far it goes, and what of all that is due in it finds its time. Never runs inside a workflow. */
import { dayEndsAt } from '../stretch.ts';
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import { type Day, instantOn, laterDay, wallTime } from '../wall-time.ts';
import type { Span } from './shift.ts';
import { joined } from './week.ts';
import { without } from './work-times.ts';

/** `from` to `to`: the hours of work, or those that most people keep; `ends`: what is due after that is of another day. */
export type WorkDay = Span & { ends: number; hours: Span[] };

/** Of a day without any of their own. */
const USUAL = { from: '09:00', to: '18:00' };
/** Whose work goes on for longer has no end that makes a day. */
const LONGEST_MS = 16 * HOUR_MS;

/** Where spans of work have to be known, to say what the day at an instant is. */
export function around(now: number, timeZone: string): Span {
  const { from, to } = midnights(now, timeZone);
  return { from: from - 24 * HOUR_MS, to: to + 24 * HOUR_MS };
}

/**
 * Who works over midnight is in the day of that shift until it ends. `spans` in order; they may touch. What somebody is `away` for makes no other
 * day of it: it is only no time to work in.
 */
export function workDay(now: number, spans: readonly Span[], timeZone: string, away: readonly Span[] = []): WorkDay {
  const midnight = midnights(now, timeZone);
  const work = joined(spans).filter(({ from, to }) => to - from <= LONGEST_MS);
  const hours = (shifts: readonly Span[]) => shifts.flatMap((shift) => without(shift, away));
  const night = work.find(({ from, to }) => from < midnight.from && from <= now && now < to);
  if (night !== undefined) return { ...night, ends: night.to, hours: hours([night]) };
  const shifts = work.filter(({ from }) => from >= midnight.from && from < midnight.to);
  const last = shifts.at(-1);
  if (last === undefined) return { ...usual(now, timeZone), ends: midnight.to, hours: [] };
  return { from: shifts[0]!.from, to: last.to, ends: dayEndsAt(midnight.to, last.to), hours: hours(shifts) };
}

function midnights(now: number, timeZone: string): Span {
  const today: Day = wallTime(now, timeZone);
  return {
    from: instantOn(today, '00:00', timeZone),
    to: instantOn(laterDay(today, 1), '00:00', timeZone),
  };
}

function usual(now: number, timeZone: string): Span {
  const today = wallTime(now, timeZone);
  return { from: instantOn(today, USUAL.from, timeZone), to: instantOn(today, USUAL.to, timeZone) };
}

/** What one thing that is due takes, as long as nobody knows better. */
export const EACH_MS = 10 * MINUTE_MS;

/**
 * Whether each of these finds no time, place by place: done one after the other, the soonest first, it would be done too late. What is late takes
 * its time first. Of a day without hours of work nothing is said.
 */
export function unfit(dues: readonly number[], { hours, ends }: WorkDay, now: number): boolean[] {
  if (hours.length === 0) return dues.map(() => false);
  const turns = [...dues.entries()].filter(([, at]) => at < ends).sort(([, a], [, b]) => a - b);
  const tooLate = turns.filter(([, at], turn) => at > now && workedBetween(now, at, hours) < (turn + 1) * EACH_MS);
  const places = new Set(tooLate.map(([place]) => place));
  return dues.map((_, place) => places.has(place));
}

const workedBetween = (from: number, to: number, hours: readonly Span[]): number =>
  hours.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
