/** A week as a picture has it: the hours of teams and of people as spans of instants. Never runs inside a workflow. */
import { asHoliday, type Calendar, type Holiday, openSpans } from '../sla/calendar.ts';
import { type Day, instantOn, isoDay, laterDay } from '../wall-time.ts';
import { type Shift, shiftSpans, type Span } from './shift.ts';

export type PlannedDay = Span & { day: string; open: Span[]; holiday: Holiday | null };

/** So many local days of a calendar, each from midnight to midnight with its open hours. */
export const daysOf = (first: Day, days: number, calendar: Calendar): PlannedDay[] =>
  Array.from({ length: days }, (_, step) => {
    const day = laterDay(first, step);
    const from = instantOn(day, '00:00', calendar.timeZone);
    const to = instantOn(laterDay(day, 1), '00:00', calendar.timeZone);
    const holiday = calendar.holidays.map(asHoliday).find((one) => one.day === isoDay(day)) ?? null;
    return { day: isoDay(day), from, to, open: openSpans(from, to, calendar), holiday };
  });

/** When somebody works: in their shifts, each by its id; without any in the hours of their teams, which run together where they touch. */
export function hoursSpans(
  shifts: readonly (Shift & { id: string })[],
  calendars: readonly Calendar[],
  { from, to }: Span,
): (Span & { shift: string | null })[] {
  const spans =
    shifts.length > 0
      ? shifts.flatMap((shift) => shiftSpans(shift, from, to).map((span) => ({ ...span, shift: shift.id })))
      : joined(calendars.flatMap((calendar) => openSpans(from, to, calendar))).map((span) => ({
          ...span,
          shift: null,
        }));
  return spans.sort((a, b) => a.from - b.from);
}

/** Work that goes on without a break is one. */
export function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return whole;
}
