/**
 * Rules: ordered, versioned, each a condition with what is done when it holds. All of one moment are asked, from the first to the
 * last; each sees what those before it have set. Pure: whoever carries the result out has no question left.
 */
import type { RuleEnding } from '../ticket/event.ts';
import { type Priority, raised, type TicketType } from '../ticket/ticket.ts';
import { ask, type Compared, type Condition, evaluate, type Read } from '../ticket/condition.ts';
import { withTags } from '../ticket/tags.ts';
import { type Moment, momentOf, type RoutingFacts } from './facts.ts';

/** 1 knows it, 3 teaches it. */
export type SkillLevel = 1 | 2 | 3;
export type SkillWish = { skill: string; level: SkillLevel };

export type Action =
  | { do: 'set-team'; team: string }
  | { do: 'set-agent'; agent: string }
  /** Who gets it should have the skill; more than one adds up. */
  | { do: 'need-skill'; skill: string; level: SkillLevel }
  | { do: 'need-seniority'; seniority: number }
  | { do: 'set-priority'; priority: Priority }
  /** To a step more urgent, unless it is as urgent as can be. */
  | { do: 'raise-priority' }
  | { do: 'set-type'; type: TicketType }
  | { do: 'add-tags'; tags: readonly string[] }
  /** A text of the company's, by its id; nothing that a stranger wrote is in it. */
  | { do: 'reply'; text: string }
  | { do: 'notify'; whom: 'owner' | 'lead' | { agent: string } }
  /** Closed at once, for nobody to do. */
  | { do: 'archive' }
  | { do: 'mark-spam' };
type ActionKind = Action['do'];

export type Rule = {
  id: string;
  version: number;
  name: string;
  enabled: boolean;
  on: readonly Moment[];
  when: Condition;
  then: readonly Action[];
  /** No rule after it is asked when it holds. */
  stop: boolean;
};

/** What the rules of a moment have come to. */
export type RuleWishes = {
  team: string;
  agent: string | null;
  skills: SkillWish[];
  seniority: number | null;
  priority: Priority;
  type: TicketType | null;
  tags: string[];
  replies: { rule: string; text: string }[];
  notices: { rule: string; whom: Extract<Action, { do: 'notify' }>['whom'] }[];
  /** How it ends without a person, if it does. */
  ending: RuleEnding | null;
};

/**
 * Why an action was not done: an earlier rule has spoken, a person has, what a person opens ends by no rule (`by-hand`), what is closed is not changed, or
 * nobody may be answered now (`no-room`: its mailbox answers nobody any more for a while; `no-mail`: an agent wrote down what somebody said).
 * `gone`: whom or what it names is not there any more, and a later rule may speak of it.
 */
export const WITHHELD = [
  'set-before',
  'chosen',
  'by-hand',
  'closed',
  'machine',
  'too-often',
  'no-room',
  'too-late',
  'unreachable',
  'no-mail',
  'spam',
  'no-text',
  'gone',
] as const;
export type Withheld = (typeof WITHHELD)[number];
/** What became of an action. */
type ActionResult = { do: ActionKind; done: boolean; because: Withheld | null };
/** One rule as it went. `compared` as in `Outcome`. */
export type RuleTrace = {
  rule: string;
  version: number;
  name: string;
  /** `overruled`: it takes for spam what a person has said is none. */
  result: 'held' | 'did-not-hold' | 'not-asked' | 'overruled';
  compared: Compared[];
  actions: ActionResult[];
};

/** Whether there is what a rule names: a team that was not merged away, somebody who works here, one of them who may own tickets, a skill. */
export type There = (kind: 'team' | 'agent' | 'owner' | 'skill', id: string) => boolean;

/** A rule answers one sender so often a day, and a machine never: two desks would talk for ever. */
export const RULE_REPLIES_A_DAY = 2;

/**
 * Asks the rules of the moment, in their order; those of other moments and those switched off are no part of the trail, and where nobody
 * is told why neither are those that did not hold.
 */
export function runRules(
  rules: readonly Rule[],
  facts: RoutingFacts,
  read?: Read,
  there: There = () => true,
): { wishes: RuleWishes; trail: RuleTrace[] } {
  const wishes: RuleWishes = {
    team: facts.team,
    agent: null,
    skills: [],
    seniority: null,
    priority: facts.priority,
    type: facts.type,
    tags: [...facts.tags],
    replies: [],
    notices: [],
    ending: null,
  };
  const spoken = new Set<string>();
  let asked = ask(facts, read);
  let ended = false;
  const trail: RuleTrace[] = [];
  const moment = momentOf(facts.moment);
  for (const rule of rules) {
    if (!rule.enabled || moment === null || !rule.on.includes(moment)) continue;
    const { id, version, name } = rule;
    const isOverruled = facts.moment === 'no-spam' && rule.then.some((action) => action.do === 'mark-spam');
    if (ended || isOverruled) {
      const result = ended ? 'not-asked' : 'overruled';
      trail.push({ rule: id, version, name, result, compared: [], actions: [] });
      continue;
    }
    const { holds, compared } = evaluate(rule.when, asked);
    const actions = holds ? rule.then.map((action) => act(action, rule, facts, wishes, spoken, there)) : [];
    if (holds || asked.tells)
      trail.push({ rule: id, version, name, result: holds ? 'held' : 'did-not-hold', compared, actions });
    // What a rule has set is what later ones see; what was read of the texts stays good.
    if (holds) asked = { ...asked, facts: seen(facts, wishes) };
    // One that may not end the ticket, or gives it where nobody is any more, keeps nobody else from speaking of it either.
    ended = holds && (wishes.ending !== null || (rule.stop && !actions.some(isPassedOn)));
  }
  return { wishes, trail };
}

