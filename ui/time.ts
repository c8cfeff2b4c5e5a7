/** Instants as people read them, in the zone of the reader (zone.ts). `now` is an argument, in epoch ms; languages as in domain/text/language.ts. */
import type { Language } from '../domain/text/language.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import {
  type Day,
  instantOn,
  isDay,
  isoDay as isoOf,
  laterDay,
  offsetAt,
  parsedDay,
  timeOfDay,
  wallTime,
} from '../domain/wall-time.ts';
import { zoneHere } from './zone.ts';

const KB = 1024;
const MB = 1024 * KB;

/** English as it is written in Europe: day before month, 24 hours. */
export const LOCALE = { tr: 'tr', en: 'en-GB' } as const;

/**
 * Makers of formats are slow, a quarter of a millisecond each, and a page of a ticket says a hundred times: each is made once. Keyed by what
 * it was asked for.
 */
const made = new Map<string, unknown>();
function once<Made>(key: string, make: () => Made): Made {
  const known = made.get(key) as Made | undefined;
  if (known !== undefined) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}
/** The one maker of each form that `options` of Intl ask for, in the reader's zone unless they name another. */
const makerOf = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(formOf(language, options), () => new Intl.DateTimeFormat(LOCALE[language], zoned(options)));
const zoned = (options: Intl.DateTimeFormatOptions) => ({ timeZone: zoneHere(), ...options });
const formOf = (language: Language, options: Intl.DateTimeFormatOptions): string =>
  `${language} ${JSON.stringify(zoned(options))}`;
/** What Intl says, but a time of day with a colon (timeOfDay of domain/wall-time.ts): for Turkish its releases disagree, and some have a point. */
export const withColon = (parts: readonly { type: string; value: string }[]): string =>
  parts
    .map(({ value }, at) => (parts[at + 1]?.type === 'minute' && parts[at - 1]?.type === 'hour' ? ':' : value))
    .join('');
/** What makers have said: a ticket that is opened again says the same instants. Forgotten whole once it is long. */
const said = new Map<string, string>();
const SAID_AT_MOST = 5_000;
/** An instant as `options` of Intl have it, in the reader's zone unless they name another. */
export function dated(at: Date | number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const form = formOf(language, options);
  const key = `${Number(at)} ${form}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  if (said.size >= SAID_AT_MOST) said.clear();
  const words = withColon(makerOf(language, options).formatToParts(at));
  said.set(key, words);
  return words;
}
/** From one to another: what both have in common is said once. */
export const datedRange = (from: Date, to: Date, language: Language, options: Intl.DateTimeFormatOptions): string =>
  withColon(makerOf(language, options).formatRangeToParts(from, to));
const relative = (language: Language, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat =>
  once(`${language} ${numeric}`, () => new Intl.RelativeTimeFormat(language, { numeric }));

/** What the reader's clock shows. */
const wall = (at: string | number) => wallTime(typeof at === 'string' ? Date.parse(at) : at, zoneHere());
/** How many midnights of theirs lie between. */
const daysApart = (at: string | number, now: number): number =>
  Math.round((Date.parse(isoOf(wall(at))) - Date.parse(isoOf(wall(now)))) / DAY_MS);
export const isSameDay = (at: string | number, other: number): boolean => daysApart(at, other) === 0;
export const isSameYear = (at: string | number, other: number): boolean => wall(at).year === wall(other).year;

/** `5 dk`, `3 sa`, `dün`-less short age for lists: minutes, hours, then the date. */
export function shortAge(at: string, now: number, language: Language): string {
  const age = now - Date.parse(at);
  if (age < MINUTE_MS) return language === 'tr' ? 'şimdi' : 'now';
  // One unit is enough to order a list by.
  if (age < DAY_MS) return span(age < HOUR_MS ? age : Math.floor(age / HOUR_MS) * HOUR_MS, language);
  return dated(
    Date.parse(at),
    language,
    isSameYear(at, now) ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'numeric', year: '2-digit' },
  );
}

const UNITS = { tr: { d: 'g', h: 'sa', m: 'dk' }, en: { d: 'd', h: 'h', m: 'm' } } as const;

/** A duration in its two largest units: `2 g 3 sa`, `3 sa 20 dk`, `45 dk`; `<1 dk` below a minute. */
export function span(ms: number, language: Language): string {
  const unit = UNITS[language];
  const gap = language === 'tr' ? ' ' : '';
  const abs = Math.abs(ms);
  if (abs < MINUTE_MS) return `<1${gap}${unit.m}`;
  const days = Math.floor(abs / DAY_MS);
  const hours = Math.floor((abs % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((abs % HOUR_MS) / MINUTE_MS);
  if (days > 0) return `${days}${gap}${unit.d}${hours > 0 && days < 7 ? ` ${hours}${gap}${unit.h}` : ''}`;
  if (hours > 0) return `${hours}${gap}${unit.h}${minutes > 0 ? ` ${minutes}${gap}${unit.m}` : ''}`;
  return `${minutes}${gap}${unit.m}`;
}

/** An amount of open time, which has no days: `40 sa`, `2 sa 10 dk`, `45 dk`. */
export function amount(ms: number, language: Language): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return span(minutes * MINUTE_MS, language);
  const unit = UNITS[language];
  const gap = language === 'tr' ? ' ' : '';
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${gap}${unit.h}${rest > 0 ? ` ${rest}${gap}${unit.m}` : ''}`;
}

