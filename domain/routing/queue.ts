/**
 * The queue of a team all of whose people are full: as somebody has a place, what is due soonest is theirs, however heavy. Nobody
 * chooses, and what comes later is given none of the places that something waits for, in whichever team of whose place it is.
 */
import { DAY_MS } from '../time.ts';
import {
  assign,
  type Assignment,
  hasPlace,
  isThere,
  type Need,
  type Person,
  takesAny,
  type Team,
  WEIGHT,
} from './assignment.ts';

/** A ticket that waits; `dueAt` in epoch ms, null for one without a promise. `giver`: who has given it back to the team. */
export type Waiting = { ticket: number; since: number; dueAt: number | null; need: Need; giver?: string | null };
type Place = Pick<Waiting, 'ticket' | 'since' | 'dueAt'>;

/** What has no promise waits as if it had one of a week: behind all others it would wait for ever. */
export const UNPROMISED_MS = 7 * DAY_MS;

/** A team's queue, and everybody whom the team may mean, as its hours have them. */
export type TeamQueue = { team: Team; queue: readonly Waiting[]; people: readonly Person[] };

/**
 * What the queue comes to at `at`: who is given what, in that order. Whoever is given something carries its weight for the next. A place
 * of somebody who works for several teams goes to what is due soonest in any of them: `beside` are the other queues.
 */
export const handOut = (
  queue: readonly Waiting[],
  team: Team,
  people: readonly Person[],
  at: number,
  beside: readonly TeamQueue[] = [],
): Handed[] => turnOf([{ team, queue, people }, ...beside], at).handed.filter(({ of }) => of === team.id);

/** Everybody as they are once the queue, and those beside it, have had their turn: what is left is for what comes now. */
export const afterQueue = (
  queue: readonly Waiting[],
  team: Team,
  people: readonly Person[],
  at: number,
  beside: readonly TeamQueue[] = [],
): Person[] => turnOf([{ team, queue, people }, ...beside], at).people;

type Handed = { ticket: number; assignment: Assignment };

/** `people` are those of the first, and `of` is whose queue it was in. */
function turnOf(queues: readonly TeamQueue[], at: number): { handed: (Handed & { of: string })[]; people: Person[] } {
  const looked = queues.map(({ team, people }) => {
    const now = people.map((person) => ({ ...person }));
    return { team, now, there: now.filter((person) => isThere(person, team)) };
  });
  const waiting = queues.flatMap(({ queue }, index) => queue.map((one) => ({ ...one, seen: looked[index]! })));
  const handed: (Handed & { of: string })[] = [];
  for (const { ticket, need, giver, seen } of waiting.sort(byDue)) {
    const { team, now, there } = seen;
    // Of those who are there nobody has a place; one who is named needs none.
    if (need.agent === null && there.length > 0 && !there.some(hasPlace)) continue;
    const assignment = assign(need, team, others(now, team, giver));
    const owner = now.find(({ id }) => id === assignment.owner);
    if (owner === undefined || (STAND_INS.includes(assignment.how) && !hasPlace(owner))) continue;
    for (const person of looked.flatMap((one) => one.now.filter(({ id }) => id === owner.id))) {
      person.load += WEIGHT[need.priority];
      person.lastGivenAt = at;
    }
    handed.push({ ticket, assignment, of: team.id });
  }
  return { handed, people: looked[0]!.now };
}

/** Who gives a ticket back is not given it again, as long as somebody else of the team takes any. */
function others(people: Person[], team: Team, giver: string | null = null): Person[] {
  const rest = people.filter(({ id }) => id !== giver);
  return takesAny(team, rest) ? rest : people;
}

/** At the end of a day nobody of a team is there: whoever stands in is given what is due soonest, but not the whole queue. */
export const STAND_INS: readonly Assignment['how'][] = ['on-call', 'lead'];

/** Those of a queue that are given before this one: due soonest first, then who has waited longest. */
export const aheadOf = (one: Place, queue: readonly Waiting[]): Waiting[] =>
  queue.filter((other) => other.ticket !== one.ticket && byDue(other, one) < 0);

const byDue = (a: Place, b: Place): number => dueOf(a) - dueOf(b) || a.since - b.since || a.ticket - b.ticket;
const dueOf = ({ dueAt, since }: Place): number => dueAt ?? since + UNPROMISED_MS;
