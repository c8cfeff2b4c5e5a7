/** Days off of a calendar, as a form holds them. Pure. */
import { turkishHolidays } from '../../../domain/sla/holidays-tr.ts';

/** `from`: closed from that local time on; null: the whole day. */
export type Holiday = { day: string; name: string; from: string | null };

/** With those found whose day is not off yet: what somebody has entered stays as it is. */
export function joined(known: readonly Holiday[], found: readonly Holiday[]): Holiday[] {
  const days = new Set(known.map(({ day }) => day));
  const added = found.filter(({ day }) => !days.has(day) && days.add(day));
  return [...known, ...added].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The public holidays of Türkiye in these years. */
export const holidaysOfTurkey = (years: readonly number[]): Holiday[] =>
  years.flatMap(turkishHolidays).map(({ day, name, from }) => ({ day, name, from: from ?? null }));

/** The years that have a day off, and these, in order. */
export const yearsOf = (holidays: readonly Holiday[], also: readonly string[]): string[] =>
  [...new Set([...also, ...holidays.map(({ day }) => day.slice(0, 4))])].sort();
