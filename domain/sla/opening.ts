/** When a team begins and ends its work on a day. */
import { instantOn, isoDay, laterDay, type Day } from '../wall-time.ts';
import { type Calendar, hoursOn } from './calendar.ts';

/** A calendar that never opens must not be searched for ever. */
const SEARCHED_DAYS = 366;
/** Earlier than this, `HH:MM`, is no morning: a team that works round the clock begins at none. */
const EARLIEST = '06:00';
const NINE = '09:00';
/** Where a day has no end, that of whoever works on it. */
const EVENING = '18:00';

/** The working day so many working days after `day`, which itself does not count; the day itself where nothing is ever open. */
export function workday(day: Day, count: number, calendar: Calendar): Day {
  let left = count;
  for (let step = 1; step <= SEARCHED_DAYS && left > 0; step += 1) {
    const next = laterDay(day, step);
    if (hoursOf(next, calendar) === undefined) continue;
    left -= 1;
    if (left === 0) return next;
  }
  return laterDay(day, count);
}

/** `day`, or the first working day after it. */
export const workdayFrom = (day: Day, calendar: Calendar): Day => workday(laterDay(day, -1), 1, calendar);

/** The last working day from `from` to `to`, both included; null where there is none. */
export function lastWorkday(from: Day, to: Day, calendar: Calendar): Day | null {
  for (let one = to; isoDay(one) >= isoDay(from); one = laterDay(one, -1))
    if (hoursOf(one, calendar) !== undefined) return one;
  return null;
}

/**
 * The instant (epoch ms) at which the team begins on a day, by the clock of somebody who may live in another time zone: they
 * are back in their own morning. At nine where the team does not work, or works at night.
 */
export function opening(day: Day, calendar: Calendar, timeZone: string): number {
  const from = hoursOf(day, calendar) ?? NINE;
  return instantOn(day, from < EARLIEST ? NINE : from, timeZone);
}

/** The instant at which the team ends its work on a day, which it has where it never closes, too; null for one off. */
export function closing(day: Day, calendar: Calendar): number | null {
  const hours = hoursOn(day, calendar);
  const last = hours.at(-1);
  if (last === undefined) return null;
  const isNeverClosed = hours.length === 1 && last.from === '00:00' && last.to === '24:00';
  return instantOn(day, isNeverClosed ? EVENING : last.to, calendar.timeZone);
}

/** Since when a day is open, `HH:MM`; undefined for one off. */
const hoursOf = (day: Day, calendar: Calendar): string | undefined => hoursOn(day, calendar)[0]?.from;