/** How long ago, in whole words of the largest unit: `5 dakika önce`, `2 days ago`. */
export function ago(at: string, now: number, language: Language): string {
  const age = Math.max(0, now - Date.parse(at));
  if (age < MINUTE_MS) return language === 'tr' ? 'az önce' : 'just now';
  const [ms, unit] =
    age < HOUR_MS
      ? ([MINUTE_MS, 'minute'] as const)
      : age < DAY_MS
        ? ([HOUR_MS, 'hour'] as const)
        : ([DAY_MS, 'day'] as const);
  return relative(language, 'always').format(-Math.floor(age / ms), unit);
}

/** The same, to ten seconds within the last minute: `20 saniye önce`. */
export function shortly(at: number, now: number, language: Language): string {
  const seconds = Math.floor(Math.max(0, now - at) / 10_000) * 10;
  if (seconds === 0 || seconds >= 60) return ago(new Date(at).toISOString(), now, language);
  return relative(language, 'always').format(-seconds, 'second');
}

/** Day and time, with the words today, tomorrow and yesterday: `yarın 09:00`, `12 Haz 14:30`. */
export function dayTime(at: string | number, now: number, language: Language): string {
  const date = new Date(at);
  const time = clockTime(at);
  const days = daysApart(at, now);
  if (Math.abs(days) <= 1) return `${relative(language, 'auto').format(days, 'day')} ${time}`;
  const near = days > 1 && days < 7;
  const day = dated(
    date,
    language,
    near
      ? { weekday: 'short', day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', ...(isSameYear(at, now) ? {} : { year: 'numeric' }) },
  );
  return `${day} ${time}`;
}

/**
 * Since when, as it stands after or before the language's own word: `bugün 07:38’den`, `today 07:38`. Turkish puts the case at the
 * end of the number, in the vowels of how it is read: `07:40’tan`, `09:00’dan`.
 */
export function sinceTime(at: string | number, now: number, language: Language): string {
  const words = dayTime(at, now, language);
  if (language === 'en') return words;
  const ending = endingOf(at, FROM_ONES, FROM_TENS);
  return `${words.charAt(0).toLocaleUpperCase('tr')}${words.slice(1)}’${ending}`;
}

/**
 * Until when, as it stands before or after the language's own word: `14:20’ye kadar`, `by 14:20`. Of today the time alone, since
 * that is what is looked for. Turkish puts the case at the end of the number, in the vowels of how it is read: `09:00’a`, `14:06’ya`.
 */
export function untilTime(at: string | number, now: number, language: Language): string {
  const words = isSameDay(at, now) ? dayTime(at, now, language).split(' ').at(-1)! : dayTime(at, now, language);
  return language === 'en' ? words : `${words}’${endingOf(at, TO_ONES, TO_TENS)}`;
}

/** What follows a time as it is read: its minutes, and of a full hour the hour. */
function endingOf(at: string | number, ones: readonly string[], tens: readonly string[]): string {
  const { hour, minute } = wall(at);
  const read = minute || hour;
  return (read % 10 === 0 ? tens[read / 10] : ones[read % 10]) ?? '';
}

/** -e after sıfır to dokuz, and after on to elli. */
const TO_ONES = ['a', 'e', 'ye', 'e', 'e', 'e', 'ya', 'ye', 'e', 'a'];
const TO_TENS = ['a', 'a', 'ye', 'a', 'a', 'ye'];
/** -den after sıfır to dokuz, and after on to elli. */
const FROM_ONES = ['dan', 'den', 'den', 'ten', 'ten', 'ten', 'dan', 'den', 'den', 'dan'];
const FROM_TENS = ['dan', 'dan', 'den', 'dan', 'tan', 'den'];

/** The time alone: `14:20`. */
export const clockTime = (at: string | number): string => timeOfDay(wall(at));

/** The whole instant as it stands on paper, with the zone of whoever printed it: `12 Haz 2026 14:30 (UTC+3)`. */
export function paperTime(at: string | number, language: Language): string {
  const date = new Date(at);
  const day = dated(date, language, { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day} ${clockTime(at)} (${offsetAt(date.getTime(), zoneHere())})`;
}

/** Weekday, day and time: `Sal 24 Kas 09:00`. */
export const weekdayTime = (at: number, language: Language): string =>
  dated(at, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

/** The whole instant, for titles: `12 Haziran 2026 Cuma 14:30`. */
export const fullTime = (at: string | number, language: Language): string =>
  dated(new Date(at), language, { dateStyle: 'full', timeStyle: 'short', hour12: false });

/** Bytes as `12 KB`, `3,4 MB`, by 1024 as the limits are. */
export function fileSize(bytes: number, language: Language): string {
  const mega = bytes >= MB;
  const digits = mega ? 1 : 0;
  const format = once(
    `${language} ${digits}`,
    () => new Intl.NumberFormat(language, { maximumFractionDigits: digits }),
  );
  const number = format.format(mega ? bytes / MB : Math.max(1, bytes / KB));
  return `${number} ${mega ? 'MB' : 'KB'}`;
}

/** A day that the API names, as it is written in a field: `30.11.2026`, `30/11/2026`; what is no day stays as it is. */
export const writtenDay = (day: string, language: Language): string =>
  isNamedDay(day) ? dayOf(day, language, { day: '2-digit', month: '2-digit', year: 'numeric' }) : day;

/** A day has no zone: it is read as if it were in Greenwich. */
function dayOf(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : dated(at, language, { ...options, timeZone: 'UTC' });
}
const isNamedDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && isDay(parsedDay(day));

/** `7` as `07`. */
export const two = (part: number): string => String(part).padStart(2, '0');

/** The day of an instant in the reader's zone, as the API names days: `2026-11-30`. */
export const isoDay = (at: number): string => isoOf(wall(at));

/** A day as the API names it, in words: `30 Kas 2026`. */
export const dayInWords = (day: string, language: Language): string =>
  dayOf(day, language, { day: 'numeric', month: 'short', year: 'numeric' });

/** A written day as the API names it; null for what is no day. Any mark stands between the parts. */
export function readDay(written: string): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4})\s*$/.exec(written)?.map(Number) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const read: Day = { year, month, day };
  return isDay(read) ? isoOf(read) : null;
}

/** Days until one begins that the API names, in the reader's zone; a part of one counts, 0 or less: it has begun. */
export const daysUntil = (day: string, now: number): number =>
  Math.ceil((instantOn(parsedDay(day), '00:00', zoneHere()) - now) / DAY_MS);

/** A written day as the API takes it. What is no day stays as it was written, to be refused instead of passed over unseen. */
export const askedDay = (written: string): string => readDay(written) ?? written;

/** When a day begins for the reader, so many days after the one of `now`. */
export const startOfDay = (now: number, days = 0): number => instantOn(laterDay(wall(now), days), '00:00', zoneHere());

/** A day as the API names it, short, with its weekday: `20 Kas Cum`. */
export const weekdayDay = (day: string, language: Language): string =>
  dayOf(day, language, { weekday: 'short', day: 'numeric', month: 'short' });

/** A day as the API names it, whole: `30 Kasım 2026 Pazartesi`. */
export const fullDay = (day: string, language: Language): string => dayOf(day, language, { dateStyle: 'full' });

/** Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
export const WORKDAYS = [1, 2, 3, 4, 5];

/** A weekday, 1 (Monday) to 7: `Pzt`, `Monday`. */
export const weekdayName = (day: number, language: Language, width: 'short' | 'long' = 'short'): string =>
  // The first of January 2024 was a Monday.
  dayOf(`2024-01-0${day}`, language, { weekday: width });

/** A written time of day as the API takes it, `HH:MM` up to `24:00`; null for what is none. `9`, `9.30` and `0930` are times. */
export function readTime(text: string): string | null {
  const [, h = '', m = '0'] = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/.exec(text) ?? [];
  const [hour, minute] = [Number(h), Number(m)];
  const fits = h !== '' && minute < 60 && (hour < 24 || (hour === 24 && minute === 0));
  return fits ? `${two(hour)}:${two(minute)}` : null;
}

/** A day as the head of a column: `Pzt` and `23`, with the month where one begins. */
export const dayNumber = (day: string, language: Language): { weekday: string; date: string } => ({
  weekday: dayOf(day, language, { weekday: 'short' }),
  date: dayOf(day, language, { day: 'numeric', ...(day.endsWith('-01') && { month: 'short' }) }),
});
