/** Days, times and time zones of settings, as everybody reads them from a wall. Within this century: Postgres and calendars know others, people mistype them. */
import { z } from 'zod';
import { isTimeZone } from '../domain/wall-time.ts';

export const day = z.iso
  .date()
  .regex(/^20/)
  .meta({ description: 'a local day, YYYY-MM-DD, of this century', examples: ['2026-11-27'] });
/** When something begins. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'local time, HH:MM' });
/** When something ends: also at the end of the day. */
export const endTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .meta({ description: 'local time, HH:MM, up to 24:00' });
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, {
    error: 'no time zone has this name; use one such as Europe/Istanbul',
    params: { fault: 'no-time-zone' },
  })
  .meta({ description: 'name of a time zone, such as Europe/Istanbul' });
export const instantOfSetting = z.iso.datetime().regex(/^20/).meta({ description: 'ISO 8601, UTC, of this century' });

/** Hours that somebody works on some days of the week. */
export const weekHours = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7).meta({ description: 'on which it begins, 1 (Monday) to 7' }),
  from: time,
  to: endTime.meta({ description: 'HH:MM, up to 24:00; one that is not after `from` is on the next day' }),
  timeZone,
});
