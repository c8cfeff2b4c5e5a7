/**
 * An event of a calendar file as far as whole days go. A time of day is read where it is midnight, as Outlook writes whole
 * days; in Greenwich's time it is that of the file's own time zone, where it names one.
 */
import { DAY_MS } from '../time.ts';
import { type Day, isDay, isoDay, laterDay, parsedDay, wallTime } from '../wall-time.ts';
import type { Line } from './calendar-lines.ts';

export type CalendarEvent = {
  /** What its changes and its repetitions share; null where it says none. */
  uid: string | null;
  /** Of two that say something of one and the same the greater one holds. */
  sequence: number;
  isCancelled: boolean;
  name: string | null;
  /** null: it is no event of whole days. */
  start: Day | null;
  lengthDays: number;
  rule: string | null;
  until: (rule: string) => string | null;
  /** Days that it repeats on, and those on which it does not, as far as they can be read. */
  also: string[];
  except: string[];
  /** The occurrence that it takes the place of, and whether of all after it as well. */
  instead: { day: string; isFollowing: boolean } | null;
  /** Whether all of it was understood; a day that cannot be read is left out. */
  isWhole: boolean;
};

const NAME_CHARS = 100;
const LONGEST_DAYS = 366;
const COUNTED_YEARS = 200;
/** Some end a whole day at 23:59. */
const LAST_MINUTE = 24 * 60 - 1;

/** `timeZone`: of the file. */
export function calendarEvent(lines: readonly Line[], timeZone: string | null): CalendarEvent {
  const line = (name: string) => lines.find((one) => one.name === name);
  const value = (name: string) => line(name)?.value;
  const all = (name: string) =>
    lines.filter((one) => one.name === name).flatMap((one) => one.value.split(',').filter((said) => said !== ''));
  const read = (said: string) => momentOf(said, timeZone);
  const start = read(value('DTSTART') ?? '');
  const lengthDays = start === null ? null : lengthOf(start, value('DTEND'), value('DURATION'), read);
  const [also, except] = [all('RDATE').map(read), all('EXDATE').map(read)];
  const instead = line('RECURRENCE-ID');
  const replaced = instead && read(instead.value);
  return {
    uid: value('UID') || null,
    sequence: Number(/^\d{1,9}$/.exec(value('SEQUENCE') ?? '')?.[0] ?? 0),
    isCancelled: value('STATUS')?.toUpperCase() === 'CANCELLED',
    name: value('SUMMARY') === undefined ? null : nameOf(value('SUMMARY')!),
    start: lengthDays === null ? null : start!.day,
    lengthDays: lengthDays ?? 0,
    rule: value('RRULE') ?? null,
    until: (said) => {
      const last = read(said)?.iso ?? null;
      // Where the zone is not known, the instant of Greenwich may lie on the day before.
      return last !== null && timeZone === null && said.endsWith('Z') ? laterIso(last, 1) : last;
    },
    also: isos(also),
    except: isos(except),
    // One of which it cannot be read changes no day, and least of all the whole event.
    instead: instead
      ? {
          day: replaced?.iso ?? '',
          isFollowing: instead.params.get('RANGE')?.toUpperCase() === 'THISANDFUTURE',
        }
      : null,
    isWhole: lengthDays !== null && !also.includes(null) && !except.includes(null) && replaced !== null,
  };
}

/** `minutes` of the local day. */
type Moment = { day: Day; iso: string; minutes: number };
const isos = (moments: readonly (Moment | null)[]): string[] => moments.flatMap((moment) => moment?.iso ?? []);

