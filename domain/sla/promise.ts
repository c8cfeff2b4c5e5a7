/**
 * By when an agent may promise a customer something, and when they are reminded of it: in open hours, so that something can still be
 * done. Pure.
 */
import { HOUR_MS } from '../time.ts';
import { type Day, laterDay, wallTime, weekday } from '../wall-time.ts';
import { type Calendar, dueAt, openTimeBetween } from './calendar.ts';
import { closing, workday, workdayFrom } from './opening.ts';
import type { Reader } from './when.ts';

/** So much open time before it falls due, and never more than this part of the time that there is. */
const LEAD_MS = 2 * HOUR_MS;
const LEAD_PART = 0.25;

/** Of a promise that is made `now` (epoch ms) and falls due `at`; between the two. */
export function promiseWarnAt(now: number, at: number, calendar: Calendar): number {
  const openMs = openTimeBetween(now, at, calendar);
  if (openMs === 0) return Math.round(at - (at - now) * LEAD_PART);
  return Math.round(dueAt(now, openMs - Math.min(LEAD_MS, openMs * LEAD_PART), calendar));
}

/** The ends of work by which something is promised: `friday` that of this week. */
export type PromiseKey = 'today' | 'workday' | 'friday' | 'week';
export type PromiseChoice = { key: PromiseKey; at: number };

/** So much of today must be left to promise something by its end. */
const LEFT_MS = HOUR_MS;

/** What makes sense at this hour of this day; no two are the same instant, the soonest first. */
export function promiseChoices({ now, timeZone, calendar }: Reader): PromiseChoice[] {
  const today = wallTime(now, timeZone);
  const inWeek = laterDay(today, 7);
  const friday = weekday(today) > FRIDAY ? null : laterDay(today, FRIDAY - weekday(today));
  const days: [PromiseKey, Day | null][] = [
    ['today', today],
    ['workday', workday(today, 1, calendar)],
    ['friday', friday],
    ['week', workdayFrom(inWeek, calendar)],
  ];
  const all = days.flatMap(([key, day]) => {
    const at = day === null ? null : closing(day, calendar);
    return at === null || at < now + LEFT_MS ? [] : [{ key, at }];
  });
  return all.filter(({ at }, place) => all.findIndex((one) => one.at === at) === place).sort((a, b) => a.at - b.at);
}
const FRIDAY = 5;
