/** The times at which a reply is offered to be sent later. */
import { type Day, instantAt, isoDay, laterDay, wallTime, weekday } from '../wall-time.ts';
import { HOUR_MS, MINUTE_MS } from '../time.ts';
import { opening, workday, workdayFrom } from './opening.ts';
import type { Reader } from './when.ts';

/**
 * `today`, `workday` and `next-week` are mornings of days on which the team's calendar is open (so is `week`, which stands for `next-week` where that
 * begins with the next working day), by the customer's clock where that is known, else by
 * the calendar's own: what the customer knows of our hours. The others are the reader's.
 */
export type SendKey = 'today' | 'workday' | 'afternoon' | 'tomorrow' | 'next-week' | 'week';
export type SendChoice = { key: SendKey; at: number };

const AFTERNOON = 14;
const MORNING = 9;
/** A time that is so near is none to wait for. */
const NEAR_MS = 30 * MINUTE_MS;

/** Two that are no farther apart are one time to whoever chooses: nine, and half past eight when the team begins. */
const APART_MS = HOUR_MS;

/** What makes sense at this hour of this day, soonest first; no two of which are one time. `customer`: the zone that they live in; null: not known. */
export function sendChoices({ now, timeZone, calendar }: Reader, customer: string | null = null): SendChoice[] {
  const theirs = customer ?? calendar.timeZone;
  const here = wallTime(now, timeZone);
  const there = wallTime(now, theirs);
  const opens = (day: Day) => opening(day, calendar, theirs);
  const isYetToOpen = isoDay(workdayFrom(there, calendar)) === isoDay(there) && opens(there) > now;
  const next = opens(workday(there, 1, calendar));
  const monday = opens(workdayFrom(laterDay(there, 8 - weekday(there)), calendar));
  const all: SendChoice[] = [
    ...(isYetToOpen ? [{ key: 'today' as const, at: opens(there) }] : []),
    { key: 'workday', at: next },
    monday === next
      ? { key: 'week', at: opens(workdayFrom(laterDay(there, 7), calendar)) }
      : { key: 'next-week', at: monday },
    { key: 'afternoon', at: instantAt({ ...here, hour: AFTERNOON, minute: 0 }, timeZone) },
    { key: 'tomorrow', at: instantAt({ ...laterDay(here, 1), hour: MORNING, minute: 0 }, timeZone) },
  ];
  return all
    .filter(({ at }) => at > now + NEAR_MS)
    .filter(({ at }, place, far) => far.findIndex((one) => Math.abs(one.at - at) <= APART_MS) === place)
    .toSorted((one, other) => one.at - other.at);
}
