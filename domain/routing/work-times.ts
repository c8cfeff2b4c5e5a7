/** When somebody's work ends, and when it begins again: by their shifts, or by the hours of their teams. Never runs inside a workflow. */
import { type Calendar, openSpans } from '../sla/calendar.ts';
import { DAY_MS } from '../time.ts';
import type { Member, TeamSettings } from './roster.ts';
import { type Absence, type Shift, shiftSpans, type Span } from './shift.ts';

/** `endsAt`: of the work that runs; null while none does. `nextAt`: when they begin after that; null when nothing says so. */
export type WorkTimes = { endsAt: number | null; nextAt: number | null };

/** Whoever has no shift for so long has no next one; it is looked for a week at a time, because it is near as a rule. */
const HORIZON_MS = 62 * DAY_MS;
const STEP_MS = 7 * DAY_MS;

/**
 * `calendars` are the hours of their teams, which count for who has no shifts. Work that goes on without a break is one: a shift
 * that follows at once, the hours of another team. One whose hours never close neither ends nor begins.
 */
export function workTimes(
  shifts: readonly Shift[],
  absences: readonly Absence[],
  calendars: readonly Calendar[],
  at: number,
): WorkTimes {
  let endsAt: number | null = null;
  if (shifts.length === 0 && calendars.some(({ openHours }) => openHours.length === 0))
    return { endsAt: null, nextAt: null };
  for (let begin = at; begin < at + HORIZON_MS; begin += STEP_MS) {
    const end = begin + STEP_MS;
    const work =
      shifts.length > 0
        ? shifts.flatMap((shift) => shiftSpans(shift, begin, end))
        : calendars.flatMap((calendar) => openSpans(begin, end, calendar));
    for (const { from, to } of work.flatMap((span) => without(span, absences)).sort((a, b) => a.from - b.from)) {
      if (from <= (endsAt ?? at)) endsAt = Math.max(endsAt ?? at, to);
      else return { endsAt, nextAt: from };
    }
  }
  return { endsAt, nextAt: null };
}

/** The work times of a member, among the teams that there are. */
export const workTimesOf = (
  { shifts, absences, teams }: Member,
  all: ReadonlyMap<string, TeamSettings>,
  at: number,
): WorkTimes =>
  workTimes(
    shifts,
    absences,
    teams.flatMap((id) => all.get(id)?.calendar ?? []),
    at,
  );

/** What is left of a stretch of work when somebody is not there for a part of it. */
export const without = (span: Span, absences: readonly Absence[]): Span[] =>
  absences.reduce(
    (spans, absence) =>
      spans.flatMap(({ from, to }) =>
        absence.to <= from || to <= absence.from
          ? [{ from, to }]
          : [
              { from, to: absence.from },
              { from: absence.to, to },
            ].filter((part) => part.from < part.to),
      ),
    [span],
  );
