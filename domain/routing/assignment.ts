/**
 * Assignment: who gets a ticket, after the rules have said what it needs. Among the people of its team, those who are there, fit and
 * have room, or else a place: the least loaded. Nobody there: who is on call; nobody on call: the lead. All are full: it waits in the team's queue, and
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
export const OBSTACLES = [
  'not-in-team',
  'inactive',
  'may-not-own',
  'absent',
  'off-shift',
  'off',
  'takes-none',
  'lacks-skill',
  'low-level',
  'too-junior',
  'other-language',
  'full',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What somebody should have; what is given up first comes first. */
const FITS = ['language', 'seniority', 'skill-level', 'skill'] as const;
type Fit = (typeof FITS)[number];
const DEAREST_FIRST: readonly Fit[] = FITS.toReversed();

/** What was given up, because nobody there had it. `room`: for all of its weight, so that somebody with a place took it. */
export const WAIVERS = [...FITS, 'room'] as const;
type Waiver = (typeof WAIVERS)[number];

/** Somebody as they were seen; no obstacle: they could have had it. */
type Considered = { person: string; obstacle: Obstacle | null; load: number; capacity: number };

/** `named`: by a rule or an earlier life; `queued`: it waits for somebody who comes or has room; `unclaimed`: who opens it has it. */
export const WAYS = ['named', 'least-loaded', 'on-call', 'lead', 'queued', 'unclaimed', 'nobody'] as const;

export type Assignment = {
  owner: string | null;
  how: (typeof WAYS)[number];
  waived: Waiver[];
  considered: Considered[];
};

/** Gives the ticket to one of `people`, who are those of its team and whoever is named, leads or is on call. */
export function assign(need: Need, team: Team, people: readonly Person[]): Assignment {
  const { overlooked, ...choice } = choose(need, team, people);
  return { ...choice, considered: people.map((person) => considered(person, need, team, overlooked)) };
}

/** `overlooked`: what does not count against anybody. */
type Choice = Omit<Assignment, 'considered'> & { overlooked: readonly Waiver[] };

/** The same without saying of everybody why, for whoever asks very often. */
export function choose(need: Need, team: Team, people: readonly Person[]): Choice {
  const choice = (owner: string | null, how: Assignment['how']): Choice => ({
    ...{ owner, how, waived: [], overlooked: [] },
  });
  const byHand = worksByHand(team, people);
  const named = people.find(({ id }) => id === need.agent);
  if (named !== undefined && takesByName(named, byHand)) return choice(named.id, 'named');
  if (team.mode === 'claim') return choice(null, 'unclaimed');
  if (byHand) return choice(null, 'nobody');

  const there = people.filter((person) => isThere(person, team));
  if (there.length === 0) return choice(...stoodInFor(team, people));
  const { free, over } = freeAmong(there, need);
  if (free.length === 0) return { ...choice(null, 'queued'), overlooked: WAIVERS };
  const { fitting, waived: lacked } = fittest(free, need);
  const waived = [...lacked, ...over];
  const owner = leastLoaded(over.length === 0 ? fitting : roomiest(fitting)).id;
  return { owner, how: 'least-loaded', waived, overlooked: waived };
}

/** Those with room for all of it; where there are none, whoever has a place: a heavy ticket would else wait while lighter ones take each place. */
function freeAmong(there: readonly Person[], need: Need): { free: readonly Person[]; over: Waiver[] } {
  const roomy = there.filter((person) => hasRoom(person, need));
  return roomy.length > 0 ? { free: roomy, over: [] } : { free: there.filter(hasPlace), over: ['room'] };
}

/** Whom a ticket that is too heavy brings least over their capacity. */
function roomiest(people: readonly Person[]): readonly Person[] {
  const most = Math.max(...people.map(roomOf));
  return people.filter((person) => roomOf(person) === most);
}
const roomOf = ({ load, capacity }: Person): number => capacity - load;

/** Nothing waits for somebody better as long as somebody is there with room: of what is asked for, what nobody of them has is given up. */
function fittest(free: readonly Person[], need: Need): { fitting: readonly Person[]; waived: Fit[] } {
  let fitting = free;
  const waived: Fit[] = [];
  for (const wish of DEAREST_FIRST) {
    const having = fitting.filter((person) => has(person, wish, need));
    if (having.length > 0) fitting = having;
    else waived.unshift(wish);
  }
  return { fitting, waived };
}

const HAS: Record<Fit, (person: Person, need: Need) => boolean> = {
  language: ({ languages }, { language }) => language === null || languages.includes(language),
  seniority: (person, { seniority }) => seniority === null || person.seniority >= seniority,
  'skill-level': (person, { skills }) => skills.every(({ skill, level }) => (person.skills[skill] ?? 0) >= level),
  skill: (person, { skills }) => skills.every(({ skill }) => (person.skills[skill] ?? 0) > 0),
};
const has = (person: Person, wish: Fit, need: Need): boolean => HAS[wish](person, need);

