/** A routing decision in plain words: one sentence or two, as a person would say it. Pure. */
import type { Output } from '../../data/api-types.ts';
import type { DeskT } from '../../texts/index.ts';
import { knownText } from '../../texts/known.ts';

export type Decision = Output<'getExplanation'>['routing'][number];
type Rule = Decision['rules'][number];
type Compared = Rule['compared'][number];

/** How many of those who could have had it are named beside whoever got it. */
const OTHERS = 2;
/** How many rules are named beside the one that counts most; all of them stand behind "why?". */
const MORE_RULES = 3;
/** What counts in the sentence: where it went, else how it ended, else whatever was done first. */
const WEIGHT = ['archive', 'mark-spam', 'set-team', 'set-agent'];

/** Where it went and by which rule; who got it and why. */
export function decisionSentence(decision: Decision, t: DeskT): string {
  const said = [byRules(decision, t), byAssignment(decision, t), ...waived(decision, t), ...guessed(decision, t)];
  return [...cause(decision, t), ...said].filter(Boolean).join(' ');
}

/** Why it was decided anew: the first time goes without saying, and a rule that waits for a moment names it. */
const cause = ({ moment, assignment }: Decision, t: DeskT): string[] =>
  moment === 'ticket-opened' || assignment === null ? [] : [t(`explain.anew.${moment}`)];

function byRules(decision: Decision, t: DeskT): string {
  const { rules, assignment } = decision;
  const done = rules.flatMap((rule) =>
    rule.actions.filter((action) => action.done).map((action) => ({ rule, ...action })),
  );
  const first = WEIGHT.flatMap((kind) => done.find((one) => one.do === kind) ?? [])[0] ?? done[0];
  if (first === undefined) return assignment === null ? t('explain.no-rule') : '';
  const others = [...new Set(done.map(({ rule }) => rule))].filter((rule) => rule !== first.rule);
  const unnamed = others.length - MORE_RULES;
  return [
    mainSentence(decision, first.rule, first.do, t),
    ...others
      .slice(0, MORE_RULES)
      .map((rule) => t('explain.also', { why: ruleWords(rule, t), what: listed(doings(rule, t), t) })),
    ...(unnamed > 0 ? [t('explain.rules.more', { count: unnamed })] : []),
  ].join(' ');
}

/** What the rule that counts most has done, and why. */
function mainSentence({ team }: Decision, rule: Rule, main: string, t: DeskT): string {
  const why = ruleWords(rule, t);
  if (!LEADS_TO.includes(main)) return t('explain.did', { what: listed(doings(rule, t), t), why });
  const more = doings(rule, t, main).map((one) => `, ${one}`);
  const said = { why, more: more.join('') };
  if (main === 'archive') return t('explain.archived', said);
  return main === 'mark-spam' ? t('explain.spam', said) : t('explain.team', { team: team.name, ...said });
}
/** Actions that have a sentence of their own. */
const LEADS_TO = ['archive', 'mark-spam', 'set-team'];

/** What a rule has done, each thing once. */
const doings = ({ actions }: Rule, t: DeskT, but?: string): string[] => [
  ...new Set(
    actions
      .filter((action) => action.done && action.do !== but)
      .map((one) => knownText(t, `explain.do.${one.do}`, one.do)),
  ),
];

/** What became of one action: done, or not, and why not. */
export const actionWords = ({ do: what, done, because }: Rule['actions'][number], t: DeskT): string =>
  [
    knownText(t, `explain.${done ? 'do' : 'undone'}.${what}`, what),
    ...(because === null ? [] : [`(${knownText(t, `explain.not-done.${because}`, because)})`]),
  ].join(' ');

const listed = (words: string[], t: DeskT): string =>
  words.length < 2 ? (words[0] ?? '') : t('explain.join', { rest: words.slice(0, -1).join(', '), last: words.at(-1)! });

