/** The week picture in numbers: which part of a day is taken by what. Days are local ones of the zone of the picture. */
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { type Day, instantOn, isoDay, laterDay, wallTime, weekday } from '../../../domain/wall-time.ts';

/** From one instant to another, epoch ms. */
export type Span = { from: number; to: number };
/** `day`: `YYYY-MM-DD`. One on which the clocks change has 23 or 25 hours. */
export type PictureDay = Span & { day: string };
/** What lies in a day of something, in parts of that day (0 to 1), and whether it begins and ends there. */
export type Piece = { left: number; width: number; begins: boolean; ends: boolean };

const parsed = (day: string): Day => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};

/** Whether it has the form of a day as the API names days. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** So many days later, as the API names days. */
export const daysLater = (day: string, days: number): string => isoDay(laterDay(parsed(day), days));

/** The Monday of the week that a day lies in. */
export const mondayOf = (day: string): string => daysLater(day, 1 - weekday(parsed(day)));

/** The day that a clock of the zone shows. */
export const dayAt = (at: number, timeZone: string): string => isoDay(wallTime(at, timeZone));

/** The instant of a day at `HH:MM` of the zone. */
export const at = (day: string, time: string, timeZone: string): number => instantOn(parsed(day), time, timeZone);

/** The seven days that begin with this one. */
export const weekFrom = (monday: string, timeZone: string): PictureDay[] =>
  Array.from({ length: 7 }, (_, index) => {
    const day = daysLater(monday, index);
    return { day, from: at(day, '00:00', timeZone), to: at(day, '24:00', timeZone) };
  });

/** What of a span lies in a day; null when nothing does. */
export function pieceIn(span: Span, day: Span): Piece | null {
  const from = Math.max(span.from, day.from);
  const to = Math.min(span.to, day.to);
  if (to <= from) return null;
  const whole = day.to - day.from;
  return {
    left: (from - day.from) / whole,
    width: (to - from) / whole,
    begins: span.from >= day.from,
    ends: span.to <= day.to,
  };
}

/** How long somebody works within a week, ms: their shifts, each instant once, without what absences take. */
export function workedMs(shifts: readonly Span[], absences: readonly Span[], within: Span): number {
  // Each edge opens or closes something; between two edges nothing changes.
  const edges = [...shifts, ...absences, within].flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b);
  const covers = (spans: readonly Span[], instant: number) =>
    spans.some(({ from, to }) => from <= instant && instant < to);
  let sum = 0;
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1] ?? from;
    if (covers([within], from) && covers(shifts, from) && !covers(absences, from)) sum += to - from;
  }
  return sum;
}

/** 1 (Monday) to 7. */
export const weekdayOf = (day: string): number => weekday(parsed(day));

/** The hand-overs of a rotation that began on `since`, from the one whose week runs on `today`: each its day and the turn that begins. */
export function turnsFrom(since: string, today: string, count: number): { day: string; turn: number }[] {
  const weeks = Math.max(0, Math.floor((Date.parse(today) - Date.parse(since)) / (7 * DAY_MS)));
  return Array.from({ length: count }, (_, index) => {
    const turn = weeks + index;
    return { day: daysLater(since, 7 * turn), turn };
  });
}

/** How many of these people are at work in each hour of a day, at its middle: who is absent is not. */
export const staffing = (people: readonly { atWork: readonly Span[]; away: readonly Span[] }[], day: Span): number[] =>
  Array.from({ length: Math.round((day.to - day.from) / HOUR_MS) }, (_, hour) => {
    const middle = day.from + (hour + 0.5) * HOUR_MS;
    const covers = (spans: readonly Span[]) => spans.some(({ from, to }) => from <= middle && middle < to);
    return people.filter(({ atWork, away }) => covers(atWork) && !covers(away)).length;
  });
