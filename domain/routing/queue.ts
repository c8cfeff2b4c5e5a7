/** The queue of a team all of whose people are full: as somebody has room, what is due soonest is theirs. Nobody chooses. */
import { assign, type Assignment, hasRoom, type Need, type Person, takesAny, type Team, WEIGHT } from './assignment.ts';

/** A ticket that waits; `dueAt` in epoch ms, null for one without a promise, which comes last. `giver`: who has given it back to the team. */
export type Waiting = { ticket: number; since: number; dueAt: number | null; need: Need; giver?: string | null };

/** What the queue comes to at `at`: who is given what, in that order. Whoever is given something carries its weight for the next. */
export function handOut(
  queue: readonly Waiting[],
  team: Team,
  people: readonly Person[],
  at: number,
): { ticket: number; assignment: Assignment }[] {
  const now = people.map((person) => ({ ...person }));
  const given: { ticket: number; assignment: Assignment }[] = [];
  for (const { ticket, need, giver } of [...queue].sort(byDue)) {
    const assignment = assign(need, team, others(now, team, giver));
    const owner = now.find(({ id }) => id === assignment.owner);
    if (owner === undefined || (STAND_INS.includes(assignment.how) && !hasRoom(owner, need))) continue;
    owner.load += WEIGHT[need.priority];
    owner.lastGivenAt = at;
    given.push({ ticket, assignment });
  }
  return given;
}

/** Who gives a ticket back is not given it again, as long as somebody else of the team takes any. */
function others(people: Person[], team: Team, giver: string | null = null): Person[] {
  const rest = people.filter(({ id }) => id !== giver);
  return takesAny(team, rest) ? rest : people;
}

/** At the end of a day nobody of a team is there: whoever stands in is given what is due soonest, but not the whole queue. */
export const STAND_INS: readonly Assignment['how'][] = ['on-call', 'lead'];

/** Due soonest first, then who has waited longest. */
const byDue = (a: Waiting, b: Waiting): number =>
  (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.since - b.since || a.ticket - b.ticket;
