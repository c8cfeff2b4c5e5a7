/** When somebody does not want to be disturbed, by the clock on their wall, and when their daily mail is due. Never runs inside a workflow. */
import { MINUTE_MS } from '../time.ts';
import { instantOn, laterDay, timeOfDay, wallTime, weekday } from '../wall-time.ts';

/**
 * `hours`: every day from `HH:MM` to `HH:MM`, over midnight when the end is not after the beginning. `days`: whole days, 1 (Monday) to 7;
 * never all of them.
 */
export type QuietHours = { hours: { from: string; to: string } | null; days: readonly number[] };

/** When the quiet in which `at` lies ends (epoch ms); null when it is none. Hours that end in a quiet day go on to its end. */
export function quietUntil(at: number, quiet: QuietHours, zone: string): number | null {
  let end: number | null = null;
  // A week of quiet days and nights has fewer pieces.
  for (let piece = 0; piece < 16; piece += 1) {
    const next = pieceEnd(end ?? at, quiet, zone);
    if (next === null) return end;
    end = next;
  }
  return end;
}

function pieceEnd(at: number, { hours, days }: QuietHours, zone: string): number | null {
  const wall = wallTime(at, zone);
  if (days.includes(weekday(wall))) return instantOn(laterDay(wall, 1), '00:00', zone);
  if (hours === null || hours.from === hours.to) return null;
  const now = timeOfDay(wall);
  const isOver = hours.to < hours.from;
  if (isOver ? now < hours.from && now >= hours.to : now < hours.from || now >= hours.to) return null;
  const end = instantOn(isOver && now >= hours.from ? laterDay(wall, 1) : wall, hours.to, zone);
  // A clock that is put back shows the end twice.
  return end > at ? end : at + MINUTE_MS;
}

/** The first time after `at` that the clock shows `time` (`HH:MM`). */
export function nextTime(at: number, time: string, zone: string): number {
  const today = wallTime(at, zone);
  const then = instantOn(today, time, zone);
  return then > at ? then : instantOn(laterDay(today, 1), time, zone);
}