/**
 * Whoever stands in for a team of which nobody is there. They get it whatever their load: it must not lie. One on call who is absent
 * answers for nobody; an absent lead only when nobody else will come.
 */
function stoodInFor(team: Team, people: readonly Person[]): [string | null, Assignment['how']] {
  const comes = takesAny(team, people);
  const standIn = (id: string | null) => people.find((person) => person.id === id && mayOwn(person));
  const onCall = standIn(team.onCall);
  if (onCall !== undefined && !onCall.absent) return [onCall.id, 'on-call'];
  const lead = standIn(team.lead);
  if (lead !== undefined && !(lead.absent && comes)) return [lead.id, 'lead'];
  return [null, comes ? 'queued' : 'nobody'];
}

const mayOwn = (person: Pick<Person, 'active' | 'mayOwn'>): boolean => person.active && person.mayOwn;

/** Somebody of the team is given tickets, if not now. */
export const takesAny = (
  { id }: Pick<Team, 'id'>,
  people: readonly Pick<Person, 'teams' | 'active' | 'mayOwn' | 'capacity'>[],
): boolean => people.some((person) => person.teams.includes(id) && mayOwn(person) && person.capacity > 0);

/** Nobody of the team is given anything: they look for themselves, and nothing waits for them. An empty team does not work at all. */
function worksByHand(team: Team, people: readonly Person[]): boolean {
  const own = people.filter((person) => person.teams.includes(team.id) && mayOwn(person));
  return own.length > 0 && own.every(({ capacity }) => capacity === 0);
}

/**
 * Who is named gets it also when they are full or not of the team, but not when they are not there. In a team that works by hand they are
 * passed over only while absent: nobody else would be given it.
 */
const takesByName = (person: Person, byHand: boolean): boolean =>
  mayOwn(person) && !person.absent && (byHand || (person.onShift && person.presence !== 'off'));

function considered(person: Person, need: Need, team: Team, waived: readonly Waiver[]): Considered {
  const { id, load, capacity } = person;
  return { person: id, obstacle: obstacleOf(person, need, team, waived), load, capacity };
}

/** Why somebody is not given the ticket; null: they could have it. */
export const obstacleOf = (
  person: Person,
  need: Need,
  team: Pick<Team, 'id'>,
  waived: readonly Waiver[] = [],
): Obstacle | null =>
  presenceObstacle(person, team) ?? fitObstacle(person, need, waived) ?? roomObstacle(person, need, waived);

/** One of the team who is at work and takes tickets, full or not. */
export const isThere = (person: Person, team: Pick<Team, 'id'>): boolean => presenceObstacle(person, team) === null;

function presenceObstacle(person: Person, team: Pick<Team, 'id'>): Obstacle | null {
  if (!person.teams.includes(team.id)) return 'not-in-team';
  if (!person.active) return 'inactive';
  if (!person.mayOwn) return 'may-not-own';
  if (person.absent) return 'absent';
  if (!person.onShift) return 'off-shift';
  if (person.presence === 'off') return 'off';
  return person.capacity > 0 ? null : 'takes-none';
}

const OBSTACLE_OF: Record<Fit, Obstacle> = {
  skill: 'lacks-skill',
  'skill-level': 'low-level',
  seniority: 'too-junior',
  language: 'other-language',
};

function fitObstacle(person: Person, need: Need, waived: readonly Waiver[]): Obstacle | null {
  const lacking = DEAREST_FIRST.find((wish) => !waived.includes(wish) && !has(person, wish, need));
  return lacking === undefined ? null : OBSTACLE_OF[lacking];
}

/** For all of it. Whoever has nothing takes anything. */
const hasRoom = ({ load, capacity }: Person, { priority }: Need): boolean =>
  load === 0 || load + WEIGHT[priority] <= capacity;

/** They have not reached their capacity. Who has may be given nothing, so that nobody is over it by more than one ticket's weight. */
export const hasPlace = ({ load, capacity }: Pick<Person, 'load' | 'capacity'>): boolean =>
  load === 0 || load < capacity;

const roomObstacle = (person: Person, need: Need, waived: readonly Waiver[]): Obstacle | null =>
  hasRoom(person, need) || (waived.includes('room') && hasPlace(person)) ? null : 'full';

/** The one with the most room for their size; of equals the one who has waited longest for a ticket. */
const leastLoaded = (people: readonly Person[]): Person =>
  people.reduce((best, person) => (comesBefore(person, best) ? person : best));

/** Whether assignment gives to `a` rather than to `b`. */
export function comesBefore(a: Person, b: Person): boolean {
  const [share, other] = [a.load * b.capacity, b.load * a.capacity];
  if (share !== other) return share < other;
  const [since, others] = [a.lastGivenAt ?? -Infinity, b.lastGivenAt ?? -Infinity];
  return since === others ? a.id < b.id : since < others;
}
