/** Durations as people write and read them: `30 dk`, `4 sa`, `5 iş günü`. Pure. */
import type { Calendar } from '../../../domain/sla/calendar.ts';
import type { Language } from '../../../domain/text/language.ts';
import { fold } from '../../../domain/text/fold.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { minutesOf } from '../calendar/hours.ts';

/** What a day is: of open hours as long as the calendar is open on most of its days, around the clock 24 hours. */
export function workdayMs({ openHours }: Pick<Calendar, 'openHours'>): number {
  if (openHours.length === 0) return DAY_MS;
  const days = new Map<number, number>();
  for (const { day, from, to } of openHours) days.set(day, (days.get(day) ?? 0) + minutesOf(to) - minutesOf(from));
  const lengths = [...days.values()].sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)]! * MINUTE_MS;
}

const UNITS = {
  tr: { minute: 'dk', hour: 'sa', day: 'gün', workday: 'iş günü' },
  en: { minute: 'min', hour: 'h', day: 'd', workday: 'working days' },
} as const;

/** In hours and minutes, whole days of 24 hours in days: `1 sa 30 dk`, `2 gün`. Where a day is a workday, hours alone. */
export function inWords(ms: number, dayMs: number, language: Language): string {
  const unit = UNITS[language];
  if (dayMs === DAY_MS && ms >= DAY_MS && ms % HOUR_MS === 0) {
    const hours = (ms % DAY_MS) / HOUR_MS;
    return `${Math.floor(ms / DAY_MS)} ${unit.day}${hours > 0 ? ` ${hours} ${unit.hour}` : ''}`;
  }
  const minutes = Math.round(ms / MINUTE_MS);
  const parts = [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)} ${unit.hour}`] : []),
    ...(minutes % 60 > 0 || minutes < 60 ? [`${minutes % 60} ${unit.minute}`] : []),
  ];
  return parts.join(' ');
}

/** The same in days of work, where it comes to whole or half ones and to more than one; else null. */
export function inWorkdays(ms: number, dayMs: number, language: Language): string | null {
  if (dayMs === DAY_MS || ms <= dayMs || (2 * ms) % dayMs !== 0) return null;
  return `${new Intl.NumberFormat(language).format(ms / dayMs)} ${UNITS[language].workday}`;
}

const WORDS: readonly [RegExp, 'minute' | 'hour' | 'day' | 'week'][] = [
  [/^(?:dk|dak|dakika|m|min|mins|minute|minutes)$/, 'minute'],
  [/^(?:s|sa|saat|h|hr|hrs|hour|hours)$/, 'hour'],
  [/^(?:g|gun|is gunu|isgunu|d|day|days|working d|working day|working days|workday|workdays)$/, 'day'],
  [/^(?:h?afta|w|week|weeks)$/, 'week'],
];
const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]+(?:\s[a-z]+)?)?/gy;

/**
 * What was written, in ms to the minute; null: no promise (nothing, `yok`, `none`, `-`); undefined: it cannot be understood. In both
 * languages, whatever the reader's; a number alone is of hours.
 */
export function readDuration(text: string, dayMs: number): number | null | undefined {
  const plain = fold(text.trim()).replaceAll(/\s+/g, ' ');
  if (/^(?:|-|–|yok|soz yok|none|no promise)$/.test(plain)) return null;
  const length = { minute: MINUTE_MS, hour: HOUR_MS, day: dayMs, week: dayMs === DAY_MS ? 7 * DAY_MS : 5 * dayMs };
  let sum = 0;
  let rest = plain;
  while (rest !== '') {
    PART.lastIndex = 0;
    const found = PART.exec(rest);
    if (found === null) return undefined;
    const [whole, amount = '', word = 'h'] = found;
    const unit = WORDS.find(([pattern]) => pattern.test(word))?.[1];
    if (unit === undefined) return undefined;
    sum += Number(amount.replace(',', '.')) * length[unit];
    rest = rest.slice(whole.length).trimStart();
  }
  return Math.round(sum / MINUTE_MS) * MINUTE_MS;
}
