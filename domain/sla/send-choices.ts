/** The times at which a reply is offered to be sent later. */
import { type Day, instantAt, isoDay, laterDay, wallTime, weekday } from '../wall-time.ts';
import { opening, workday, workdayFrom } from './opening.ts';
import type { Reader } from './when.ts';

/**
 * `workday` and `next-week` are mornings of days on which the team's calendar is open, by the customer's clock where that is known, else by the
 * calendar's own: what the customer knows of our hours. The others are the reader's.
 */
export type SendKey = 'workday' | 'afternoon' | 'tomorrow' | 'next-week';
export type SendChoice = { key: SendKey; at: number };

const AFTERNOON = 14;
const MORNING = 9;
/** A time that is so near is none to wait for. */
const NEAR_MS = 30 * 60_000;

/** What makes sense at this hour of this day, soonest first; no two at the same instant. `customer`: the zone that they live in; null: not known. */
export function sendChoices({ now, timeZone, calendar }: Reader, customer: string | null = null): SendChoice[] {
  const theirs = customer ?? calendar.timeZone;
  const here = wallTime(now, timeZone);
  const there = wallTime(now, theirs);
  const opens = (day: Day) => opening(day, calendar, theirs);
  const isYetToOpen = isoDay(workdayFrom(there, calendar)) === isoDay(there) && opens(there) > now;
  const all: SendChoice[] = [
    { key: 'workday', at: opens(isYetToOpen ? there : workday(there, 1, calendar)) },
    { key: 'next-week', at: opens(workdayFrom(laterDay(there, 8 - weekday(there)), calendar)) },
    { key: 'afternoon', at: instantAt({ ...here, hour: AFTERNOON, minute: 0 }, timeZone) },
    { key: 'tomorrow', at: instantAt({ ...laterDay(here, 1), hour: MORNING, minute: 0 }, timeZone) },
  ];
  return all
    .filter(({ at }, index) => at > now + NEAR_MS && all.findIndex((one) => one.at === at) === index)
    .toSorted((one, other) => one.at - other.at);
}
