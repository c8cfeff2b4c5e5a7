/** Wall time: what a clock on the wall of a time zone shows, and the instant (epoch ms) at which it shows it. */
import { DAY_MS, MINUTE_MS } from './time.ts';

/** A local day; months and days count from 1. A day or month beyond the end runs on into the next. */
export type Day = { year: number; month: number; day: number };
export type WallTime = Day & { hour: number; minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const number = 'numeric' as const;
  const fields = { year: number, month: number, day: number, hour: number, minute: number };
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...fields });
  formats.set(timeZone, made);
  return made;
}

/** Clocks are changed at a full quarter of an hour: within one they stand as they do at its beginning. */
const QUARTER_MS = 15 * MINUTE_MS;
/** The runtime takes microseconds for each, and who is at work when asks for the same few quarters again and again. */
const KEPT_OFFSETS = 20_000;
const offsets = new Map<string, number>();

/** By how much the clock is ahead of Greenwich, in ms. */
export function aheadAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const key = `${quarter} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const begins = quarter * QUARTER_MS;
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(begins)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  const offset = ifUtc({ year, month, day, hour, minute }) - begins;
  if (offsets.size >= KEPT_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** What the clock shows at an instant. */
export function wallTime(at: number, timeZone: string): WallTime {
  const local = new Date(at + aheadAt(at, timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

/** As if the clock were in Greenwich: days and minutes can be added to it. */
const ifUtc = ({ year, month, day, hour, minute }: WallTime): number => Date.UTC(year, month - 1, day, hour, minute);

/**
 * The instant at which the clock shows this. A time that is skipped when clocks go forward is moved forward with them; of one
 * that comes twice, the first.
 */
export function instantAt(wall: WallTime, timeZone: string): number {
  const wanted = ifUtc(wall);
  const offset = (at: number) => aheadAt(at, timeZone);
  const before = wanted - offset(wanted - DAY_MS);
  const after = wanted - offset(wanted + DAY_MS);
  return offset(before) === wanted - before || offset(after) !== wanted - after ? before : after;
}

/** The instant of a day at which its clock shows `HH:MM`; `24:00` is its end. */
export function instantOn(day: Day, time: string, timeZone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantAt({ ...day, hour, minute }, timeZone);
}

/** The day so many days later. */
export function laterDay({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The same day so many months later, or the last of a month that does not have it. */
export function monthsLater({ year, month, day }: Day, count: number): Day {
  const last = laterDay({ year, month: month + count + 1, day: 1 }, -1);
  return { ...last, day: Math.min(day, last.day) };
}

/** A time of day as it is written wherever Bilet shows one, in every language: `09:05`. */
export const timeOfDay = ({ hour, minute }: Pick<WallTime, 'hour' | 'minute'>): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** What the clock of a zone shows: `09:05`. */
export const clockAt = (at: number, timeZone: string): string => timeOfDay(wallTime(at, timeZone));

/** How a clock of a zone stands to Greenwich: `UTC+3`, `UTC-3:30`. */
export function offsetAt(at: number, timeZone: string): string {
  const minutes = aheadAt(at, timeZone) / MINUTE_MS;
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** 1 (Monday) to 7. */
export const weekday = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;

/** `YYYY-MM-DD`; as text, days are in order. */
export const isoDay = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The day of a text that `isoDay` writes. */
export function parsedDay(iso: string): Day {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** Whether a calendar has such a day: not the 31st of February. */
export const isDay = (day: Day): boolean => isoDay(laterDay(day, 0)) === isoDay(day);

/** Whether two zones show the same time at this instant and in each season of the year after it. */
export const isSameClock = (zone: string, other: string, at: number): boolean =>
  zone === other || SEASONS.every((days) => aheadAt(at + days * DAY_MS, zone) === aheadAt(at + days * DAY_MS, other));
const SEASONS = [0, 91, 182, 273];

/** Whether a time zone has this name (`Europe/Istanbul`); an offset alone is none, because it knows no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}
