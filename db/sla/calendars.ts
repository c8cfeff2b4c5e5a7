/** Business calendars in versions: the one that stands, and those that it took the place of. */
import type { Holiday, OpenHours } from '../../domain/sla/calendar.ts';
import type { Named } from '../core/named.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';
import { POLICY_OF_TEAM } from '../core/policy-of-team.ts';

export type CalendarSettings = { name: string; timeZone: string; openHours: OpenHours[]; holidays: Holiday[] };
/** Holidays as they stand in the row, with and without names. */
export type CalendarRow = Omit<CalendarSettings, 'holidays'> & {
  id: string;
  version: number;
  holidays: (string | Holiday)[];
  usedBy: { policies: Named[]; teams: Named[]; rules: Named[] };
};

const CALENDAR = `c.id, c.version, c.name, c.time_zone as "timeZone", c.open_hours as "openHours", c.holidays,
  json_build_object(
    'policies', coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by tr_order(p.name))
                            from policy p where p.calendar_id = c.id and p.deleted_at is null), '[]'),
    'teams', coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by tr_order(g.name))
                         from team g ${POLICY_OF_TEAM}
                        where p.calendar_id = c.id and g.merged_into is null), '[]'),
    'rules', coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by tr_order(r.name))
                         from rule r where r.deleted_at is null and jsonb_path_exists(r.definition,
                              '$.when.** ? (@.field == "hours").value[*] ? (@ == $calendar)', jsonb_build_object('calendar', c.id))), '[]')) as "usedBy"`;

/** By name. */
export const listCalendars = (db: Db): Promise<CalendarRow[]> =>
  many<CalendarRow>(db, {
    name: 'list-calendars',
    text: `select ${CALENDAR} from calendar c order by tr_order(c.name), c.id`,
  });

export const calendarById = (db: Db, id: string): Promise<CalendarRow | undefined> =>
  maybe<CalendarRow>(db, {
    name: 'calendar-by-id',
    text: `select ${CALENDAR} from calendar c where c.id = $1`,
    values: [id],
  });

/** Until the transaction ends nobody else makes or changes a calendar. */
export const lockCalendars = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-calendars', text: `select pg_advisory_xact_lock(hashtext('calendar'))` });

const values = ({ name, timeZone, openHours, holidays }: CalendarSettings) => [
  name,
  timeZone,
  JSON.stringify(openHours),
  JSON.stringify(holidays),
];

export const insertCalendar = async (db: Db, calendar: CalendarSettings): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-calendar',
      text: `insert into calendar (name, time_zone, open_hours, holidays) values ($1, $2, $3::jsonb, $4::jsonb) returning id`,
      values: values(calendar),
    })
  ).id;

/** The next version takes the place of the one that stands, which is kept. */
export const saveCalendar = (db: Db, id: string, by: string, calendar: CalendarSettings): Promise<number> =>
  change(db, {
    name: 'save-calendar',
    text: `with kept as (
             insert into calendar_version (calendar_id, version, name, time_zone, open_hours, holidays, ended_by)
             select id, version, name, time_zone, open_hours, holidays, $2 from calendar where id = $1)
           update calendar set name = $3, time_zone = $4, open_hours = $5::jsonb, holidays = $6::jsonb, version = version + 1 where id = $1`,
    values: [id, by, ...values(calendar)],
  });

/** Of these teams, by team; the default policy's for one that has none. */
export async function calendarsOfTeams(db: Db, teams: string[]): Promise<Map<string, Omit<CalendarRow, 'usedBy'>>> {
  const rows = await many<Omit<CalendarRow, 'usedBy'> & { team: string }>(db, {
    name: 'calendars-of-teams',
    text: `select g.id as team, c.id, c.version, c.name, c.time_zone as "timeZone", c.open_hours as "openHours", c.holidays
             from team g ${POLICY_OF_TEAM}
             join calendar c on c.id = p.calendar_id where g.id = any($1::uuid[])`,
    values: [teams],
  });
  return new Map(rows.map(({ team, ...calendar }) => [team, calendar]));
}
