/** Who is there: what somebody said of themselves, and what they need besides to be seen. */
import type { Presence } from '../../domain/routing/roster.ts';
import type { Calendar } from '../../domain/sla/calendar.ts';
import type { Named } from '../core/named.ts';
import { change, many, maybe, type Db } from '../core/pool.ts';
import { POLICY_OF_TEAM } from '../core/policy-of-team.ts';

export type Attendance = {
  agent: Named;
  /** As they said it; it may be over. */
  said: Presence | null;
  until: Date | null;
  lastSeenAt: Date | null;
  /** The hours of each of their teams, of the default policy without any. */
  calendars: Calendar[];
};

/** Active agents by name; `only`: this one. */
export const attendances = (db: Db, only: string | null = null): Promise<Attendance[]> =>
  many<Attendance>(db, {
    name: 'attendances',
    text: `select json_build_object('id', a.id, 'name', a.name) as agent, a.presence as said, a.presence_until as until,
                  a.last_seen_at as "lastSeenAt",
                  array(select json_build_object('timeZone', c.time_zone, 'openHours', c.open_hours, 'holidays', c.holidays)
                          from calendar c where c.id in (
                            select p.calendar_id from team_member m join team g on g.id = m.team_id
                              ${POLICY_OF_TEAM}
                             where m.agent_id = a.id
                            union all
                            select calendar_id from policy
                             where is_default and not exists (select from team_member where agent_id = a.id))) as calendars
             from agent a where a.active and ($1::uuid is null or a.id = $1) order by tr_order(a.name), a.id`,
    values: [only],
  });

export const savePresence = (db: Db, agent: string, presence: Presence | null, until: Date | null): Promise<number> =>
  change(db, {
    name: 'save-presence',
    text: 'update agent set presence = $2, presence_until = $3 where id = $1 and active',
    values: [agent, presence, until],
  });

/** Until the transaction ends nobody else changes when they work: two that overlap are seen one after the other. False: nobody works here by this id. */
export const lockSchedule = async (db: Db, agent: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'lock-schedule',
    text: 'select 1 from agent where id = $1 and active for no key update',
    values: [agent],
  })) !== undefined;
