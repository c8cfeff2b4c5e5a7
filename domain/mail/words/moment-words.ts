/** Until when, as a mail says it: "pazartesi 11:00'e kadar", "by Monday 11:00". */
import { isoDay, laterDay, offsetAt, timeOfDay, type WallTime, wallTime } from '../../wall-time.ts';

/** `tellsZone`: whoever reads it may live in another time zone than that of the clock. */
export type Reading = { now: number; timeZone: string; language: string; tellsZone: boolean };

/** So far ahead a weekday alone names its day. */
const WEEKDAY_DAYS = 6;

/** The words for an instant (epoch ms); in languages other than Turkish and English the day and the hour alone. */
export function momentWords(at: number, { now, timeZone, language, tellsZone }: Reading): string {
  const wall = wallTime(at, timeZone);
  const today = wallTime(now, timeZone);
  const isToday = isoDay(wall) === isoDay(today);
  const isNear = isoDay(wall) <= isoDay(laterDay(today, WEEKDAY_DAYS));
  const zone = tellsZone ? ` (${offsetAt(at, timeZone)})` : '';
  const day = (fields: Intl.DateTimeFormatOptions) =>
    // Noon of the local day, in Greenwich: the words of a day need no zone.
    new Intl.DateTimeFormat(language, { ...fields, timeZone: 'UTC' }).format(
      Date.UTC(wall.year, wall.month - 1, wall.day, 12),
    );
  const dated = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const hour = timeOfDay(wall);
  if (language === 'tr') {
    const named = isToday ? 'bugün' : isNear ? day({ weekday: 'long' }).toLocaleLowerCase('tr') : day(dated);
    return `${named} ${hour}’${toward(wall)}${zone} kadar`;
  }
  if (language === 'en') {
    if (isToday) return `by ${hour}${zone} today`;
    return isNear ? `by ${day({ weekday: 'long' })} ${hour}${zone}` : `by ${enDated(day, hour)}${zone}`;
  }
  return `${day(isNear ? { weekday: 'long' } : dated)}, ${hour}${zone}`;
}

const enDated = (day: (fields: Intl.DateTimeFormatOptions) => string, hour: string): string =>
  `${day({ weekday: 'long' })}, ${day({ day: 'numeric' })} ${day({ month: 'long' })}, ${hour}`;

/** The ending of the dative behind a number that is read aloud, by its last word: "on bire", "yirmiye". */
const ONES = ['a', 'e', 'ye', 'e', 'e', 'e', 'ya', 'ye', 'e', 'a'];
const TENS = ['', 'a', 'ye', 'a', 'a', 'ye'];

function toward({ hour, minute }: WallTime): string {
  const last = minute === 0 ? hour : minute;
  return last > 0 && last % 10 === 0 ? TENS[last / 10]! : ONES[last % 10]!;
}
