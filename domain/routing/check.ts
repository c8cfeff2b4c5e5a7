/**
 * A rule as somebody enters it: what is wrong with it, each fault at its place, and which things of the installation it names. Pure;
 * whether those things exist is looked up by whoever keeps the rule.
 */
import type { BadField, FieldFault } from '../field-fault.ts';
import { LIMITS } from '../limits.ts';
import { isBlankText } from '../text/blank.ts';
import type { Comparison, Condition } from '../ticket/condition.ts';
import { type Field, type FieldName, FIELDS, OPERATORS, type ThingKind } from '../ticket/field.ts';
import type { Action, Rule } from './rule.ts';

/** What a person says of a rule. */
export type RuleDraft = Omit<Rule, 'id' | 'version'>;

type Value = Comparison['value'][number];
/** A thing that a rule names, and where in it. */
export type Reference = { kind: ThingKind; id: string; path: string };

/** All that is wrong with it but for what it names. */
export function ruleFaults({ when, then }: Pick<RuleDraft, 'when' | 'then'>): BadField[] {
  const faults: BadField[] = [];
  let comparisons = 0;
  for (const { part, path, depth } of parts(when)) {
    if (depth > LIMITS.conditionDepth) {
      faults.push(bad(path, 'too-deep', 'conditions stand in each other too deep', LIMITS.conditionDepth));
      break;
    }
    // Nothing fits any of nothing, so the rule would never be heard of.
    if ('any' in part && part.any.length === 0) faults.push(bad(`${path}.any`, 'too-few', 'any of nothing', 1));
    if ('field' in part) {
      comparisons += 1;
      faults.push(...comparisonFaults(part, path));
    }
  }
  if (comparisons > LIMITS.comparisons)
    faults.push(bad('when', 'too-many', 'a rule compares too much', LIMITS.comparisons));
  return [...faults, ...then.flatMap((action, at) => actionFaults(action, `then.${at}`))];
}

/** The fields that a condition asks for. */
export const fieldsIn = (when: Condition): FieldName[] =>
  parts(when).flatMap(({ part }) => ('field' in part ? [part.field] : []));

/** The things that it names, in its order. */
export function references({ when, then }: Pick<RuleDraft, 'when' | 'then'>): Reference[] {
  const compared = parts(when).flatMap(({ part, path }) => {
    const kind = 'field' in part ? (FIELDS[part.field] as Field).of : undefined;
    return kind === undefined || !('field' in part)
      ? []
      : part.value.map((id, at) => ({ kind, id: String(id), path: `${path}.value.${at}` }));
  });
  return [...compared, ...then.flatMap((action, at) => namedBy(action, `then.${at}`))];
}

/** Those that are not among what there is. */
export const unknownFaults = (
  named: readonly Reference[],
  there: Readonly<Record<ThingKind, ReadonlySet<string>>>,
): BadField[] =>
  named.flatMap(({ kind, id, path }) =>
    there[kind].has(id) ? [] : [bad(path, 'unknown', `there is no such ${kind} (any more)`)],
  );

/** With its addresses and domains in their one spelling, which `spell` gives to an address and to `@` with a domain. */
export function spelled(condition: Condition, spell: (address: string) => string): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => spelled(part, spell)) };
  if ('any' in condition) return { any: condition.any.map((part) => spelled(part, spell)) };
  if ('not' in condition) return { not: spelled(condition.not, spell) };
  const { field, op, value } = condition;
  if (FIELDS[field].kind !== 'address' || op !== 'is') return condition;
  return { field, op, value: value.map((one) => (typeof one === 'string' ? entrySpelled(one, spell) : one)) };
}

/** An address, or `@` and a domain, in its one spelling. */
export function entrySpelled(entry: string, spell: (address: string) => string): string {
  const trimmed = entry.trim();
  return spell(trimmed.includes('@') ? trimmed : `@${trimmed}`);
}

