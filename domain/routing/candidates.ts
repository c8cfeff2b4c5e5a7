/**
 * Who could be given a ticket by hand, in the order in which assignment would choose, each with what is worth knowing before one
 * chooses otherwise. A person may give it to anybody who may own tickets: an obstacle is a word, no prohibition.
 */
import { comesBefore, type Need, type Obstacle, obstacleOf, OBSTACLES, type Person } from './assignment.ts';
import { type Member, personAt, teamAt, type TeamSettings } from './roster.ts';
import type { TeamMode } from '../ticket/team-mode.ts';
import { workTimes } from './work-times.ts';

type People = { people: readonly Member[]; teams: ReadonlyMap<string, TeamSettings> };

export type Candidate = Person & { obstacle: Obstacle | null; onCall: boolean };

/** A team as one that could have it: how many belong to it, are there now, and could be given the ticket at once. */
export type TeamCandidate = { id: string; mode: TeamMode; members: number; there: number; free: number };

/** Without those who may own none, or work here no longer. Whoever has no shifts works the hours of their own team. */
export function candidates(need: Need, team: TeamSettings, { people, teams }: People, at: number): Candidate[] {
  const { onCall } = teamAt(team, at);
  const hoursOf = (member: Member) =>
    (member.teams.includes(team.id) ? team : (member.teams.flatMap((id) => teams.get(id) ?? [])[0] ?? team)).calendar;
  return people
    .filter(({ active, mayOwn }) => active && mayOwn)
    .map((member) => {
      const person = personAt(member, hoursOf(member), at);
      return { ...person, obstacle: obstacleOf(person, need, team), onCall: member.id === onCall };
    })
    .sort(byChoice);
}

/** The teams in the order they are given in. */
export const teamCandidates = (need: Need, { people, teams }: People, at: number): TeamCandidate[] =>
  [...teams.values()].map((team) => {
    const members = membersOf(team, people);
    const seen = members.map((member) => obstacleOf(personAt(member, team.calendar, at), need, team));
    return {
      ...{ id: team.id, mode: team.mode, members: members.length },
      there: seen.filter((obstacle) => obstacle === null || !ABSENT.includes(obstacle)).length,
      free: seen.filter((obstacle) => obstacle === null).length,
    };
  });

const membersOf = (team: TeamSettings, people: readonly Member[]): Member[] =>
  people.filter((one) => one.active && one.mayOwn && one.teams.includes(team.id));

/**
 * When what waits for a team is given to somebody: null as soon as one of those who are there has room, or comes to the desk; an instant
 * when nobody's work runs, and the first of them begins then.
 */
export function handOutAt(team: TeamSettings, people: readonly Member[], at: number): number | null {
  const takers = membersOf(team, people).filter(({ capacity }) => capacity > 0);
  const times = takers.map(({ shifts, absences }) => workTimes(shifts, absences, [team.calendar], at));
  const begins = times.map(({ endsAt, nextAt }) => (endsAt === null ? nextAt : null));
  return begins.includes(null) || begins.length === 0 ? null : Math.min(...begins.map(Number));
}

/** What says of a member of the team that they are not there to be given anything. */
const ABSENT: readonly Obstacle[] = ['absent', 'off-shift', 'off', 'takes-none'];

/** Whoever could have it first; then those who nearly could: what is looked at last keeps least. */
const byChoice = (a: Candidate, b: Candidate): number =>
  rank(b) - rank(a) || (comesBefore(a, b) ? -1 : comesBefore(b, a) ? 1 : 0);
const rank = ({ obstacle }: Candidate): number => (obstacle === null ? OBSTACLES.length : OBSTACLES.indexOf(obstacle));
