/**
 * A condition as it is being built: blocks with keys of their own, so that what is typed stays where it is typed. The conditions of
 * the API know `all`, `any` and `not`; a person reads "none of these" and "does not contain".
 */
import type { Condition } from '../../domain/ticket/condition.ts';
import type { FieldName, Operator } from '../../domain/ticket/field.ts';

export const MODES = ['all', 'any', 'none', 'not-all'] as const;
export type Mode = (typeof MODES)[number];
export type Value = string | number | boolean;

export type Comparison = { key: number; field: FieldName; op: Operator; not: boolean; value: readonly Value[] };
export type Group = { key: number; mode: Mode; parts: readonly Part[] };
export type Part = Comparison | Group;

let last = 0;
/** Unlike any before in this window. */
export const newKey = (): number => (last += 1);

export const isGroup = (part: Part): part is Group => 'mode' in part;

/** The outermost block is a group, also where the condition is a single comparison. */
export function groupOf(condition: Condition): Group {
  const part = partOf(condition, false);
  return isGroup(part) ? part : { key: newKey(), mode: 'all', parts: [part] };
}

const NEGATED: Record<Mode, Mode> = { all: 'not-all', 'not-all': 'all', any: 'none', none: 'any' };

function partOf(condition: Condition, not: boolean): Part {
  if ('not' in condition) return partOf(condition.not, !not);
  if ('all' in condition || 'any' in condition) {
    const mode: Mode = 'all' in condition ? 'all' : 'any';
    const parts = 'all' in condition ? condition.all : condition.any;
    return { key: newKey(), mode: not ? NEGATED[mode] : mode, parts: parts.map((one) => partOf(one, false)) };
  }
  const { field, op, value } = condition;
  const [only] = value;
  // "Not yes" is no, and not inside is outside.
  if (not && value.length === 1) {
    if (typeof only === 'boolean') return { key: newKey(), field, op, not: false, value: [!only] };
    if (op === 'inside' || op === 'outside')
      return { key: newKey(), field, op: op === 'inside' ? 'outside' : 'inside', not: false, value };
  }
  return { key: newKey(), field, op, not, value };
}

export function conditionOf(part: Part): Condition {
  if (!isGroup(part)) {
    const { field, op, not, value } = part;
    return not ? { not: { field, op, value } } : { field, op, value };
  }
  const parts = part.parts.map(conditionOf);
  if (part.mode === 'all') return { all: parts };
  if (part.mode === 'any') return { any: parts };
  return { not: part.mode === 'none' ? { any: parts } : { all: parts } };
}

const PATHS: Record<Mode, string> = { all: 'all', any: 'any', none: 'not.any', 'not-all': 'not.all' };

/** Where the API finds the list of a group's parts; the group itself stands at `path`. */
export const partsPath = ({ mode }: Pick<Group, 'mode'>, path: string): string => `${path}.${PATHS[mode]}`;
