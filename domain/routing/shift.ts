/** Shifts and absences: who is at work at an instant. Local times of a zone; instants are epoch ms. Never runs inside a workflow. */
import { instantOn, isoDay, laterDay, wallTime, weekday } from '../wall-time.ts';

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
export type Absence = { from: number; to: number };

/** When the shift that runs began, the earliest of several; null when none does. */
export function shiftBeganAt(at: number, shifts: readonly Shift[]): number | null {
  const begins = shifts.flatMap((shift) => running(at, shift)?.begins ?? []);
  return begins.length === 0 ? null : Math.min(...begins);
}

export const isAbsentAt = (at: number, absences: readonly Absence[]): boolean =>
  absences.some(({ from, to }) => from <= at && at < to);

/** When the shift that runs ends, the latest of several; null when none does. */
export function shiftEndsAt(at: number, shifts: readonly Shift[]): number | null {
  const ends = shifts.flatMap((shift) => running(at, shift)?.ends ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
}

function running(
  at: number,
  { days, from, to, timeZone, since, until }: Shift,
): { begins: number; ends: number } | null {
  const today = wallTime(at, timeZone);
  // One that began yesterday may still run.
  for (const day of [today, laterDay(today, -1)]) {
    const iso = isoDay(day);
    if (!days.includes(weekday(day)) || iso < since || (until !== null && iso > until)) continue;
    const begins = instantOn(day, from, timeZone);
    const ends = instantOn(to > from ? day : laterDay(day, 1), to, timeZone);
    if (begins <= at && at < ends) return { begins, ends };
  }
  return null;
}
