/** Open hours as they are written and as they are read. Pure. */
import type { Language } from '../../../domain/text/language.ts';
import type { DeskT } from '../../texts/index.ts';
import { readTime, two, WEEKDAYS, weekdayName } from '../../time.ts';

export type Range = { from: string; to: string };
export type OpenHours = Range & { day: number };
/** The ranges of each weekday, Monday first. */
export type HoursByDay = Range[][];

export const byDay = (hours: readonly OpenHours[]): HoursByDay =>
  WEEKDAYS.map((day) =>
    hours
      .filter((one) => one.day === day)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, to }) => ({ from, to })),
  );

/** As the API takes them; what is no time stays as it was written, to be refused. */
export const flat = (hours: HoursByDay): OpenHours[] =>
  hours.flatMap((ranges, index) =>
    ranges.map(({ from, to }) => ({ day: index + 1, from: readTime(from) ?? from, to: readTime(to) ?? to })),
  );

/** With one range more: a day that has one gets a break at noon, later ones follow an hour after the last. */
export function withAnother(ranges: readonly Range[]): Range[] {
  const last = ranges.at(-1);
  if (last === undefined) return [{ from: '09:00', to: '18:00' }];
  const { from, to } = last;
  if (ranges.length === 1 && from < '12:00' && to > '13:00')
    return [
      { from, to: '12:00' },
      { from: '13:00', to },
    ];
  const hour = Number(to.slice(0, 2)) + 1;
  return [...ranges, { from: `${two(Math.min(hour, 23))}:00`, to: '24:00' }];
}

/** `Pzt–Cum 09:00–12:00, 13:00–18:00 · Cmt 10:00–14:00`; days that are the same stand together. */
export function hoursInWords(hours: readonly OpenHours[], language: Language, t: DeskT): string {
  if (hours.length === 0) return t('calendar.always');
  const groups: { first: number; last: number; words: string }[] = [];
  for (const [index, ranges] of byDay(hours).entries()) {
    const words = ranges.map(({ from, to }) => `${from}–${to}`).join(', ');
    const before = groups.at(-1);
    if (before?.words === words) before.last = index + 1;
    else groups.push({ first: index + 1, last: index + 1, words });
  }
  const name = (day: number) => weekdayName(day, language);
  return groups
    .filter(({ words }) => words !== '')
    .map(({ first, last, words }) => `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${words}`)
    .join(' · ');
}

/** Minutes since midnight of a time of day, `HH:MM`. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
};
