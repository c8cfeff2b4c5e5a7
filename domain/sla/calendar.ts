/**
 * Open hours: when a promise falls due and how much open time lies between two instants. Instants are epoch ms, amounts
 * are ms of open time. Time-zone rules change with the runtime's data, so this never runs inside a workflow.
 */
import { stretchBegan } from '../stretch.ts';
import { DAY_MS } from '../time.ts';
import { instantOn, isoDay, laterDay, wallTime, weekday, type Day } from '../wall-time.ts';

/** `day` is 1 (Monday) to 7; `from` and `to` are local `HH:MM`, `to` may be `24:00`; spans of a day do not overlap. */
export type OpenHours = { day: number; from: string; to: string };
/** A local day (`YYYY-MM-DD`) that is closed from a local time on; as a whole without one. */
export type Holiday = { day: string; name: string; from?: string | null };
export type Calendar = {
  timeZone: string;
  openHours: OpenHours[];
  /** A day alone is a whole one without a name: so they stood before holidays had names. */
  holidays: readonly (string | Holiday)[];
};

/** With a name, which may be empty. */
export const asHoliday = (holiday: string | Holiday): Holiday =>
  typeof holiday === 'string' ? { day: holiday, name: '' } : holiday;

/** Without hours a calendar is open all the time. */
export const ALWAYS: Calendar = { timeZone: 'UTC', openHours: [], holidays: [] };

/** Further than this no promise reaches: a calendar with nothing but holidays must not loop for ever. */
const HORIZON_DAYS = 3 * 366;

/** The instant at which `amountMs` of open time have passed since `from`; real time when the calendar never opens. */
export function dueAt(from: number, amountMs: number, calendar: Calendar): number {
  let due = from + amountMs;
  if (calendar.openHours.length === 0) return due;
  let left = amountMs;
  eachSpan(from, calendar, (open, close) => {
    const isEnough = left <= close - open;
    if (isEnough) due = open + left;
    left -= close - open;
    return isEnough;
  });
  return due;
}

/** Open time between two instants, 0 when `to` is not after `from`. */
export function openTimeBetween(from: number, to: number, calendar: Calendar): number {
  if (calendar.openHours.length === 0) return Math.max(0, to - from);
  let total = 0;
  eachSpan(from, calendar, (open, close) => {
    if (open < to) total += Math.min(close, to) - open;
    return close >= to;
  });
  return total;
}

/** Whether the calendar is open at an instant. */
export const isOpenAt = (at: number, calendar: Calendar): boolean => openTimeBetween(at, at + 1, calendar) > 0;
/** The same, and at the end of open hours: whoever says it means that day. */
export const isWithinHours = (at: number, calendar: Calendar): boolean =>
  isOpenAt(at, calendar) || isOpenAt(at - 1, calendar);

/**
 * When the hours that run began, as one stretch with those that they touch: midnight ends nobody's work; null while it is closed. One that
 * never closes, because it has no hours at all or is open all day every day, has never begun.
 */
export const openSince = (at: number, calendar: Calendar): number | null =>
  calendar.openHours.length === 0
    ? -Infinity
    : stretchBegan(
        at,
        (one) => hoursAround(one, calendar).find(({ opens, closes }) => opens <= one && one < closes)?.opens,
      );

type Hours = { opens: number; closes: number };
/** Hours of each calendar by its local days: they are asked for thousands of instants, and local times cost the runtime microseconds. */
const known = new WeakMap<Calendar, Map<number, Hours[]>>();

function daysOf(calendar: Calendar, kept = known): Map<number, Hours[]> {
  let days = kept.get(calendar);
  if (days === undefined) kept.set(calendar, (days = new Map<number, Hours[]>()));
  return days;
}

/** When the calendar is open on a local day, counted from 1970 on. Local times become instants day by day, so that a change of the clocks moves only its own day. */
function instantsOn(day: number, calendar: Calendar, days = daysOf(calendar)): readonly Hours[] {
  let hours = days.get(day);
  if (hours === undefined) {
    const date = laterDay(EPOCH, day);
    hours = hoursOn(date, calendar).map(({ from, to }) => ({
      opens: instantOn(date, from, calendar.timeZone),
      closes: instantOn(date, to, calendar.timeZone),
    }));
    days.set(day, hours);
  }
  return hours;
}

const EPOCH: Day = { year: 1970, month: 1, day: 1 };

/** The local day of an instant, counted from 1970 on. */
function localDay(at: number, { timeZone }: Calendar): number {
  const { year, month, day } = wallTime(at, timeZone);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Of the local day on which the day of Greenwich begins, and of the next. */
function hoursAround(at: number, calendar: Calendar): readonly Hours[] {
  const days = daysOf(calendar, around);
  const day = Math.floor(at / DAY_MS);
  let hours = days.get(day);
  if (hours === undefined) {
    const first = localDay(day * DAY_MS, calendar);
    days.set(day, (hours = [...instantsOn(first, calendar), ...instantsOn(first + 1, calendar)]));
  }
  return hours;
}
/** The same by the days of Greenwich: whether it is open is asked without a time zone. */
const around = new WeakMap<Calendar, Map<number, Hours[]>>();

/** What is promised by an instant: that instant while the calendar is open or just closing, else the next opening. */
export const promisable = (at: number, calendar: Calendar): number =>
  isOpenAt(at - 1, calendar) ? at : dueAt(at, 0, calendar);

/** When a day is open, in order; nothing for one off. */
export function hoursOn(day: Day, { openHours, holidays }: Calendar): OpenHours[] {
  const hours = openHours.filter((one) => one.day === weekday(day)).sort((a, b) => (a.from < b.from ? -1 : 1));
  const iso = isoDay(day);
  const closes = closesAt(holidays.filter((holiday) => (typeof holiday === 'string' ? holiday : holiday.day) === iso));
  return hours.filter(({ from }) => from < closes).map((one) => (one.to > closes ? { ...one, to: closes } : one));
}

/** From when on a day with these holidays is closed, the earliest of several. */
const closesAt = (holidays: readonly (string | Holiday)[]): string =>
  holidays
    .map((holiday) => asHoliday(holiday).from ?? '00:00')
    .reduce((soonest, one) => (one < soonest ? one : soonest), '24:00');

/** When the calendar is open between two instants, in order, cut to them; one that has no hours at all is open all the time. */
export function openSpans(from: number, to: number, calendar: Calendar): { from: number; to: number }[] {
  if (calendar.openHours.length === 0) return [{ from, to }];
  const found: { from: number; to: number }[] = [];
  eachSpan(from, calendar, (open, close) => {
    if (open < to) found.push({ from: open, to: Math.min(close, to) });
    return close >= to;
  });
  return found;
}

/**
 * Open spans from `from` on, in order, the first one cut to begin at `from`, until `isLast`. It begins with the
 * day before that of Greenwich, which is never later than the local one: deadlines are asked for by the hundred thousand, and to find the local
 * day takes a time zone.
 */
function eachSpan(from: number, calendar: Calendar, isLast: (open: number, close: number) => boolean): void {
  const days = daysOf(calendar);
  const first = Math.floor(from / DAY_MS) - 1;
  for (let step = 0; step < HORIZON_DAYS; step += 1)
    for (const { opens, closes } of instantsOn(first + step, calendar, days)) {
      const open = Math.max(opens, from);
      if (closes > open && isLast(open, closes)) return;
    }
}
