/**
 * Where a ticket goes: first the rules, then the assignment, each with its reasons. One function for mail, form, phone, a later change
 * of hands and the trial of a rule. Pure: whoever carries the decision out has no question left. Never runs inside a workflow.
 */
import { assign, type Assignment, type Need, type Person, WEIGHT } from './assignment.ts';
import type { Read } from '../ticket/condition.ts';
import type { Occasion, RoutingFacts } from './facts.ts';
import type { Guess } from './kind.ts';
import { afterQueue, type TeamQueue, type Waiting } from './queue.ts';
import { isMeantBy, type Member, personAt, teamAt, type TeamSettings } from './roster.ts';
import { PRIORITIES, type Priority } from '../ticket/ticket.ts';
import {
  type Action,
  type Rule,
  type RuleTrace,
  type RuleWishes,
  runRules,
  type There,
  type Withheld,
} from './rule.ts';

/** All that decisions are made with: the settings as they stand, and what everybody carries. */
export type RoutingBook = {
  rules: readonly Rule[];
  teams: ReadonlyMap<string, TeamSettings>;
  people: readonly Member[];
  /** By their ids; absent: whatever is asked for is one. */
  skills?: ReadonlySet<string>;
  /** What waits for teams and comes before what is decided about, of whichever team that is. */
  queues?: ReadonlyMap<string, readonly Waiting[]>;
};

/** Whether and to whom the ticket is given: not where it stays with its owner, or ends by a rule. */
export type Handing = { kind: 'give'; prefer: string | null; asBefore?: Wanted | null } | { kind: 'keep' };
/** To whomever assignment finds. */
export const GIVE: Handing = { kind: 'give', prefer: null };
export const KEEP: Handing = { kind: 'keep' };
/** What rules have said that its person must be able to do. */
type Wanted = Pick<Need, 'skills' | 'seniority'>;

