/** By when, in words of the day. Pure: `now` is an argument, in epoch ms. */
import type { Language } from '../../../domain/text/language.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { clockTime, dated, dayTime, isSameDay, isSameYear, span, startOfDay } from '../../time.ts';

export type DueWords = { tone: 'late' | 'soon' | 'plain'; text: string };

/** `14:20`, `yarın 10:00`; within the hour `9 dk`; behind it `2 sa`, whose tone says that it is late. */
export function dueWords(dueAt: number, now: number, language: Language): DueWords {
  if (dueAt <= now) return { tone: 'late', text: largest(now - dueAt, language) };
  if (dueAt - now < HOUR_MS) return { tone: 'soon', text: span(dueAt - now, language) };
  if (isSameDay(dueAt, now)) return { tone: 'plain', text: clockTime(dueAt) };
  return { tone: 'plain', text: dueAt - now < 6 * DAY_MS ? dayWords(dueAt, now, language) : day(dueAt, now, language) };
}

/** One unit is enough to see how bad it is. */
const largest = (ms: number, language: Language): string =>
  span(
    ms < HOUR_MS ? ms : Math.floor(ms / (ms < DAY_MS ? HOUR_MS : DAY_MS)) * (ms < DAY_MS ? HOUR_MS : DAY_MS),
    language,
  );

/** `yarın 10:00`, `Sal 10:00`. */
function dayWords(at: number, now: number, language: Language): string {
  if (isSameDay(at, startOfDay(now, 1))) return dayTime(at, now, language);
  return dated(at, language, { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
}

/** `7 Ara`; of another year with it. */
export const day = (at: number | string, now: number, language: Language): string =>
  dated(
    new Date(at),
    language,
    isSameYear(at, now) ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'numeric', year: '2-digit' },
  );
