/** Agents as administrators keep them, active or not. */
import { OWNERS, type Role } from '../../domain/people/permission.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Named } from '../core/named.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';
import { AGENT_COLUMNS, type Agent } from './sessions.ts';

export type StaffMember = Agent & {
  active: boolean;
  skills: { skill: Named; level: number }[];
  seniority: number;
  capacity: number;
  languages: Language[];
  openTickets: number;
  lastSeenAt: Date | null;
};

const STAFF = `${AGENT_COLUMNS}, a.active, a.seniority, a.capacity, a.languages, a.last_seen_at as "lastSeenAt",
  coalesce((select json_agg(json_build_object('skill', json_build_object('id', s.id, 'name', s.name), 'level', k.level) order by tr_order(s.name))
              from agent_skill k join skill s on s.id = k.skill_id where k.agent_id = a.id), '[]') as skills`;

/** Agents by name, each with the number of tickets it owns in the view `open`; `all`: those as well who work here no longer. */
export const listStaff = (db: Db, all: boolean): Promise<StaffMember[]> =>
  many<StaffMember>(db, {
    name: 'list-staff',
    text: `with load as (select owner_id, count(*)::integer as open from ticket where state <> 'closed' and snoozed_until is null and owner_id is not null group by owner_id)
           select ${STAFF}, coalesce(load.open, 0) as "openTickets"
             from agent a left join load on load.owner_id = a.id
            where $1 or a.active
            order by tr_order(a.name), a.id`,
    values: [all],
  });

export const staffMember = (db: Db, id: string): Promise<StaffMember | undefined> =>
  maybe<StaffMember>(db, {
    name: 'staff-member',
    text: `select ${STAFF}, (select count(*)::integer from ticket where owner_id = a.id and state <> 'closed' and snoozed_until is null) as "openTickets"
             from agent a where a.id = $1`,
    values: [id],
  });

/** Until the transaction ends nobody else changes who works here: the last administrator is asked about one at a time. */
export const lockStaff = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-staff', text: `select pg_advisory_xact_lock(hashtext('staff'))` });

export type StaffSettings = {
  name: string;
  email: string;
  role: Role;
  active: boolean;
  language: Language;
  signature: string;
  seniority: number;
  capacity: number;
  languages: Language[];
};

export const saveStaff = (db: Db, id: string, agent: StaffSettings): Promise<number> =>
  change(db, {
    name: 'save-staff',
    text: `update agent set name = $2, email = $3, role = $4, active = $5, language = $6, signature = $7, seniority = $8,
                  capacity = $9, languages = $10 where id = $1`,
    values: [
      id,
      ...[agent.name, agent.email, agent.role, agent.active, agent.language, agent.signature, agent.seniority],
      ...[agent.capacity, agent.languages],
    ],
  });

/** Administrators besides this one who have come in: one who was invited may never come. */
export const otherAdmins = async (db: Db, id: string): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'other-admins',
      text: `select count(*)::integer as count from agent where active and role = 'admin' and id <> $1 and last_seen_at is not null`,
      values: [id],
    })
  ).count;

/** Whose an address is that somebody is to sign in with: of another agent, of a mailbox. One that was deleted is connected anew only while no agent has its address. */
export const addressUse = (
  db: Db,
  email: string,
  agent: string | null,
): Promise<{ agent: boolean; mailbox: boolean }> =>
  first(db, {
    name: 'address-use',
    text: `select exists (select from agent where email = $1 and id is distinct from $2) as agent,
                  exists (select from mailbox where address = $1 and deleted_at is null)
                    or exists (select from mailbox_alias where address = $1) as mailbox`,
    values: [email, agent],
  });

/** No team is led by them any more, and nothing that waits for a team names them. */
export const nameNoMore = (db: Db, agent: string): Promise<number> =>
  change(db, {
    name: 'name-no-more',
    text: `with unnamed as (update routing_queue set need = jsonb_set(need, '{agent}', 'null') where need->>'agent' = $1::text)
           update team set lead_id = null where lead_id = $1::uuid`,
    values: [agent],
  });

export const teamsLedBy = (db: Db, agent: string): Promise<Named[]> =>
  many<Named>(db, {
    name: 'teams-led-by',
    text: 'select id, name from team where lead_id = $1 order by tr_order(name)',
    values: [agent],
  });

/** What they own that is not closed, by team; a team that was merged away stands for the one that it goes to. */
export const openTicketsByTeam = (db: Db, agent: string): Promise<{ team: Named; count: number; snoozed: number }[]> =>
  many(db, {
    name: 'open-tickets-by-team',
    text: `select json_build_object('id', g.id, 'name', g.name) as team, count(*)::integer as count,
                  count(t.snoozed_until)::integer as snoozed
             from ticket t join team o on o.id = t.team_id join team g on g.id = coalesce(o.merged_into, o.id)
            where t.owner_id = $1 and t.state <> 'closed' group by g.id, g.name order by tr_order(g.name)`,
    values: [agent],
  });

/** Notes that they were here; once in a minute is enough. */
export const noteSeen = (db: Db, agent: string): Promise<number> =>
  change(db, {
    name: 'note-seen',
    text: `update agent set last_seen_at = now() where id = $1 and (last_seen_at is null or last_seen_at < now() - interval '50 seconds')`,
    values: [agent],
  });

export type Misplaced = {
  number: number;
  version: number;
  workflow: string;
  owner: { id: string; active: boolean; role: Role } | null;
  mergedInto: string | null;
};

/** Open tickets whose owner may not own any, or whose team is none any more, at most `limit`; in a sound desk there are none. */
export const misplacedTickets = (db: Db, limit: number): Promise<Misplaced[]> =>
  many<Misplaced>(db, {
    name: 'misplaced-tickets',
    text: `with found as (
             (select t.number from agent a join ticket t on t.owner_id = a.id and t.state <> 'closed'
               where not a.active or not a.role = any($2::text[]) limit $1)
             union
             (select t.number from team g join ticket t on t.team_id = g.id and t.state <> 'closed'
               where g.merged_into is not null limit $1))
           select t.number, t.version, ${workflowIdIn('t')} as workflow, g.merged_into as "mergedInto",
                  case when a.id is not null then json_build_object('id', a.id, 'active', a.active, 'role', a.role) end as owner
             from ticket t join team g on g.id = t.team_id left join agent a on a.id = t.owner_id
            where t.number in (select number from found) order by t.number limit $1`,
    values: [limit, OWNERS],
  });