/** A day, or a time of one: `20261029`, `20261029T000000`, `20261028T210000Z`; null for anything else, periods among it. */
function momentOf(value: string, timeZone: string | null): Moment | null {
  const [, year, month, day, time = '000000', zulu] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})(Z?))?$/i.exec(value.trim()) ?? [];
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  if (day === undefined || read.year < 1000 || !isDay(read)) return null;
  const [hour, minute] = [Number(time.slice(0, 2)), Number(time.slice(2, 4))];
  if (!zulu || timeZone === null) return { day: read, iso: isoDay(read), minutes: hour * 60 + minute };
  const there = wallTime(Date.UTC(read.year, read.month - 1, read.day, hour, minute), timeZone);
  return { day: there, iso: isoDay(there), minutes: there.hour * 60 + there.minute };
}

/**
 * In days; null where it is not of whole ones. The end is the first day that is no more of it (RFC 5545, 3.6.1); some write the
 * last one, so it is one day at least.
 */
function lengthOf(
  start: Moment,
  end: string | undefined,
  duration: string | undefined,
  read: (said: string) => Moment | null,
): number | null {
  const [, weeks, days, hours] =
    /^\+?P(?:(\d{1,3})W|(\d{1,3})D(?:T0H0M0S)?|T(\d{1,4})H(?:0M0S)?)$/i.exec(duration ?? '') ?? [];
  const until = end === undefined ? null : read(end);
  const isUnread = duration !== undefined && weeks === undefined && days === undefined && Number(hours) % 24 !== 0;
  if (start.minutes !== 0 || (end !== undefined && until === null) || isUnread) return null;
  const isLastMinute = until?.minutes === LAST_MINUTE;
  if (until !== null && until.minutes !== 0 && !isLastMinute) return null;
  const length =
    until === null
      ? Number(weeks ?? 0) * 7 + Number(days ?? 0) + Number(hours ?? 0) / 24 || 1
      : Math.round((Date.parse(until.iso) - Date.parse(start.iso)) / DAY_MS) + (isLastMinute ? 1 : 0) || 1;
  return length >= 1 && length <= LONGEST_DAYS ? length : null;
}

/** The first days of a repetition each so many years that may reach into these years; null for one of another kind. */
export function yearly(
  start: Day,
  rule: string,
  { first, last }: { first: number; last: number },
  untilOf: CalendarEvent['until'],
): Day[] | null {
  const parts = new Map(
    rule.split(';').map((part) => part.toUpperCase().split('=', 2) as [string, string | undefined]),
  );
  const isOwn = (part: string, own: number) => !parts.has(part) || parts.get(part) === String(own);
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'WKST', ''];
  const [every, count] = [Number(parts.get('INTERVAL') ?? 1), Number(parts.get('COUNT') ?? Infinity)];
  const said = parts.get('UNTIL');
  const until = said === undefined ? '9999-99-99' : untilOf(said);
  const isRead =
    parts.get('FREQ') === 'YEARLY' &&
    [...parts.keys()].every((part) => known.includes(part)) &&
    isOwn('BYMONTH', start.month) &&
    isOwn('BYMONTHDAY', start.day) &&
    Number.isInteger(every) &&
    every >= 1 &&
    // Nobody counts from further back, and each year of it would have to be gone through.
    (count === Infinity || start.year >= first - COUNTED_YEARS) &&
    count >= 1;
  if (!isRead || until === null) return null;
  const days: Day[] = [];
  // Only where they are counted must those of long ago be gone through.
  const begin = count === Infinity ? Math.max(0, Math.ceil((first - 1 - start.year) / every)) * every : 0;
  // The 29th of February is in leap years only.
  for (let year = start.year + begin; year <= last && days.length < count; year += every)
    if (isDay({ ...start, year })) days.push({ ...start, year });
  return days.filter((day) => isoDay(day) <= until);
}

/** `YYYY-MM-DD`, so many days later. */
export const laterIso = (iso: string, days: number): string => isoDay(laterDay(parsedDay(iso), days));

/** As people read it: without the signs that escape, without line breaks and what cannot be seen. */
const nameOf = (summary: string): string =>
  summary
    .replace(/\\[nN]/g, ' ')
    .replace(/\\([\\,;])/g, '$1')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, NAME_CHARS)
    .toWellFormed();
