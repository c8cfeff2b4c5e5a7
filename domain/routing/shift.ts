/** Shifts and absences: who is at work at an instant. Local times of a zone; instants are epoch ms. Never runs inside a workflow. */
import { stretchBegan } from '../stretch.ts';
import { DAY_MS } from '../time.ts';
import { type Day, instantOn, isoDay, laterDay, parsedDay, wallTime, weekday } from '../wall-time.ts';

/** From an instant until before another (epoch ms). */
export type Span = { from: number; to: number };

/**
 * `days` are 1 (Monday) to 7, those on which it begins; `from` and `to` are `HH:MM`, and a shift whose end is not after its beginning
 * ends on the next day. `since` and `until` are the first and the last local day (`YYYY-MM-DD`) of the arrangement.
 */
export type Shift = {
  days: readonly number[];
  from: string;
  to: string;
  timeZone: string;
  since: string;
  until: string | null;
};
export type Absence = Span;

/** When the shift that runs began, as one stretch with those that it touches or overlaps; null when none does. */
export const shiftBeganAt = (at: number, shifts: readonly Shift[]): number | null =>
  stretchBegan(at, (one) => {
    const begins = shifts.flatMap((shift) => running(one, shift)?.from ?? []);
    return begins.length === 0 ? undefined : Math.min(...begins);
  });

export const isAbsentAt = (at: number, absences: readonly Absence[]): boolean =>
  absences.some(({ from, to }) => from <= at && at < to);

const running = (at: number, shift: Shift): Span | null =>
  spansAround(at, shift).find(({ from, to }) => from <= at && at < to) ?? null;

/** Spans of each shift by the day of Greenwich that they touch: a trial asks of the same people for thousands of instants. */
const known = new WeakMap<Shift, Map<number, Span[]>>();

/** The times of a shift that may run within the day of Greenwich in which `at` is. */
function spansAround(at: number, shift: Shift): Span[] {
  const day = Math.floor(at / DAY_MS);
  const days = known.get(shift) ?? new Map<number, Span[]>();
  known.set(shift, days);
  let spans = days.get(day);
  if (spans === undefined) {
    const first = wallTime(day * DAY_MS, shift.timeZone);
    // One that began the day before may still run, and a local day may begin within that of Greenwich.
    spans = [-1, 0, 1].flatMap((step) => spanOn(laterDay(first, step), shift) ?? []);
    days.set(day, spans);
  }
  return spans;
}

/** The shift that begins on a day; null when none does. */
function spanOn(day: Day, { days, from, to, timeZone, since, until }: Shift): Span | null {
  const iso = isoDay(day);
  if (!days.includes(weekday(day)) || iso < since || (until !== null && iso > until)) return null;
  return {
    from: instantOn(day, from, timeZone),
    to: instantOn(to > from ? day : laterDay(day, 1), to, timeZone),
  };
}

/** When the shift runs between two instants, in order, cut to them. */
export function shiftSpans(shift: Shift, from: number, to: number): Span[] {
  const first = laterDay(wallTime(from, shift.timeZone), -1);
  const days = Math.ceil((to - from) / DAY_MS) + 3;
  return Array.from({ length: days }, (_, step) => spanOn(laterDay(first, step), shift))
    .filter((span) => span !== null)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to);
}

/** In one zone a week tells all; in two the clocks change on different days. */
const SAME_ZONE_DAYS = 15;
const ZONES_DAYS = 371;

/** Whether there is a moment at which somebody would be in both. */
export function doShiftsOverlap(one: Shift, other: Shift): boolean {
  const since = one.since > other.since ? one.since : other.since;
  const begins = instantOn(laterDay(parsedDay(since), -1), '00:00', one.timeZone);
  const ends = begins + (one.timeZone === other.timeZone ? SAME_ZONE_DAYS : ZONES_DAYS) * DAY_MS;
  const others = shiftSpans(other, begins, ends);
  return shiftSpans(one, begins, ends).some((span) => others.some((at) => span.from < at.to && at.from < span.to));
}