/** Whether it is an address, or `@` and a domain. */
export const isEntry = (entry: string): boolean => /^[^\s@]{0,64}@[^\s@]{1,255}$/.test(entry);

type Part = { part: Condition; path: string; depth: number };

/** The condition and all within it, from the outside in. */
function parts(condition: Condition): Part[] {
  const found: Part[] = [];
  const rest: Part[] = [{ part: condition, path: 'when', depth: 1 }];
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    found.push(next);
    const { part, path, depth } = next;
    const within = (parts: readonly Condition[], name: string) =>
      parts.map((one, at) => ({ part: one, path: `${path}.${name}.${at}`, depth: depth + 1 }));
    if ('all' in part) rest.push(...within(part.all, 'all'));
    else if ('any' in part) rest.push(...within(part.any, 'any'));
    else if ('not' in part) rest.push({ part: part.not, path: `${path}.not`, depth: depth + 1 });
  }
  return found;
}

function comparisonFaults({ field, op, value }: Comparison, path: string): BadField[] {
  const { kind, choices, of }: Field = FIELDS[field];
  const operators: readonly string[] = OPERATORS[kind];
  const offered = operators.includes(op)
    ? []
    : [bad(`${path}.op`, 'not-offered', `${field} is compared by ${operators.join(', ')}`)];
  const wrong = value.flatMap((one, at) => {
    const code = valueFault(one, op, { kind, choices, of });
    return code === null ? [] : [bad(`${path}.value.${at}`, code[0], code[1], code[2])];
  });
  return [...offered, ...wrong];
}

type ValueFault = [FieldFault, string] | [FieldFault, string, number];

function valueFault(
  value: Value,
  op: string,
  { kind, choices, of }: { kind: Field['kind']; choices: readonly string[] | undefined; of: ThingKind | undefined },
): ValueFault | null {
  if (kind === 'flag') return typeof value === 'boolean' ? null : ['malformed', 'it is true or false'];
  if (kind === 'number')
    return typeof value === 'number' && Number.isFinite(value) ? null : ['malformed', 'it is a number'];
  if (typeof value !== 'string') return ['malformed', 'it is a text'];
  if (isBlankText(value)) return ['missing', 'an empty text is in every mail'];
  const most = kind === 'address' ? LIMITS.addressChars : LIMITS.comparedChars;
  if (value.length > most) return ['too-long', 'a compared text is too long', most];
  if (choices !== undefined && !choices.includes(value)) return ['not-offered', `one of ${choices.join(', ')}`];
  if (of !== undefined || kind !== 'address' || op !== 'is') return null;
  return isEntry(value) ? null : ['no-address', 'an address, or @ and a domain'];
}

/** An empty tag, or one that no ticket could have. */
const actionFaults = (action: Action, path: string): BadField[] =>
  action.do === 'add-tags'
    ? action.tags.flatMap((tag, at) => (isBlankText(tag) ? [bad(`${path}.tags.${at}`, 'missing', 'an empty tag')] : []))
    : [];

function namedBy(action: Action, path: string): Reference[] {
  switch (action.do) {
    case 'set-team':
      return [{ kind: 'team', id: action.team, path: `${path}.team` }];
    case 'set-agent':
      return [{ kind: 'agent', id: action.agent, path: `${path}.agent` }];
    case 'need-skill':
      return [{ kind: 'skill', id: action.skill, path: `${path}.skill` }];
    case 'reply':
      return [{ kind: 'text', id: action.text, path: `${path}.text` }];
    case 'notify':
      return typeof action.whom === 'string'
        ? []
        : [{ kind: 'agent', id: action.whom.agent, path: `${path}.whom.agent` }];
    default:
      return [];
  }
}

const bad = (path: string, code: FieldFault, message: string, limit?: number): BadField => ({
  ...{ path, code, message },
  ...(limit === undefined ? {} : { limit }),
});
