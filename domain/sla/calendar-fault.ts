/** What is wrong with the settings of a calendar, before anybody counts by them. */
import type { FieldFault } from '../field-fault.ts';
import type { Holiday, OpenHours } from './calendar.ts';

type Fault = { path: string; code: FieldFault; message: string };

/** The first fault; null: none. Days and times are well formed. */
export const calendarFault = (openHours: readonly OpenHours[], holidays: readonly Holiday[]): Fault | null =>
  hoursFault(openHours) ?? holidayFault(holidays);

function hoursFault(openHours: readonly OpenHours[]): Fault | null {
  for (const [at, { day, from, to }] of openHours.entries()) {
    const path = `openHours.${at}`;
    if (to <= from)
      return {
        path: `${path}.to`,
        code: 'ends-first',
        message: 'hours end after they begin; write those of the night as two, to 24:00 and from 00:00',
      };
    const other = openHours.findIndex((one, index) => index < at && one.day === day && one.from < to && from < one.to);
    if (other >= 0)
      return {
        path: `${path}.from`,
        code: 'overlaps',
        message: `it overlaps hours ${other + 1} of the same day; make one of both`,
      };
  }
  return null;
}

function holidayFault(holidays: readonly Holiday[]): Fault | null {
  const seen = new Set<string>();
  for (const [at, { day }] of holidays.entries()) {
    if (seen.has(day))
      return { path: `holidays.${at}.day`, code: 'taken', message: `${day} is in the list already; name a day once` };
    seen.add(day);
  }
  return null;
}
