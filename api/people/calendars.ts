/** Business calendars: kept in versions, filled with the holidays of a country or of a file. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  calendarById,
  type CalendarRow,
  type CalendarSettings,
  insertCalendar,
  listCalendars as readCalendars,
  lockCalendars,
  saveCalendar,
} from '../../db/sla/calendars.ts';
import { renewAll } from '../../db/sla/renewal.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { asHoliday, type Holiday } from '../../domain/sla/calendar.ts';
import { calendarFault } from '../../domain/sla/calendar-fault.ts';
import { type CalendarFile, readCalendarFile } from '../../domain/sla/calendar-file.ts';
import { turkishHolidays } from '../../domain/sla/holidays-tr.ts';
import type { Handler } from '../http/handler.ts';
import { auditChange } from '../http/changes.ts';
import { requireVersion } from '../http/version.ts';

export const listCalendars: Handler<Routes['listCalendars']> = async ({ pool }) => ({
  items: (await readCalendars(pool)).map(shown),
  next: null,
});

export const getCalendar: Handler<Routes['getCalendar']> = async ({ pool }, { params }) =>
  shown(await found(pool, params.id));

/** Problem `bad-input` for hours that overlap or end before they begin, a day that is named twice, a name that is taken. */
export const createCalendar: Handler<Routes['createCalendar']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    await lockCalendars(db);
    const others = await readCalendars(db);
    const settings = checked(body, others);
    if (others.length >= LIMITS.calendars)
      throw badField('name', 'too-many', 'change a calendar that is not used instead', LIMITS.calendars);
    const id = await insertCalendar(db, settings);
    await audit(db, who.id, 'calendar.create', id, { name: body.name });
    return shown(await found(db, id));
  });

/** Problem `bad-input` as above, `stale-version` when somebody has changed it since it was read. */
export const updateCalendar: Handler<Routes['updateCalendar']> = async ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lockCalendars(db);
    const before = await found(db, params.id);
    const { version, ...rest } = body;
    requireVersion(before.version, version);
    const others = (await readCalendars(db)).filter(({ id }) => id !== before.id);
    const settings = checked(rest, others);
    return shown(await saved(db, who.id, before, settings));
  });

/** Problem `bad-input` for a file of another kind, and for more holidays than a calendar holds. */
export const addHolidays: Handler<Routes['addHolidays']> = async ({ pool, clock }, { params, body, who }) => {
  const read: CalendarFile =
    'ics' in body
      ? fromFile(body.ics, clock.now())
      : { holidays: [...new Set(body.years)].flatMap(turkishHolidays), skipped: 0 };
  return inTransaction(pool, async (db) => {
    await lockCalendars(db);
    const before = await found(db, params.id);
    const standing = before.holidays.map(asHoliday);
    const days = new Set(standing.map(({ day }) => day));
    const added = read.holidays.filter(({ day }) => !days.has(day));
    const holidays = inOrder([...standing, ...added]);
    if (holidays.length > LIMITS.holidaysOfCalendar)
      throw badField('ics', 'too-many', 'a calendar holds so many holidays at most', LIMITS.holidaysOfCalendar);
    const counted = { added: added.length, kept: read.holidays.length - added.length, skipped: read.skipped };
    if (added.length === 0) return { ...shown(before), ...counted };
    return { ...shown(await saved(db, who.id, before, { ...settingsOf(before), holidays })), ...counted };
  });
};

const YEARS_BACK = 1;
const YEARS_ON = 10;

function fromFile(text: string, now: number) {
  const year = new Date(now).getUTCFullYear();
  const read = readCalendarFile(text, { first: year - YEARS_BACK, last: year + YEARS_ON });
  if (read === 'no-calendar')
    throw badField('ics', 'no-calendar-file', 'this is no iCalendar file; choose one whose name ends in .ics');
  if (read === 'too-many')
    throw badField(
      'ics',
      'too-many',
      'it has more events than are read; choose a file of fewer years',
      LIMITS.calendarFileEvents,
    );
  return read;
}

async function saved(db: Db, by: string, before: CalendarRow, settings: CalendarSettings): Promise<CalendarRow> {
  const was = settingsOf(before);
  if (JSON.stringify(was) === JSON.stringify(settings)) return before;
  await saveCalendar(db, before.id, by, settings);
  await renewAll(db, 'calendar');
  await auditChange(db, by, 'calendar.update', before.id, { before: was, after: settings });
  return found(db, before.id);
}

const settingsOf = ({ name, timeZone, openHours, holidays }: CalendarRow): CalendarSettings => ({
  ...{ name, timeZone },
  openHours: openHours.map(({ day, from, to }) => ({ day, from, to })),
  holidays: inOrder(holidays.map(asHoliday)),
});

const inOrder = (holidays: Holiday[]) =>
  holidays
    .map(({ day, name, from = null }) => ({ day, name, from }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

function checked(settings: CalendarSettings, others: readonly CalendarRow[]): CalendarSettings {
  const fault = calendarFault(settings.openHours, settings.holidays);
  if (fault !== null) throw badField(fault.path, fault.code, fault.message);
  if (others.some(({ name }) => name === settings.name))
    throw badField('name', 'taken', 'a calendar of this name exists; choose another');
  return { ...settings, holidays: inOrder(settings.holidays) };
}

async function found(db: Db, id: string): Promise<CalendarRow> {
  const calendar = await calendarById(db, id);
  if (calendar === undefined) throw new Problem('not-found', 'there is no such calendar');
  return calendar;
}

const shown = (calendar: CalendarRow) => ({
  ...calendar,
  holidays: inOrder(calendar.holidays.map(asHoliday)),
});
