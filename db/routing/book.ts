/** All that tickets are given by: rules, teams and people as they stand, read at once. */
import { OWNERS, type Role } from '../../domain/people/permission.ts';
import { hasPlace } from '../../domain/routing/assignment.ts';
import type { RoutingBook } from '../../domain/routing/decision.ts';
import { aheadOf } from '../../domain/routing/queue.ts';
import { isMeantBy, type Member, type Presence, teamAt, type TeamSettings } from '../../domain/routing/roster.ts';
import type { Rule } from '../../domain/routing/rule.ts';
import type { Calendar } from '../../domain/sla/calendar.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import { standing } from '../../domain/ticket/standing.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { type Db, first } from '../core/pool.ts';
import { POLICY_OF_TEAM } from '../core/policy-of-team.ts';
import { withLoads } from './queue.ts';
import { queuesOf } from './waiting.ts';
import { type Stored, unpacked } from './rules.ts';

/** `calendars` are all there are; `names` those of its people and teams, for operators. */
export type Settings = RoutingBook & { calendars: ReadonlyMap<string, Calendar>; names: StaffNames };

type Row = {
  rules: Stored<Omit<Rule, 'enabled'>>[];
  teams: (Omit<TeamSettings, 'calendar'> & { name: string; calendar: string })[];
  calendars: ({ id: string } & Calendar)[];
  skills: string[];
  people: (Omit<Member, 'said' | 'mayOwn' | 'load' | 'lastGivenAt'> & {
    name: string;
    role: Role;
    said: Presence | null;
    saidUntil: number | null;
  })[];
};

/** SQL: an instant in epoch ms. */
export const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** SQL: an array in JSON of these objects, empty when there are none. */
const list = (object: Record<string, string>, from: string): string =>
  `coalesce((select json_agg(json_build_object(${Object.entries(object)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')})) from ${from}), '[]')`;

const RULES = `coalesce((select json_agg(json_build_object('id', id, 'version', version, 'name', name, 'definition', definition) order by position, id)
                           from rule where deleted_at is null and enabled), '[]')`;
const DUTIES = list(
  { person: 'agent_id', from: ms('starts'), to: ms('ends') },
  'duty where team_id = g.id and ends > $1',
);
const ROTATION = `(select json_build_object('people', people, 'since', since, 'time', hand_over, 'timeZone', time_zone) from rotation where team_id = g.id)`;
const TEAMS = list(
  {
    ...{ id: 'g.id', name: 'g.name', mode: 'g.mode', lead: 'g.lead_id', calendar: 'p.calendar_id' },
    ...{ duties: DUTIES, rotation: ROTATION },
  },
  `team g ${POLICY_OF_TEAM} where g.merged_into is null`,
);
const CALENDARS = list({ id: 'id', timeZone: 'time_zone', openHours: 'open_hours', holidays: 'holidays' }, 'calendar');
const SHIFTS = list(
  { days: 'days', from: 'starts', to: 'ends', timeZone: 'time_zone', since: 'since', until: 'until' },
  // Those that are over, too: who never had any works the hours of the team, and who had some does not.
  'shift where agent_id = a.id',
);
const ABSENCES = list({ from: ms('starts'), to: ms('ends') }, 'absence where agent_id = a.id and ends > $1');
const PEOPLE = list(
  {
    ...{ id: 'a.id', name: 'a.name', role: 'a.role', active: 'a.active', seniority: 'a.seniority' },
    ...{ capacity: 'a.capacity', languages: 'a.languages', said: 'a.presence', saidUntil: ms('a.presence_until') },
    seenAt: ms('a.last_seen_at'),
    teams: 'array(select team_id from team_member where agent_id = a.id)',
    skills: `coalesce((select json_object_agg(skill_id, level) from agent_skill where agent_id = a.id), '{}')`,
    ...{ shifts: SHIFTS, absences: ABSENCES },
  },
  'agent a where a.active',
);

/**
 * Rules that are switched on, teams, active people, their shifts, and of absences and duties those that are not over at `at`. Nobody carries
 * anything yet.
 */
export async function loadSettings(db: Db, at: number): Promise<Settings> {
  const row = await first<Row>(db, {
    name: 'load-routing',
    text: `select ${RULES} as rules, ${TEAMS} as teams, ${CALENDARS} as calendars, ${PEOPLE} as people, array(select id from skill) as skills`,
    values: [new Date(at)],
  });
  const calendars = new Map(row.calendars.map(({ id, ...calendar }) => [id, calendar]));
  return {
    rules: row.rules.map((rule) => ({ ...unpacked(rule), enabled: true })),
    teams: new Map(
      row.teams.map(({ name: _name, calendar, ...team }) => [team.id, { ...team, calendar: calendars.get(calendar)! }]),
    ),
    people: row.people.map(memberOf),
    skills: new Set(row.skills),
    calendars,
    names: Object.fromEntries([...row.teams, ...row.people].map(({ id, name }) => [id, name])),
  };
}

const memberOf = ({ name: _name, role, said, saidUntil, ...member }: Row['people'][number]): Member => ({
  ...member,
  mayOwn: OWNERS.includes(role),
  said: said === null ? null : { presence: said, until: saidUntil },
  ...{ load: 0, lastGivenAt: null },
});

/** Of each team: more places than these are seldom free at once. */
const AHEAD = 100;

/**
 * The settings with what everybody carries now, and what waits for teams and comes before what is decided about: for each new ticket all
 * of it, for one that is there (`routed`) what is due before it. True for as long as the lock of routing is held.
 */
export async function withRoom(
  db: Db,
  settings: Settings,
  at: number,
  routed: Ticket | null = null,
): Promise<Settings> {
  const people = await withLoads(db, settings.people);
  const places = people.filter((one) => one.active && one.mayOwn && one.capacity > 0 && hasPlace(one));
  // Also those of other teams: of whom they work for, lead or stand in for, what waits there comes before.
  const served = [...settings.teams.values()].map((team) => teamAt(team, at));
  const meaning = served.filter((team) => places.some((one) => isMeantBy(team, one)));
  const queues = await queuesOf(
    db,
    meaning.map(({ id }) => id),
    AHEAD,
  );
  if (routed !== null) {
    const place = { ticket: routed.number, since: at, dueAt: standing(routed).dueAt };
    for (const [team, queue] of queues) queues.set(team, aheadOf(place, queue));
  }
  return { ...settings, people, queues };
}

/** The same with what everybody carries; to give by it, take the lock first (`lockRouting`). */
export async function loadBook(db: Db, at: number): Promise<Settings> {
  const settings = await loadSettings(db, at);
  return { ...settings, people: await withLoads(db, settings.people) };
}