const isPassedOn = ({ do: kind, because }: ActionResult): boolean =>
  because === 'by-hand' || (because === 'gone' && GIVES.has(kind));
const GIVES: ReadonlySet<ActionKind> = new Set(['set-team', 'set-agent']);

const seen = (facts: RoutingFacts, { team, priority, type, tags }: RuleWishes): RoutingFacts => ({
  ...facts,
  ...{ team, priority, type, tags },
});

/** Does it to the wishes. Of what there can be one only, the first rule that speaks of what there is decides. */
function act(
  action: Action,
  rule: Rule,
  facts: RoutingFacts,
  wishes: RuleWishes,
  spoken: Set<string>,
  there: There,
): ActionResult {
  const done: ActionResult = { do: action.do, done: true, because: null };
  const withheld = (because: Withheld): ActionResult => ({ do: action.do, done: false, because });
  if (facts.state === 'closed' && !SPEAKS.has(action.do)) return withheld('closed');
  if (facts.isTeamChosen && GIVES.has(action.do)) return withheld('chosen');
  if (!isThere(action, there)) return withheld('gone');
  const first = (topic: string, set: () => void): ActionResult => {
    if (spoken.has(topic)) return withheld('set-before');
    spoken.add(topic);
    set();
    return done;
  };
  switch (action.do) {
    case 'set-team':
      return first('team', () => (wishes.team = action.team));
    case 'set-agent':
      return first('agent', () => (wishes.agent = action.agent));
    case 'set-priority':
      return first('priority', () => (wishes.priority = action.priority));
    case 'raise-priority':
      return first('priority', () => (wishes.priority = raised(wishes.priority)));
    case 'set-type':
      return first('type', () => (wishes.type = action.type));
    case 'need-seniority':
      wishes.seniority = Math.max(wishes.seniority ?? 0, action.seniority);
      return done;
    case 'need-skill':
      wishes.skills = withSkill(wishes.skills, action);
      return done;
    case 'add-tags':
      wishes.tags = withTags(wishes.tags, action.tags);
      return done;
    case 'reply':
      return answer(rule, action.text, facts, wishes);
    case 'notify':
      wishes.notices.push({ rule: rule.id, whom: action.whom });
      return done;
    case 'archive':
      if (facts.isOpenedByHand) return withheld('by-hand');
      return first('ending', () => (wishes.ending = 'archived'));
    case 'mark-spam':
      if (facts.isOpenedByHand) return withheld('by-hand');
      return first('ending', () => (wishes.ending = 'spam'));
  }
}

/** Whether what it names is there; of those that name nothing it is. */
export function isThere(action: Action, there: There): boolean {
  switch (action.do) {
    case 'set-team':
      return there('team', action.team);
    case 'set-agent':
      return there('owner', action.agent);
    case 'need-skill':
      return there('skill', action.skill);
    case 'notify':
      return typeof action.whom === 'string' || there('agent', action.whom.agent);
    default:
      return true;
  }
}

/** What is said changes nothing of the ticket: that is done for a closed one, too. */
const SPEAKS: ReadonlySet<ActionKind> = new Set(['reply', 'notify']);

function answer(rule: Rule, text: string, facts: RoutingFacts, wishes: RuleWishes): ActionResult {
  const withheld = (because: Withheld): ActionResult => ({
    do: 'reply',
    done: false,
    because,
  });
  if (facts.sender.isMachine) return withheld('machine');
  if (facts.unanswerable !== undefined) return withheld(facts.unanswerable);
  if (facts.sender.address === null) return withheld('unreachable');
  if ((facts.answeredToday[rule.id] ?? 0) >= RULE_REPLIES_A_DAY) return withheld('too-often');
  // One mail is answered once.
  if (wishes.replies.length > 0) return withheld('set-before');
  wishes.replies.push({ rule: rule.id, text });
  return { do: 'reply', done: true, because: null };
}

/** A skill that is asked for twice is asked for at the higher level. */
const withSkill = (skills: SkillWish[], { skill, level }: SkillWish): SkillWish[] => [
  ...skills.filter((one) => one.skill !== skill),
  { skill, level: Math.max(level, skills.find((one) => one.skill === skill)?.level ?? 1) as SkillLevel },
];
