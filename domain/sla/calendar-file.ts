/**
 * A calendar file (iCalendar, RFC 5545) as far as days off go: events of whole days, of several, repeated every year. Written by
 * whoever offers it, so everything is bounded. Events with a time of day, and repetitions of other kinds, say nothing of whole days.
 */
import { LIMITS } from '../limits.ts';
import { type Day, isDay, isoDay, laterDay } from '../wall-time.ts';
import { DAY_MS } from '../time.ts';
import type { Holiday } from './calendar.ts';

/** `skipped`: events, or repetitions of one, that could not be read. */
export type CalendarFile = { holidays: Holiday[]; skipped: number };

/** A line without its folds: `DTSTART;VALUE=DATE:20261029`. */
type Line = { name: string; value: string };
type Event = { lines: Line[] };

const LINE_CHARS = 10_000;
const NAME_CHARS = 100;
const LONGEST_DAYS = 366;

/** The days between two years, each once. `no-calendar`: it is no such file; `too-many`: events, or days that they make. */
export function readCalendarFile(
  text: string,
  years: { first: number; last: number },
): CalendarFile | 'no-calendar' | 'too-many' {
  const lines = linesOf(text);
  if (lines[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCALENDAR') return 'no-calendar';
  const events = eventsOf(lines);
  if (events.length > LIMITS.calendarFileEvents) return 'too-many';
  const days = new Map<string, string>();
  let [skipped, made] = [0, 0];
  for (const { lines: parts } of events) {
    const read = daysOf(parts, years);
    if (read === null || !read.isWhole) skipped += 1;
    for (const day of read?.days ?? []) if (!days.has(day)) days.set(day, read?.name ?? '');
    // All that are made, not only those that differ: events without end may all lie on the same days.
    made += read?.days.length ?? 0;
    if (made > LIMITS.calendarFileDays) return 'too-many';
  }
  const holidays = [...days].map(([day, name]) => ({ day, name }));
  return { holidays: holidays.sort((a, b) => (a.day < b.day ? -1 : 1)), skipped };
}

/** Unfolded: a line that begins with a space or tab goes on with the one before. */
function linesOf(text: string): Line[] {
  const folded: string[][] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (line.startsWith(' ') || line.startsWith('\t')) folded.at(-1)?.push(line.slice(1));
    else if (line.trim() !== '') folded.push([line]);
  }
  return folded.flatMap((parts) => lineOf(parts.join('').slice(0, LINE_CHARS)) ?? []);
}

/** A colon in quotes is one of a parameter. */
function lineOf(line: string): Line | null {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    if (sign !== ':' || isQuoted) continue;
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0];
    return name === undefined ? null : { name: name.toUpperCase(), value: line.slice(at + 1).trim() };
  }
  return null;
}

/** What stands in an event itself, not in an alarm within it. */
function eventsOf(lines: readonly Line[]): Event[] {
  const events: Event[] = [];
  const open: string[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      open.push(line.value.toUpperCase());
      if (open.at(-1) === 'VEVENT') events.push({ lines: [] });
    } else if (line.name === 'END') open.pop();
    else if (open.at(-1) === 'VEVENT') events.at(-1)?.lines.push(line);
  }
  return events;
}

/** The days of an event, with its repetitions; null for one without a whole day. `isWhole`: all of it was understood. */
function daysOf(
  lines: readonly Line[],
  years: { first: number; last: number },
): { name: string; days: string[]; isWhole: boolean } | null {
  const value = (name: string) => lines.find((line) => line.name === name)?.value;
  const start = dayOf(value('DTSTART'));
  const length = start === null ? null : lengthOf(start, value('DTEND'), value('DURATION'));
  if (start === null || length === null || value('STATUS')?.toUpperCase() === 'CANCELLED') return null;
  const rule = value('RRULE');
  const repeated = rule === undefined ? [start] : yearly(start, rule, years);
  const except = new Set(lines.filter(({ name }) => name === 'EXDATE').flatMap((line) => line.value.split(',')));
  const days = (repeated ?? [start])
    // Of what began long ago only what may reach into these years is made: an event lasts a year at most.
    .filter(({ year }) => years.first - 1 <= year && year <= years.last)
    .filter((first) => !except.has(isoDay(first).replaceAll('-', '')))
    .flatMap((first) => Array.from({ length }, (_, step) => laterDay(first, step)))
    .filter(({ year }) => years.first <= year && year <= years.last)
    .map(isoDay);
  return { name: nameOf(value('SUMMARY') ?? ''), days, isWhole: repeated !== null };
}

function dayOf(value: string | undefined): Day | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '') ?? [];
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  return day !== undefined && read.year >= 1000 && isDay(read) ? read : null;
}

/** In days. The end is the first day that is no more of it (RFC 5545, 3.6.1); some write the last one, so it is one day at least. */
function lengthOf(start: Day, end: string | undefined, duration: string | undefined): number | null {
  const [, weeks, days] = /^\+?P(?:(\d{1,3})W|(\d{1,3})D)$/i.exec(duration ?? '') ?? [];
  const until = dayOf(end);
  if ((end !== undefined && until === null) || (duration !== undefined && weeks === undefined && days === undefined))
    return null;
  const length =
    until === null
      ? Number(weeks ?? 0) * 7 + Number(days ?? 0) || 1
      : Math.round((Date.parse(isoDay(until)) - Date.parse(isoDay(start))) / DAY_MS) || 1;
  return length >= 1 && length <= LONGEST_DAYS ? length : null;
}

/** The first days of a repetition each so many years; null for one of another kind. */
function yearly(start: Day, rule: string, { last }: { last: number }): Day[] | null {
  const parts = new Map(
    rule.split(';').map((part) => part.toUpperCase().split('=', 2) as [string, string | undefined]),
  );
  const isOwn = (part: string, own: number) => !parts.has(part) || parts.get(part) === String(own);
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'WKST', ''];
  const [every, count] = [Number(parts.get('INTERVAL') ?? 1), Number(parts.get('COUNT') ?? Infinity)];
  const until = parts.get('UNTIL')?.slice(0, 8) ?? '99999999';
  const isRead =
    parts.get('FREQ') === 'YEARLY' &&
    [...parts.keys()].every((part) => known.includes(part)) &&
    isOwn('BYMONTH', start.month) &&
    isOwn('BYMONTHDAY', start.day) &&
    Number.isInteger(every) &&
    every >= 1 &&
    count >= 1 &&
    /^\d{8}$/.test(until);
  if (!isRead) return null;
  const days: Day[] = [];
  // The 29th of February is in leap years only.
  for (let year = start.year; year <= last && days.length < count; year += every)
    if (isDay({ ...start, year })) days.push({ ...start, year });
  return days.filter((day) => isoDay(day).replaceAll('-', '') <= until);
}

/** As people read it: without the signs that escape, without line breaks and what cannot be seen. */
const nameOf = (summary: string): string =>
  summary
    .replace(/\\[nN]/g, ' ')
    .replace(/\\([\\,;])/g, '$1')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, NAME_CHARS)
    .toWellFormed();
