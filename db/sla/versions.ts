/** Policies and calendars as they stood in a version: promises name them, and stay explained by them. */
import type { KeptCalendar } from '../../domain/sla/policy.ts';
import type { Pauses } from '../../domain/ticket/clock/standstill.ts';
import type { Limits } from '../../domain/ticket/ticket.ts';
import { type Db, many } from '../core/pool.ts';

type Version = { id: string; version: number };
export type NamedCalendar = KeptCalendar & { name: string };

/** Calendars in these versions, each as it stood; those that are gone are left out. */
export const calendarsThen = (db: Db, wanted: readonly Version[]): Promise<NamedCalendar[]> =>
  wanted.length === 0
    ? Promise.resolve([])
    : many<NamedCalendar>(db, {
        name: 'calendars-then',
        text: `select v.calendar_id as id, v.version, v.name, v.time_zone as "timeZone", v.open_hours as "openHours", v.holidays
                 from calendar_version v join json_to_recordset($1::json) as w(id uuid, version int) on v.calendar_id = w.id and v.version = w.version
               union
               select c.id, c.version, c.name, c.time_zone, c.open_hours, c.holidays
                 from calendar c join json_to_recordset($1::json) as w(id uuid, version int) on c.id = w.id and c.version = w.version`,
        values: [JSON.stringify([...new Map(wanted.map((one) => [`${one.id} ${one.version}`, one])).values()])],
      });

/** What a ticket was promised by, in that version; null limits where they stand as they are now. */
export type PolicyVersion = Version & { name: string; pauses: Pauses | null; limits: Limits | null };

/** Policies in these versions; those that are gone are left out. */
export const policyVersions = (db: Db, wanted: readonly Version[]): Promise<PolicyVersion[]> =>
  wanted.length === 0
    ? Promise.resolve([])
    : many<PolicyVersion>(db, {
        name: 'policy-versions',
        text: `select v.policy_id as id, v.version, v.definition ->> 'name' as name, v.definition -> 'pauses' as pauses, v.definition -> 'limits' as limits
                 from policy_version v join json_to_recordset($1::json) as w(id uuid, version int) on v.policy_id = w.id and v.version = w.version
               union all
               select p.id, p.version, p.name, p.pauses, null
                 from policy p join json_to_recordset($1::json) as w(id uuid, version int) on p.id = w.id and p.version = w.version`,
        values: [JSON.stringify(wanted)],
      });
