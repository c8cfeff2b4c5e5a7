/** Instants in the words of a calendar's own time zone. Pure. */
import type { Language } from '../../../domain/text/language.ts';
import { isoDay, laterDay, wallTime, weekday } from '../../../domain/wall-time.ts';
import { dated, writtenDay } from '../../time.ts';

/** `4 Ara Cum 16:40`, as clocks show it there. */
export const zoned = (at: number, zone: string, language: Language): string =>
  dated(at, language, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false },
    timeZone: zone,
  });

/** The next Friday there, as a day is written in a field. */
export function nextFriday(now: number, zone: string, language: Language): string {
  const today = wallTime(now, zone);
  const day = [1, 2, 3, 4, 5, 6, 7].map((step) => laterDay(today, step)).find((one) => weekday(one) === 5)!;
  return writtenDay(isoDay(day), language);
}
