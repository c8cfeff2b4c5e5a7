/**
 * A condition as somebody enters it: what is wrong with it, each fault at its place. Pure; whether the things that it names exist is looked
 * up by whoever keeps it.
 */
import { bad, type BadField, type FieldFault } from '../field-fault.ts';
import { LIMITS } from '../limits.ts';
import { isBlankText } from '../text/blank.ts';
import type { Comparison, Condition } from './condition.ts';
import { numberOf } from './custom/value.ts';
import { type Field, OPERATORS } from './field.ts';

/** Of a field what is asked of its values. `words`: values beside the ids and choices. */
type Checked = { kind: Field['kind']; choices?: readonly string[]; of?: string; words?: readonly string[] };
/** What a name stands for. */
export type Fields<Name extends string> = (name: Name) => Checked;
type Value = Comparison['value'][number];

/** Where it is larger than any condition may be. */
export type Oversize = { path: string[]; code: 'too-deep' | 'too-many'; message: string; limit: number };

/**
 * Whether what claims to be a condition is so large that nobody reads further; null: it is not. Counted part by part, without recursion, and not
 * beyond the bounds: it may be anything.
 */
export function oversizeOf(given: unknown, comparisons: number): Oversize | null {
  let count = 1;
  let compared = 0;
  let level: { part: unknown; path: string[] }[] = [{ part: given, path: [] }];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > LIMITS.conditionDepth) {
      const message = 'conditions stand in each other too deep';
      return { path: level[0]!.path, code: 'too-deep', message, limit: LIMITS.conditionDepth };
    }
    const deeper: typeof level = [];
    for (const { part, path } of level) {
      const within = partsOf(part);
      if (within === null) compared += 1;
      if (compared > comparisons)
        return { path: [], code: 'too-many', message: 'it compares too much', limit: comparisons };
      if (within === null) continue;
      count += within.length;
      if (count > LIMITS.conditionParts)
        return { path: [], code: 'too-many', message: 'it has too many parts', limit: LIMITS.conditionParts };
      for (const one of within) deeper.push({ part: one.part, path: [...path, ...one.path] });
    }
    level = deeper;
  }
  return null;
}

/** What is joined in it; null: it compares, or is nothing that is known. */
function partsOf(part: unknown): { part: unknown; path: string[] }[] | null {
  if (typeof part !== 'object' || part === null) return null;
  const { all, any, not }: { all?: unknown; any?: unknown; not?: unknown } = part;
  const listed = (name: string, parts: unknown) =>
    Array.isArray(parts)
      ? parts.slice(0, LIMITS.conditionParts + 1).map((one: unknown, at) => ({ part: one, path: [name, `${at}`] }))
      : [];
  if (all === undefined && any === undefined && not === undefined) return null;
  return [...listed('all', all), ...listed('any', any), ...(not === undefined ? [] : [{ part: not, path: ['not'] }])];
}

/** All that is wrong with it but for what it names; of more comparisons than `most`, or values of all of them together, that there are too many. */
export function conditionFaults<Name extends string>(
  when: Condition<Name>,
  fields: Fields<Name>,
  most: { comparisons: number; values?: number } = { comparisons: LIMITS.comparisons },
): BadField[] {
  const oversize = oversizeOf(when, most.comparisons);
  if (oversize !== null) {
    const { path, code, message, limit } = oversize;
    return [bad(['when', ...path].join('.'), code, message, limit)];
  }
  const faults: BadField[] = [];
  let values = 0;
  for (const { part, path } of partsIn(when)) {
    // Nothing fits any of nothing, so nobody would ever hear of it.
    if ('any' in part && part.any.length === 0) faults.push(bad(`${path}.any`, 'too-few', 'any of nothing', 1));
    if ('field' in part) {
      values += part.value.length;
      faults.push(...comparisonFaults(part, fields(part.field), path));
    }
  }
  if (most.values !== undefined && values > most.values)
    faults.push(bad('when', 'too-many', 'it compares with too many values, all told', most.values));
  return faults;
}

export type Part<Name extends string> = { part: Condition<Name>; path: string };

/** The condition and all within it, from the outside in. */
export function partsIn<Name extends string>(condition: Condition<Name>): Part<Name>[] {
  const found: Part<Name>[] = [];
  const rest: Part<Name>[] = [{ part: condition, path: 'when' }];
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    found.push(next);
    const { part, path } = next;
    const within = (parts: readonly Condition<Name>[], name: string) =>
      parts.map((one, at) => ({ part: one, path: `${path}.${name}.${at}` }));
    if ('all' in part) rest.push(...within(part.all, 'all'));
    else if ('any' in part) rest.push(...within(part.any, 'any'));
    else if ('not' in part) rest.push({ part: part.not, path: `${path}.not` });
  }
  return found;
}

function comparisonFaults({ field, op, value }: Comparison<string>, checked: Checked, path: string): BadField[] {
  const operators: readonly string[] = OPERATORS[checked.kind];
  const offered = operators.includes(op)
    ? []
    : [bad(`${path}.op`, 'not-offered', `${field} is compared by ${operators.join(', ')}`)];
  const wrong = value.flatMap((one, at) => {
    const code = valueFault(one, op, checked);
    return code === null ? [] : [bad(`${path}.value.${at}`, code[0], code[1], code[2])];
  });
  return [...offered, ...wrong];
}

type ValueFault = [FieldFault, string] | [FieldFault, string, number];

function valueFault(value: Value, op: string, { kind, choices, of, words = [] }: Checked): ValueFault | null {
  if (kind === 'flag') return typeof value === 'boolean' ? null : ['malformed', 'it is true or false'];
  if (kind === 'custom') {
    if (op === 'at-least' || op === 'at-most')
      return typeof value !== 'boolean' && numberOf(value) !== null ? null : ['malformed', 'it is a number or a date'];
    if (typeof value !== 'string') return null;
  }
  if (kind === 'number')
    return typeof value === 'number' && Number.isFinite(value) ? null : ['malformed', 'it is a number'];
  if (typeof value !== 'string') return ['malformed', 'it is a text'];
  if (isBlankText(value)) return ['missing', 'an empty text is in every mail'];
  const most = kind === 'address' ? LIMITS.addressChars : LIMITS.comparedChars;
  if (value.length > most) return ['too-long', 'a compared text is too long', most];
  if (words.includes(value)) return null;
  if (choices !== undefined && !choices.includes(value)) return ['not-offered', `one of ${choices.join(', ')}`];
  if (of !== undefined || kind !== 'address' || op !== 'is') return null;
  return isEntry(value) ? null : ['no-address', 'an address, or @ and a domain'];
}

/** Whether it is an address, or `@` and a domain. */
export const isEntry = (entry: string): boolean => /^[^\s@]{0,64}@[^\s@]{1,255}$/.test(entry);