/** A rule by its name, with what of the ticket fitted it. */
function ruleWords({ name, compared }: Rule, t: DeskT): string {
  const fitted = compared.filter(({ holds }) => holds).map((one) => comparedWords(one, t));
  if (fitted.length === 0) return t('explain.rule', { rule: name });
  return t('explain.rule.because', { rule: name, conditions: listed(fitted, t) });
}

function byAssignment({ rules, team, assignment }: Decision, t: DeskT): string {
  if (assignment === null) return '';
  const { owner, how, considered } = assignment;
  const name = owner?.name ?? '';
  switch (how) {
    case 'least-loaded': {
      const own = considered.find(({ agent }) => agent.id === owner?.id);
      const others = considered.filter(({ agent, obstacle }) => obstacle === null && agent.id !== owner?.id);
      if (own === undefined || others.length === 0) return t('explain.only', { name });
      const named = others
        .sort((a, b) => a.load * b.capacity - b.load * a.capacity)
        .slice(0, OTHERS)
        .map(({ agent, load, capacity }) => t('explain.other', { name: agent.name, load, capacity }));
      return t('explain.least-loaded', { name, load: own.load, capacity: own.capacity, others: named.join(', ') });
    }
    case 'named':
      return t(isByRule(rules) ? 'explain.named.rule' : 'explain.named.before', { name });
    case 'on-call':
    case 'lead':
      return t(`explain.${how}`, { name });
    default:
      return t(`explain.${how}`, { team: team.name });
  }
}

const isByRule = (rules: Rule[]): boolean =>
  rules.some(({ actions }) => actions.some((action) => action.do === 'set-agent' && action.done));

const waived = ({ assignment }: Decision, t: DeskT): string[] =>
  (assignment?.waived ?? []).map((what) => t(`explain.waived.${what}`));

/** What kind of message its words were taken for, where that has set its type. */
const guessed = ({ guessed: guess }: Decision, t: DeskT): string[] =>
  guess === undefined
    ? []
    : [t('explain.guessed', { type: t(`type.${guess.type}`), share: Math.round(guess.share * 100) })];

/** One comparison as it went: what fitted, or what the ticket had instead; with `time`, also when it came that hours were asked for. */
export function comparedWords(compared: Compared, t: DeskT, time?: (at: string) => string): string {
  const { field, op, holds, input, by, hours } = compared;
  if (hours !== undefined) {
    // What did not come outside of hours came inside them.
    const within = (op === 'inside') === holds ? 'inside' : 'outside';
    const came = t(`explain.op.${within}`, { by: hours.of.map(({ name }) => name).join('”, “') });
    return time === undefined ? came : `${came} (${time(hours.at)})`;
  }
  const flag = knownText(t, `explain.${field}.${input}`, '');
  if (flag !== '' && (field === 'sender-vip' || field === 'marked-spam' || field === 'abusive')) return flag;
  const name = knownText(t, `explain.field.${field}`, field);
  if (!holds || by === null) return inputWords(name, field, input, t);
  const within = knownText(t, `explain.in.${field}`, name);
  const value = op === 'is' ? valueWords(field, String(by), t) : String(by);
  return t(`explain.op.${op}`, { field: name, in: within, by: value });
}

/** Long texts stand in quotes: they are somebody's words. */
const inputWords = (name: string, field: string, input: string, t: DeskT): string =>
  input === ''
    ? t('explain.input.none', { field: name })
    : t('explain.input', {
        field: name,
        input: QUOTED.includes(field) ? `“${input}”` : valueWords(field, input, t),
      });
const QUOTED = ['subject', 'text', 'sender-name', 'attachment-name'];

/** A value of a few fixed ones in the reader's language; any other as it is. */
const valueWords = (field: string, value: string, t: DeskT): string =>
  knownText(t, `explain.${field}.${value}`, knownText(t, `${field}.${value}`, value));

/** The id of the decision that an event was made by; null when nothing was decided by itself. */
export const decisionOf = ({ data }: { data: Record<string, unknown> }): string | null => {
  const id = data['decision'] ?? data['routing'];
  return typeof id === 'string' ? id : null;
};
