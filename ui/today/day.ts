/** Somebody's day in parts: what is late, each of its hours, and what comes after it. Pure; instants are epoch ms. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { EACH_MS } from '../../domain/routing/work-day.ts';
import { aheadAt } from '../../domain/wall-time.ts';
import type { Output } from '../data/api-types.ts';
import { isoDay } from '../time.ts';
import { zoneHere } from '../zone.ts';

export type Today = Output<'getToday'>;
export type Due = Today['dues'][number];

/** `isWork`: some of it; `isPast`: it is over. */
export type Hour = { from: number; to: number; dues: Due[]; isWork: boolean; isPast: boolean };
export type Arranged = {
  late: Due[];
  hours: Hour[];
  /** Of the days that follow, by the day as the API names it. */
  later: { day: string; dues: Due[] }[];
  /** What customers were promised and is still owed, whenever. */
  promises: Due[];
};

/** Days that are looked at beyond this one. */
const AHEAD_MS = 6 * DAY_MS;
/** So many things find time in an hour. */
export const FITS = HOUR_MS / EACH_MS;

export function arranged({ day, dues }: Today, now: number): Arranged {
  const ends = Date.parse(day.ends);
  const open = dues.filter(({ at }) => Date.parse(at) > now);
  const today = open.filter(({ at }) => Date.parse(at) < ends);
  const later = open.filter(({ at }) => Date.parse(at) >= ends && Date.parse(at) < ends + AHEAD_MS);
  const days = new Map<string, Due[]>();
  for (const due of later) {
    const name = isoDay(Date.parse(due.at));
    days.set(name, [...(days.get(name) ?? []), due]);
  }
  return {
    late: dues.filter(({ at }) => Date.parse(at) <= now),
    hours: hoursOf(day, today, now),
    later: [...days].map(([name, its]) => ({ day: name, dues: its })),
    promises: dues.filter(({ promise }) => promise !== null),
  };
}

/** The hours of work, and further ones as far as something is due in them. */
function hoursOf(day: Today['day'], dues: readonly Due[], now: number): Hour[] {
  const instants = dues.map(({ at }) => Date.parse(at));
  const first = startOfHour(Math.min(Date.parse(day.from), ...instants));
  const last = Math.max(Date.parse(day.to), ...instants.map((at) => at + 1));
  const work = day.hours.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  return Array.from({ length: Math.ceil((last - first) / HOUR_MS) }, (_, place) => {
    const [from, to] = [first + place * HOUR_MS, first + (place + 1) * HOUR_MS];
    return {
      ...{ from, to },
      dues: dues.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to),
      isWork: work.length === 0 || work.some((span) => span.from < to && from < span.to),
      isPast: to <= now,
    };
  });
}

/** In the reader's zone: some are half an hour beside the others. */
function startOfHour(at: number): number {
  const ahead = aheadAt(at, zoneHere());
  return Math.floor((at + ahead) / HOUR_MS) * HOUR_MS - ahead;
}

/** A round minute, soon: what is put off into the hour that runs. */
const ROUND_MS = 5 * MINUTE_MS;

/** When something is back that was put into an hour: as it begins, or soon when it has begun. */
export const backIn = ({ from }: Pick<Hour, 'from'>, now: number): number =>
  from > now ? from : (Math.floor(now / ROUND_MS) + 2) * ROUND_MS;

/** Nothing is due for so long, or it is no rest. */
const REST_MS = 10 * MINUTE_MS;

/** Until when nothing is due, and whether that is today; null where something is late or due at once, or nothing at all. */
export function freeUntil({ day, dues }: Today, now: number): { at: number; isToday: boolean } | null {
  const next = dues[0] === undefined ? null : Date.parse(dues[0].at);
  return next === null || next <= now + REST_MS ? null : { at: next, isToday: next < Date.parse(day.ends) };
}
