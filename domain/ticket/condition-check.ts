/**
 * A condition as somebody enters it: what is wrong with it, each fault at its place. Pure; whether the things that it names exist is looked
 * up by whoever keeps it.
 */
import type { BadField, FieldFault } from '../field-fault.ts';
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

/** All that is wrong with it but for what it names; of more comparisons than `most`, or values of all of them together, that there are too many. */
export function conditionFaults<Name extends string>(
  when: Condition<Name>,
  fields: Fields<Name>,
  most: { comparisons: number; values?: number } = { comparisons: LIMITS.comparisons },
): BadField[] {
  const faults: BadField[] = [];
  let comparisons = 0;
  let values = 0;
  for (const { part, path, depth } of partsIn(when)) {
    if (depth > LIMITS.conditionDepth) {
      faults.push(bad(path, 'too-deep', 'conditions stand in each other too deep', LIMITS.conditionDepth));
      break;
    }
    // Nothing fits any of nothing, so nobody would ever hear of it.
    if ('any' in part && part.any.length === 0) faults.push(bad(`${path}.any`, 'too-few', 'any of nothing', 1));
    if ('field' in part) {
      comparisons += 1;
      values += part.value.length;
      faults.push(...comparisonFaults(part, fields(part.field), path));
    }
  }
  if (comparisons > most.comparisons) faults.push(bad('when', 'too-many', 'it compares too much', most.comparisons));
  else if (most.values !== undefined && values > most.values)
    faults.push(bad('when', 'too-many', 'it compares with too many values, all told', most.values));
  return faults;
}

export type Part<Name extends string> = { part: Condition<Name>; path: string; depth: number };

/** The condition and all within it, from the outside in. */
export function partsIn<Name extends string>(condition: Condition<Name>): Part<Name>[] {
  const found: Part<Name>[] = [];
  const rest: Part<Name>[] = [{ part: condition, path: 'when', depth: 1 }];
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    found.push(next);
    const { part, path, depth } = next;
    const within = (parts: readonly Condition<Name>[], name: string) =>
      parts.map((one, at) => ({ part: one, path: `${path}.${name}.${at}`, depth: depth + 1 }));
    if ('all' in part) rest.push(...within(part.all, 'all'));
    else if ('any' in part) rest.push(...within(part.any, 'any'));
    else if ('not' in part) rest.push({ part: part.not, path: `${path}.not`, depth: depth + 1 });
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

export const bad = (path: string, code: FieldFault, message: string, limit?: number): BadField => ({
  ...{ path, code, message },
  ...(limit === undefined ? {} : { limit }),
});
