/**
 * Assignment: who gets a ticket, after the rules have said what it needs. Among the people of its team, those who are there, fit and
 * have room: the least loaded. Nobody there: who is on call; nobody on call: the lead. All are full: it waits in the team's queue, and
 * whoever has room first gets what is due soonest. Pure; the answer says of everybody why, or why not.
 */
import type { Language } from '../text/language.ts';
import type { TeamMode } from '../ticket/team-mode.ts';
import type { Priority } from '../ticket/ticket.ts';
import type { SkillLevel, SkillWish } from './rule.ts';

/** One person as assignment sees them at a moment. */
export type Person = {
  id: string;
  /** Their role lets them answer. */
  mayOwn: boolean;
  active: boolean;
  teams: readonly string[];
  skills: Readonly<Record<string, SkillLevel>>;
  seniority: number;
  languages: readonly Language[];
  /** By their activity, or as they said. */
  presence: 'online' | 'away' | 'off';
  onShift: boolean;
  absent: boolean;
  /** How much load they take; 0: nothing is given to them. */
  capacity: number;
  /** The weights of their open tickets that are our turn, added up. */
  load: number;
  /** Epoch ms of the last ticket that was given to them; null before the first. */
  lastGivenAt: number | null;
};

export type Team = { id: string; mode: TeamMode; lead: string | null; onCall: string | null };

/** What a ticket needs. `agent`: whom a rule, or its last life, names. */
export type Need = {
  agent: string | null;
  skills: readonly SkillWish[];
  seniority: number | null;
  language: Language | null;
  priority: Priority;
};

/** How much of a person's capacity an open ticket takes. */
export const WEIGHT: Record<Priority, number> = { urgent: 3, high: 2, normal: 1, low: 1 };

/** Why somebody is not given a ticket, in the order in which it is looked at. */
const OBSTACLES = [
  'not-in-team',
  'inactive',
  'may-not-own',
  'absent',
  'off-shift',
  'off',
  'takes-none',
  'lacks-skill',
  'too-junior',
  'other-language',
  'full',
] as const;
type Obstacle = (typeof OBSTACLES)[number];

/** What was given up, because nobody there had it. */
const WAIVERS = ['language', 'seniority', 'skill-level', 'skill'] as const;
type Waiver = (typeof WAIVERS)[number];

/** Somebody as they were seen; no obstacle: they could have had it. */
type Considered = { person: string; obstacle: Obstacle | null; load: number; capacity: number };

export type Assignment = {
  owner: string | null;
  /** `named`: by a rule or an earlier life; `queued`: it waits for somebody who comes or has room; `unclaimed`: who opens it has it. */
  how: 'named' | 'least-loaded' | 'on-call' | 'lead' | 'queued' | 'unclaimed' | 'nobody';
  waived: Waiver[];
  considered: Considered[];
};

/** Gives the ticket to one of `people`, who are those of its team and whoever is named, leads or is on call. */
export function assign(need: Need, team: Team, people: readonly Person[]): Assignment {
  const at = (waived: readonly Waiver[]) => people.map((person) => considered(person, need, team, waived));
  const strict = at([]);
  const answer = (owner: string | null, how: Assignment['how'], waived: Waiver[] = [], seen = strict): Assignment => ({
    ...{ owner, how, waived, considered: seen },
  });

  const named = people.find(({ id }) => id === need.agent);
  if (named !== undefined && takesByName(named)) return answer(named.id, 'named');
  if (team.mode === 'claim') return answer(null, 'unclaimed');

  const there = people.filter((person) => presenceObstacle(person, team) === null);
  if (there.length === 0) return answer(...stoodInFor(team, people));
  // Nothing waits for somebody better as long as somebody is there with room: what is asked for is given up step by step, and said.
  for (let step = 0; step <= WAIVERS.length; step += 1) {
    const waived = WAIVERS.slice(0, step);
    const seen = step === 0 ? strict : at(waived);
    const free = people.filter((_, index) => seen[index]?.obstacle === null);
    if (free.length > 0) return answer(leastLoaded(free).id, 'least-loaded', used(waived, need), seen);
  }
  return answer(null, 'queued', [], at(WAIVERS));
}

/** Whoever stands in for a team of which nobody is there. They get it whatever their load: it must not lie. */
function stoodInFor(team: Team, people: readonly Person[]): [string | null, Assignment['how']] {
  const takes = (id: string | null) => people.some((person) => person.id === id && person.active && person.mayOwn);
  if (takes(team.onCall)) return [team.onCall, 'on-call'];
  if (takes(team.lead)) return [team.lead, 'lead'];
  // A team whose people are given nothing works by hand: nothing waits for them.
  const comes = people.some((person) => person.teams.includes(team.id) && mayTake(person));
  return [null, comes ? 'queued' : 'nobody'];
}

/** Is given tickets, once there. */
const mayTake = ({ active, mayOwn, capacity }: Person): boolean => active && mayOwn && capacity > 0;

/** Who is named gets it also when they are full or not of the team, but not when they are not there. */
const takesByName = (person: Person): boolean => person.active && person.mayOwn && !person.absent && person.onShift;

function considered(person: Person, need: Need, team: Team, waived: readonly Waiver[]): Considered {
  const { id, load, capacity } = person;
  const obstacle = presenceObstacle(person, team) ?? fitObstacle(person, need, waived) ?? roomObstacle(person, need);
  return { person: id, obstacle, load, capacity };
}

function presenceObstacle(person: Person, team: Team): Obstacle | null {
  if (!person.teams.includes(team.id)) return 'not-in-team';
  if (!person.active) return 'inactive';
  if (!person.mayOwn) return 'may-not-own';
  if (person.absent) return 'absent';
  if (!person.onShift) return 'off-shift';
  if (person.presence === 'off') return 'off';
  return person.capacity > 0 ? null : 'takes-none';
}

function fitObstacle(person: Person, need: Need, waived: readonly Waiver[]): Obstacle | null {
  const level = (wish: SkillWish) => (waived.includes('skill-level') ? 1 : wish.level);
  const lacks = need.skills.some((wish) => (person.skills[wish.skill] ?? 0) < level(wish));
  if (lacks && !waived.includes('skill')) return 'lacks-skill';
  if (need.seniority !== null && person.seniority < need.seniority && !waived.includes('seniority'))
    return 'too-junior';
  const speaks = need.language === null || person.languages.includes(need.language);
  return speaks || waived.includes('language') ? null : 'other-language';
}

/** Nobody is brought over their capacity, except that whoever has nothing takes anything. */
function roomObstacle({ load, capacity }: Person, { priority }: Need): Obstacle | null {
  return load === 0 || load + WEIGHT[priority] <= capacity ? null : 'full';
}

/** Only what the ticket asked for can have been given up. */
const used = (waived: readonly Waiver[], { language, seniority, skills }: Need): Waiver[] =>
  waived.filter((one) =>
    one === 'language' ? language !== null : one === 'seniority' ? seniority !== null : skills.length > 0,
  );

/** The one with the most room for their size; of equals the one who has waited longest for a ticket. */
const leastLoaded = (people: readonly Person[]): Person =>
  people.reduce((best, person) => (comesBefore(person, best) ? person : best));

function comesBefore(a: Person, b: Person): boolean {
  const [share, other] = [a.load * b.capacity, b.load * a.capacity];
  if (share !== other) return share < other;
  const [since, others] = [a.lastGivenAt ?? -Infinity, b.lastGivenAt ?? -Infinity];
  return since === others ? a.id < b.id : since < others;
}
