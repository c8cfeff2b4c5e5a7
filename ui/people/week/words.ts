/** Shifts, times and spans of the week picture in words. Pure. */
import type { Language } from '../../../domain/text/language.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { clockAt } from '../../../domain/wall-time.ts';
import { datedRange, weekdayName } from '../../time.ts';
import { zoneHere } from '../../zone.ts';
import { daysLater, type PictureDay, type Span } from './pieces.ts';

/** `09:00–18:00`, of what lies in the day: one that goes on ends at 24:00, one that came over from the day before begins at 00:00. */
export function hoursIn(span: Span, day: PictureDay, timeZone: string): string {
  const from = span.from <= day.from ? '00:00' : clockAt(span.from, timeZone);
  const to = span.to >= day.to ? '24:00' : clockAt(span.to, timeZone);
  return `${from}–${to}`;
}

/** When a span ends: at midnight, 24:00. */
export function endOf({ to }: Span, timeZone: string): string {
  const clock = clockAt(to, timeZone);
  return clock === '00:00' ? '24:00' : clock;
}

/** The same where there is little room: full hours without their minutes, `09–18`. */
export const briefHours = (hours: string): string => hours.replaceAll(':00', '');

/** Weekdays, 1 to 7, as `Pzt–Cum`, `Sal, Per`; `everyDay` for all of them. */
export function daysInWords(days: readonly number[], language: Language, everyDay: string): string {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.length === 7) return everyDay;
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number) => weekdayName(day, language);
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0]!)}–${name(run.at(-1)!)}` : run.map(name).join(', ')))
    .join(', ');
}

/** Hours of work, to the half: `40 sa`, `7.5 h`. */
export const workInWords = (ms: number, language: Language): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / HOUR_MS)} ${language === 'tr' ? 'sa' : 'h'}`;

/** The week from one day to another: `23–29 Kasım 2026`. */
export function weekInWords(days: readonly PictureDay[], timeZone: string, language: Language): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const;
  // The last day begins before it ends: its end is the next day's beginning.
  return datedRange(new Date(days[0]!.from), new Date(days.at(-1)!.from), language, form);
}

/** The number of a week that begins on this Monday, as calendars in Europe count (ISO 8601): by the year of its Thursday. */
export function weekNumber(monday: string): number {
  const thursday = daysLater(monday, 3);
  const first = `${thursday.slice(0, 4)}-01-01`;
  return Math.floor((Date.parse(thursday) - Date.parse(first)) / (7 * DAY_MS)) + 1;
}

/** From when to when somebody is absent, in the reader's own time: whole days without their midnights. */
export function absenceInWords({ from, to }: { from: string; to: string }, language: Language): string {
  const [first, last] = [new Date(from), new Date(to)];
  const isWhole = [from, to].every((at) => clockAt(Date.parse(at), zoneHere()) === '00:00');
  const times = isWhole ? {} : ({ hour: '2-digit', minute: '2-digit', hour12: false } as const);
  // A whole day ends when the next begins; it is the day that people name.
  const end = isWhole ? new Date(last.getTime() - 1) : last;
  return datedRange(first, end, language, { day: 'numeric', month: 'short', year: 'numeric', ...times });
}
