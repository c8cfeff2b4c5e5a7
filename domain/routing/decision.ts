/**
 * Where a ticket goes: first the rules, then the assignment, each with its reasons. One function for mail, form, phone, a later change
 * of hands and the trial of a rule. Pure: whoever carries the decision out has no question left. Never runs inside a workflow.
 */
import { assign, type Assignment, type Need, type Person, WEIGHT } from './assignment.ts';
import type { Moment, RoutingFacts } from './facts.ts';
import { type Member, personAt, teamAt, type TeamSettings } from './roster.ts';
import { type Rule, type RuleTrace, type RuleWishes, runRules } from './rule.ts';

/** All that decisions are made with: the settings as they stand, and what everybody carries. */
export type RoutingBook = {
  rules: readonly Rule[];
  teams: ReadonlyMap<string, TeamSettings>;
  people: readonly Member[];
};

/** Whether and to whom the ticket is given: not where it stays with its owner, or ends by a rule. */
export type Handing = { kind: 'give'; prefer: string | null } | { kind: 'keep' };

/** Why, as it is kept: ids of settings with the versions they had, and everybody who was looked at. */
export type Explanation = {
  at: number;
  moment: Moment;
  rules: RuleTrace[];
  team: string;
  need: Need | null;
  assignment: Assignment | null;
};

export type Decision = Omit<RuleWishes, 'agent' | 'skills' | 'seniority'> & {
  owner: string | null;
  /** What whoever gets it must be able to do; null when nobody was sought. */
  need: Need | null;
  /** It waits in the queue of its team. */
  waits: boolean;
  explanation: Explanation;
};

/**
 * Asks the rules of the moment, and gives the ticket to somebody of the team that they come to. A team that is not in the book is
 * one that was merged away: the ticket stays where it is.
 */
export function route(facts: RoutingFacts, book: RoutingBook, handing: Handing): Decision {
  const { wishes, trail } = runRules(book.rules, facts);
  const { agent, skills, seniority, ...rest } = wishes;
  const team = book.teams.get(wishes.team) ?? book.teams.get(facts.team);
  const teamId = team?.id ?? facts.team;
  const seeks =
    wishes.ending === null &&
    team !== undefined &&
    (handing.kind === 'give' || teamId !== facts.team || agent !== null);
  const explanation: Explanation = {
    ...{ at: facts.at, moment: facts.moment, rules: trail, team: teamId, need: null, assignment: null },
  };
  const kept = { ...rest, team: teamId, owner: wishes.ending === null ? facts.owner : null, need: null, waits: false };
  if (!seeks) return { ...kept, explanation };
  const need: Need = {
    agent: agent ?? (handing.kind === 'give' ? handing.prefer : null),
    ...{ skills, seniority, priority: wishes.priority },
    language: facts.language,
  };
  const assignment = seek(need, team, book.people, facts.at);
  return {
    ...kept,
    owner: assignment.owner,
    need,
    waits: assignment.how === 'queued',
    explanation: { ...explanation, need, assignment },
  };
}

/** Who of those there are gets it. Only whom the team may mean is looked at, so that the reasons stay short. */
export const seek = (need: Need, team: TeamSettings, people: readonly Member[], at: number): Assignment => {
  const now = teamAt(team, at);
  const meant = people.filter(
    ({ id, teams }) => teams.includes(team.id) || id === need.agent || id === now.lead || id === now.onCall,
  );
  return assign(
    need,
    now,
    meant.map((member): Person => personAt(member, team.calendar, at)),
  );
};

/** Everybody after a ticket was given: who got it carries its weight, and is the last in turn. */
export const carrying = (
  people: readonly Member[],
  { owner, priority }: Pick<Decision, 'owner' | 'priority'>,
  at: number,
): Member[] =>
  people.map((member) =>
    member.id === owner ? { ...member, load: member.load + WEIGHT[priority], lastGivenAt: at } : member,
  );