/** Why, as it is kept: ids of settings with the versions they had, and everybody who was looked at. */
export type Explanation = {
  at: number;
  moment: Occasion;
  /** The type that it was born with was set by itself, by its words. */
  guessed?: Guess;
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

/** What whoever decides for very many tickets knows already: how texts read, what the rules came to, who is there. */
export type Ways = { read?: Read; ruled?: ReturnType<typeof runRules>; find?: Find };
type Find = (need: Need, team: TeamSettings, people: readonly Member[], at: number) => Assignment;

/** What there is of what rules name. Who has left, or only reads by now, is nobody that a ticket could wait for. */
export const thereIn =
  ({ teams, people, skills }: Pick<RoutingBook, 'teams' | 'people' | 'skills'>): There =>
  (kind, id) => {
    if (kind === 'team') return teams.has(id);
    if (kind === 'skill') return skills?.has(id) ?? true;
    return people.some((one) => one.id === id && one.active && (kind === 'agent' || one.mayOwn));
  };

/** Asks the rules of the moment, and gives the ticket to somebody of the team that they come to. */
export function route(
  facts: RoutingFacts,
  book: RoutingBook,
  handing: Handing,
  { read, ruled = runRules(book.rules, facts, read, thereIn(book)), find = seekBehind(book) }: Ways = {},
): Decision {
  const { wishes, trail } = ruled;
  const { agent, skills, seniority, priority, type, tags, replies, notices, ending } = wishes;
  const team = book.teams.get(wishes.team);
  const explanation: Explanation = {
    at: facts.at,
    moment: facts.moment,
    rules: trail,
    team: wishes.team,
    need: null,
    assignment: null,
  };
  if (facts.guessed) explanation.guessed = facts.guessed;
  // Written out, as trials make them by the hundred thousand: the runtime spreads slowly.
  const kept = {
    team: wishes.team,
    priority,
    type,
    tags,
    replies,
    notices,
    ending,
    owner: ending === null ? facts.owner : null,
    need: null,
    waits: false,
  };
  const belongs = handing.kind === 'keep' && staysWith(facts, wishes.team, book.people);
  if (ending !== null || team === undefined || (belongs && agent === null)) return { ...kept, explanation };
  const there = thereIn(book);
  const need: Need = {
    agent: agent ?? preferred(handing, there),
    ...wanted({ skills, seniority }, handing, there),
    priority,
    language: facts.language,
  };
  const assignment = find(need, team, book.people, facts.at);
  const told = { ...explanation, need, assignment };
  // Whom a rule names is not there: then whoever has it goes on.
  if (belongs && assignment.how !== 'named') return { ...kept, explanation: told };
  return { ...kept, owner: assignment.owner, need, waits: assignment.how === 'queued', explanation: told };
}

const preferred = (handing: Handing, there: There): string | null =>
  handing.kind === 'give' && handing.prefer !== null && there('owner', handing.prefer) ? handing.prefer : null;

/** A ticket that changes hands asks for the same as before, unless rules say otherwise now. */
function wanted({ skills, seniority }: Wanted, handing: Handing, there: There): Wanted {
  const before = handing.kind === 'give' ? handing.asBefore : null;
  return {
    skills: skills.length === 0 ? (before?.skills ?? []).filter(({ skill }) => there('skill', skill)) : skills,
    seniority: seniority ?? before?.seniority ?? null,
  };
}

/** A ticket that a rule moves to another team stays with its owner when they belong to that one, too. */
const staysWith = ({ owner, team }: RoutingFacts, moved: string, people: readonly Member[]): boolean =>
  team === moved || (owner !== null && people.some(({ id, teams }) => id === owner && teams.includes(moved)));

/** Who of those there are gets it, behind what waits for a place of theirs in any team. */
const seekBehind =
  ({ queues, teams }: Pick<RoutingBook, 'queues' | 'teams'>): Find =>
  (need, settings, people, at) => {
    const own = seenBy(settings, queues?.get(settings.id) ?? [], people, at, need);
    const beside = [...(queues ?? [])].flatMap(([id, queue]) => {
      const other = id === settings.id ? undefined : teams.get(id);
      return other === undefined || queue.length === 0 ? [] : seenBy(other, queue, people, at);
    });
    const waits = own.queue.length > 0 || beside.length > 0;
    return assign(need, own.team, waits ? afterQueue(own.queue, own.team, own.people, at, beside) : own.people);
  };

/** A team's queue at an instant. Only whom the team may mean, and who is named, is looked at, so that the reasons stay short. */
export function seenBy(
  settings: TeamSettings,
  queue: readonly Waiting[],
  people: readonly Member[],
  at: number,
  asked?: Need,
): TeamQueue {
  const team = teamAt(settings, at);
  const named = new Set([asked?.agent, ...queue.map(({ need }) => need.agent)]);
  const meant = people
    .filter((member) => isMeantBy(team, member) || named.has(member.id))
    .map((member): Person => personAt(member, settings.calendar, at));
  return { team, queue, people: meant };
}

/**
 * Decides for tickets that came together, one after another: each is given on top of what those before it were, and counts what rules
 * have answered those before it.
 */
export function routeEach(all: readonly RoutingFacts[], book: RoutingBook, handing: Handing): Decision[] {
  let { people } = book;
  const answered = new Map<string, Record<string, number>>();
  return all.map((facts) => {
    const { address } = facts.sender;
    const answeredToday = answered.get(address ?? '') ?? facts.answeredToday;
    const decision = route({ ...facts, answeredToday }, { ...book, people }, handing);
    people = carrying(people, decision, facts.at);
    if (address !== null && decision.replies.length > 0) {
      const counts = { ...answeredToday };
      for (const { rule } of decision.replies) counts[rule] = (counts[rule] ?? 0) + 1;
      answered.set(address, counts);
    }
    return decision;
  });
}

/** Everybody after a ticket was given: who got it carries its weight, and is the last in turn. */
export function carrying(
  people: readonly Member[],
  { owner, priority }: Pick<Decision, 'owner' | 'priority'>,
  at: number,
): readonly Member[] {
  if (owner === null) return people;
  // Of two that are given within the same millisecond the later one is later.
  const lastGivenAt = people.reduce((last, member) => Math.max(last, (member.lastGivenAt ?? 0) + 1), at);
  return people.map((member) =>
    member.id === owner ? { ...member, load: member.load + WEIGHT[priority], lastGivenAt } : member,
  );
}

/** Something can be given by this book, so that what everybody carries matters. A desk that works by hand has nothing to count. */
export const givesAnything = ({ rules, teams, people }: RoutingBook): boolean =>
  people.some(({ active, mayOwn, capacity }) => active && mayOwn && capacity > 0) ||
  [...teams.values()].some(({ lead, duties, rotation }) => lead !== null || duties.length > 0 || rotation !== null) ||
  rules.some(({ enabled, then }) => enabled && then.some((action) => action.do === 'set-agent'));

/** Somebody is sought for the ticket then, whatever rules say. */
export const isSought = (occasion: Occasion): boolean => occasion === 'unowned' || occasion === 'no-spam';

/** A ticket may change hands at one of these: somebody is sought, or a rule names a person or another team. Else nobody's room matters. */
export const mayGive = (rules: readonly Rule[], occasions: readonly Occasion[]): boolean =>
  occasions.some(isSought) ||
  rules.some(
    ({ enabled, on, then }) =>
      enabled && on.some((moment) => occasions.includes(moment)) && then.some((action) => HANDS_ON.has(action.do)),
  );
const HANDS_ON: ReadonlySet<Action['do']> = new Set(['set-team', 'set-agent']);

/** There is something to tell: a rule was asked, a type set, or somebody sought. In a team that works by hand without rules nobody decides. */
export const isTelling = ({ rules, guessed, assignment }: Explanation): boolean =>
  rules.length > 0 || guessed !== undefined || (assignment !== null && assignment.how !== 'nobody');

/** The same where the answer that a rule wants may not go. */
export const unanswered = (decision: Decision, because: Withheld): Decision => ({
  ...decision,
  replies: [],
  explanation: {
    ...decision.explanation,
    rules: decision.explanation.rules.map((trace) => ({
      ...trace,
      actions: trace.actions.map((one) => (one.do === 'reply' && one.done ? { ...one, done: false, because } : one)),
    })),
  },
});

/** A priority as it was before the rules of this decision made it more urgent: whoever asks them once more would do so twice. */
export const unraised = ({ rules }: Explanation, priority: Priority): Priority =>
  rules.some(({ actions }) => actions.some((one) => one.do === 'raise-priority' && one.done))
    ? PRIORITIES[Math.min(PRIORITIES.indexOf(priority) + 1, PRIORITIES.length - 1)]!
    : priority;

/** The rule whose answer went; null when none did. */
export const answeredBy = ({ rules }: Explanation): string | null =>
  rules.find(({ actions }) => actions.some((one) => one.do === 'reply' && one.done))?.rule ?? null;
