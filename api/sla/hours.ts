/** Open hours that are written along with the promises that are counted in them: in one transaction, and the open tickets are promised anew once. */
import type { Db } from '../../db/core/pool.ts';
import { calendarById, lockCalendars, saveCalendar } from '../../db/sla/calendars.ts';
import type { OpenHours } from '../../domain/sla/calendar.ts';
import { asHoliday } from '../../domain/sla/calendar.ts';
import { calendarFault } from '../../domain/sla/calendar-fault.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { auditChange, isSame } from '../http/changes.ts';
import { requireVersion } from '../http/version.ts';

type Hours = { calendarVersion: number; openHours: OpenHours[] };

/** The version that stands then, and whether it is a new one. Problems: `stale-version`, `bad-input`. */
export async function keepHours(
  db: Db,
  by: string,
  calendar: string,
  { calendarVersion, openHours }: Hours,
): Promise<{ calendarVersion: number; isNew: boolean }> {
  await lockCalendars(db);
  const before = await calendarById(db, calendar);
  if (before === undefined) throw new Problem('not-found', 'there is no such calendar');
  requireVersion(before.version, calendarVersion);
  const fault = calendarFault(openHours, []);
  if (fault !== null) throw badField(`hours.${fault.path}`, fault.code, fault.message);
  const standing = before.openHours.map(({ day, from, to }) => ({ day, from, to }));
  if (isSame(standing, openHours)) return { calendarVersion: before.version, isNew: false };
  const { name, timeZone } = before;
  const holidays = before.holidays.map(asHoliday);
  await saveCalendar(db, before.id, by, { name, timeZone, openHours, holidays });
  await auditChange(db, by, 'calendar.update', before.id, { before: { openHours: standing }, after: { openHours } });
  const { version } = (await calendarById(db, calendar))!;
  return { calendarVersion: version, isNew: true };
}
