/** The ways to put a ticket aside that are offered, each with the new promise to the customer. */
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import { instantAt, isoDay, laterDay, monthsLater, wallTime, weekday, type Day } from '../wall-time.ts';
import { dueAt, type Calendar } from './calendar.ts';
import { opening, workday, workdayFrom } from './opening.ts';
import type { Reader } from './when.ts';

/**
 * `next-reply` ends by itself when the customer writes; its time of return is only the latest. `week` stands for `next-week`
 * where that is the next working day.
 */
export type SnoozeKey = 'next-reply' | 'hour' | 'morning' | 'afternoon' | 'workday' | 'next-week' | 'week' | 'month';
/** Time of return and new promise, epoch ms: a snooze without a promise would leave the customer unattended. */
export type SnoozeChoice = { key: SnoozeKey; until: number; dueAt: number };

/** Hours of a day within which somebody may be back in an hour. */
const AWAKE = { from: 7, to: 21 };
const NOON = 12;
const AFTERNOON = 14;
/** A ticket is back by a round minute. */
const ROUND_MS = 5 * MINUTE_MS;

/** How much open time after its return a ticket is due, when nothing else is said. */
const DUE_AFTER_MS = 3 * HOUR_MS;

/** The new promise of a ticket that is back at an instant, in or out of open hours. */
export const targetAfter = (until: number, calendar: Calendar, dueAfterMs = DUE_AFTER_MS): number =>
  dueAt(until, dueAfterMs, calendar);

/** What makes sense at this hour of this day; no two end at the same instant. */
export function snoozeChoices({ now, timeZone, calendar }: Reader): SnoozeChoice[] {
  const today = wallTime(now, timeZone);
  const choice = (key: SnoozeKey, until: number, dueAfterMs?: number) => ({
    key,
    until,
    dueAt: targetAfter(until, calendar, dueAfterMs),
  });
  const hour = Math.ceil((now + HOUR_MS) / ROUND_MS) * ROUND_MS;
  const { hour: back, day: backOn } = wallTime(hour, timeZone);
  const begins = (day: Day) => opening(day, calendar, timeZone);
  const isAwake = backOn === today.day && back >= AWAKE.from && back < AWAKE.to;
  // Before the team begins, its beginning is sooner than the next working day.
  const isWorkday = isoDay(workdayFrom(today, calendar)) === isoDay(today);
  const morning = begins(today);
  const isEarly = isWorkday && now < morning;
  const afternoon = instantAt({ ...today, hour: AFTERNOON, minute: 0 }, timeZone);
  const nextDay = begins(workday(today, 1, calendar));
  const monday = begins(workdayFrom(laterDay(today, 8 - weekday(today)), calendar));
  const week = begins(workdayFrom(laterDay(today, 7), calendar));
  const month = begins(workdayFrom(monthsLater(today, 1), calendar));
  const all = [
    choice('next-reply', begins(workdayFrom(laterDay(today, 14), calendar)), 4 * HOUR_MS),
    ...(isEarly ? [choice('morning', morning)] : isAwake ? [choice('hour', hour, HOUR_MS)] : []),
    ...(today.hour < NOON ? [choice('afternoon', afternoon)] : []),
    choice('workday', nextDay),
    monday === nextDay ? choice('week', week) : choice('next-week', monday, 4 * HOUR_MS),
    choice('month', month, 8 * HOUR_MS),
  ];
  return all.filter(({ until }, place) => all.findIndex((one) => one.until === until) === place);
}

/** What a ticket is put aside for, most of the time; the desk has words for each. */
export const SNOOZE_REASONS = ['customer', 'third-party', 'delivery', 'promised'] as const;
