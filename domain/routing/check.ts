/**
 * A rule as somebody enters it: what is wrong with it, each fault at its place, and which things of the installation it names. Pure;
 * whether those things exist is looked up by whoever keeps the rule.
 */
import type { BadField } from '../field-fault.ts';
import { isBlankText } from '../text/blank.ts';
import type { Condition } from '../ticket/condition.ts';
import { bad } from '../field-fault.ts';
import { conditionFaults, partsIn } from '../ticket/condition-check.ts';
import { type Field, type FieldName, FIELDS, type ThingKind } from '../ticket/field.ts';
import type { Action, Rule } from './rule.ts';

/** What a person says of a rule. */
export type RuleDraft = Omit<Rule, 'id' | 'version'>;

/** A thing that a rule names, and where in it. */
export type Reference = { kind: ThingKind; id: string; path: string };

/** All that is wrong with it but for what it names. */
export const ruleFaults = ({ when, then }: Pick<RuleDraft, 'when' | 'then'>): BadField[] => [
  ...conditionFaults(when, (name): Field => FIELDS[name]),
  ...then.flatMap((action, at) => actionFaults(action, `then.${at}`)),
];

/** The fields that a condition asks for. */
export const fieldsIn = (when: Condition): FieldName[] =>
  partsIn(when).flatMap(({ part }) => ('field' in part ? [part.field] : []));

/** The things that it names, in its order. */
export function references({ when, then }: Pick<RuleDraft, 'when' | 'then'>): Reference[] {
  const compared = partsIn(when).flatMap(({ part, path }) => {
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
