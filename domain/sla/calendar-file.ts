/**
 * A calendar file (iCalendar, RFC 5545) as far as days off go: events of whole days, of several, repeated every year or on named
 * days, with the occurrences that were moved or called off. Written by whoever offers it, so everything is bounded. Events with a
 * time of day, and repetitions of other kinds, say nothing of whole days.
 */
import { LIMITS } from '../limits.ts';
import { DAY_MS } from '../time.ts';
import { isoDay, isTimeZone } from '../wall-time.ts';
import type { Holiday } from './calendar.ts';
import { type CalendarEvent, calendarEvent, laterIso, yearly } from './calendar-event.ts';
import { calendarLines, calendarParts } from './calendar-lines.ts';

/** `skipped`: events, or repetitions of one, that could not be read. What was called off was read, and is no day. */
export type CalendarFile = { holidays: Holiday[]; skipped: number };

type Years = { first: number; last: number };
/** An event that stands alone or repeats, with what was said later of single days of it. */
type Series = { event: CalendarEvent; changes: readonly CalendarEvent[] };
type Occurrence = { from: string; lengthDays: number; name: string };

/** The days between two years, each once. `no-calendar`: it is no such file; `too-many`: events, or days that they make. */
export function readCalendarFile(text: string, years: Years): CalendarFile | 'no-calendar' | 'too-many' {
  const lines = calendarLines(text);
  if (lines[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCALENDAR') return 'no-calendar';
  const { head, events: written } = calendarParts(lines);
  if (written.length > LIMITS.calendarFileEvents) return 'too-many';
  const said = (name: string) => head.find((line) => line.name === name)?.value ?? '';
  // A file of this kind takes back what another one had said.
  if (said('METHOD').toUpperCase() === 'CANCEL') return { holidays: [], skipped: 0 };
  const timeZone = isTimeZone(said('X-WR-TIMEZONE')) ? said('X-WR-TIMEZONE') : null;
  const events = written.map((one) => calendarEvent(one, timeZone));
  const days = new Map<string, string>();
  let [skipped, made] = [events.filter(isUnread).length, 0];
  for (const series of seriesOf(events)) {
    const found = occurrences(series, years);
    if (!found.isWhole && !isUnread(series.event)) skipped += 1;
    for (const { from, lengthDays, name } of found.all)
      for (let step = firstStep(from, years); step < lengthDays; step += 1) {
        const day = laterIso(from, step);
        if (Number(day.slice(0, 4)) > years.last) break;
        if (!days.has(day)) days.set(day, name);
        // All that are made, not only those that differ: events without end may all lie on the same days.
        made += 1;
        if (made > LIMITS.calendarFileDays) return 'too-many';
      }
  }
  const holidays = [...days].map(([day, name]) => ({ day, name }));
  return { holidays: holidays.sort((a, b) => (a.day < b.day ? -1 : 1)), skipped };
}

const isUnread = ({ isWhole, isCancelled }: CalendarEvent): boolean => !isWhole && !isCancelled;

/** How many days of one that began before these years are over: none of them is made. */
const firstStep = (from: string, { first }: Years): number =>
  Math.max(0, Math.round((Date.parse(`${String(first).padStart(4, '0')}-01-01`) - Date.parse(from)) / DAY_MS));

/** What a file says of one event, which may be sent again when it was changed or called off. */
type Group = { latest: number; isOver: boolean; name: string | null; changes: ReadonlyMap<string, CalendarEvent> };

function groupOf(events: readonly CalendarEvent[]): Group {
  const whole = events.filter(({ instead }) => instead === null);
  const latest = Math.max(0, ...whole.map(({ sequence }) => sequence));
  const changes = new Map<string, CalendarEvent>();
  for (const event of events) {
    if (event.instead === null) continue;
    const other = changes.get(event.instead.day);
    if (other === undefined || other.sequence <= event.sequence) changes.set(event.instead.day, event);
  }
  const last = whole.filter(({ sequence }) => sequence === latest);
  return {
    latest,
    isOver: last.length > 0 && last.every(({ isCancelled }) => isCancelled),
    name: last[0]?.name ?? null,
    changes,
  };
}

/** In the order of the file. A change of a single day is a day of its own, whether or not its event is in the file. */
function seriesOf(events: readonly CalendarEvent[]): Series[] {
  const byId = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const same = byId.get(event.uid ?? '');
    if (same === undefined) byId.set(event.uid ?? '', [event]);
    else same.push(event);
  }
  const groups = new Map([...byId].map(([uid, same]) => [uid, groupOf(same)]));
  return events.flatMap((event): Series[] => {
    if (event.isCancelled) return [];
    if (event.uid === null) return [{ event, changes: [] }];
    const { latest, isOver, name, changes } = groups.get(event.uid)!;
    if (event.instead === null) return event.sequence < latest ? [] : [{ event, changes: [...changes.values()] }];
    return isOver || changes.get(event.instead.day) !== event
      ? []
      : [{ event: { ...event, name: event.name ?? name }, changes: [] }];
  });
}

/** `isWhole`: its repetition was understood. */
function occurrences({ event, changes }: Series, years: Years): { all: Occurrence[]; isWhole: boolean } {
  const { start, lengthDays, rule } = event;
  const name = event.name ?? '';
  const repeated = start === null || rule === null ? [] : yearly(start, rule, years, event.until);
  const replaced = new Set([...event.except, ...changes.map(({ instead }) => instead!.day)]);
  const following = changes
    .filter(({ instead }) => instead!.isFollowing && instead!.day !== '')
    .sort((a, b) => (a.instead!.day < b.instead!.day ? -1 : 1));
  const own = start === null ? [] : [isoDay(start), ...(repeated ?? []).map(isoDay), ...event.also];
  const all = [...new Set(own)]
    .filter((day) => !replaced.has(day))
    // Of what began long ago only what may reach into these years is made: an event lasts a year at most.
    .filter((day) => years.first - 1 <= Number(day.slice(0, 4)) && Number(day.slice(0, 4)) <= years.last)
    .flatMap((from): Occurrence[] => {
      const change = following.findLast(({ instead }) => instead!.day < from);
      if (change === undefined) return [{ from, lengthDays, name }];
      return change.isCancelled || change.start === null ? [] : [movedAlong(from, name, change)];
    });
  return { all, isWhole: repeated !== null };
}

/** An occurrence after one that was moved with all that follow: by as many days. */
function movedAlong(
  from: string,
  name: string,
  { start, instead, lengthDays, name: called }: CalendarEvent,
): Occurrence {
  const days = Math.round((Date.parse(isoDay(start!)) - Date.parse(instead!.day)) / DAY_MS);
  return { from: laterIso(from, days), lengthDays, name: called ?? name };
}
