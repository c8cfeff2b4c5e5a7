/** What a calendar is made of, for whoever keeps one or tries one. */
import { z } from 'zod';
import { LIMITS } from '../domain/limits.ts';
import { day, endTime, time, timeZone } from './when.ts';
import { line, nameOf } from './shapes.ts';

const holiday = z.strictObject({
  day,
  name: line(LIMITS.nameChars),
  from: time.nullable().default(null).meta({ description: 'closed from then on; null: the whole day' }),
});
export const calendarParts = {
  name: nameOf(),
  timeZone,
  openHours: z
    .array(
      z.strictObject({ day: z.int().min(1).max(7).meta({ description: '1 (Monday) to 7' }), from: time, to: endTime }),
    )
    .max(LIMITS.hoursOfCalendar)
    .meta({ description: 'several a day, which do not overlap; none at all: never closed' }),
  holidays: z.array(holiday).max(LIMITS.holidaysOfCalendar).meta({ description: 'each day once' }),
};
