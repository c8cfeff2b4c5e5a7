/** What narrows a list down, by the names that addresses and the API give it, and the condition that it stands for. */
import type { ListComparison, ListCondition } from '../condition.ts';
import { type CustomName, isCustomName } from '../custom/name.ts';
import type { Operator } from '../field.ts';
import { LIST_FIELDS, type ListFieldName } from './list-field.ts';

/** In the order in which they are offered. What custom fields hold is asked about by `custom-field`, whose values say of which (`customFilter`). */
export const FILTERS = {
  state: 'state',
  due: 'due',
  owner: 'owner',
  team: 'team',
  priority: 'priority',
  type: 'type',
  tag: 'tag',
  subject: 'subject',
  unread: 'unread',
  abusive: 'abusive',
  mailbox: 'mailbox',
  channel: 'channel',
  language: 'language',
  contact: 'contact',
  organisation: 'sender-organisation',
} as const satisfies Record<string, ListFieldName>;
/** What is asked about. */
export type Asked = keyof typeof FILTERS | 'custom-field';
export const ASKED = [...Object.keys(FILTERS), 'custom-field'] as unknown as [Asked, ...Asked[]];

/** What asks about a field of lists; undefined where no filter does. */
export const askedAbout = (field: ListFieldName): Asked | undefined =>
  isCustomName(field)
    ? 'custom-field'
    : (Object.keys(FILTERS) as (keyof typeof FILTERS)[]).find((one) => FILTERS[one] === field);

/** A value of the filter `custom-field`: of which custom field, and what it is to hold. */
export const customFilter = (name: CustomName, value: string): string => `${name}:${value}`;

/** Null for what says of no custom field. */
export function readCustomFilter(said: string): { name: CustomName; value: string } | null {
  const at = said.indexOf(':');
  const name = said.slice(0, Math.max(0, at));
  return isCustomName(name) ? { name, value: said.slice(at + 1) } : null;
}

/** What is yes or no says its opposite by its other value. */
type Flag = 'unread' | 'abusive';
const isFlag = (asked: Asked): asked is Flag => asked !== 'custom-field' && LIST_FIELDS[FILTERS[asked]].kind === 'flag';

type Opposite = `not-${Exclude<Asked, Flag>}`;
/** What is asked about, or that it is none of the values. */
export type FilterName = Asked | Opposite;
/** Each with its opposite behind it. */
export const FILTER_NAMES = ASKED.flatMap(waysOf) as [FilterName, ...FilterName[]];

export function isOpposite(name: FilterName): name is Opposite {
  return name.startsWith('not-');
}
export function askedBy(name: FilterName): Asked {
  return isOpposite(name) ? (name.slice('not-'.length) as Asked) : name;
}
/** The other way to ask about the same; null where there is none. */
export function oppositeOf(name: FilterName): FilterName | null {
  if (isOpposite(name)) return askedBy(name);
  return isFlag(name) ? null : `not-${name}`;
}

/** Both ways to ask about the same, or the only one. */
export function waysOf(asked: Asked): FilterName[] {
  const opposite = oppositeOf(asked);
  return opposite === null ? [asked] : [asked, opposite];
}

/** Filters whose values are words of whoever asks, and may hold a comma. */
export const isOfWords = (name: FilterName): boolean => ['tag', 'subject', 'custom-field'].includes(askedBy(name));

/** How a filter compares. */
const opOf = (asked: Asked): Operator => (asked === 'subject' ? 'contains' : 'is');

/** Of several values one that fits is enough; of several names each must fit. */
export type Filtered = Partial<Record<FilterName, readonly string[]>>;

/** Null: nothing narrows it down. */
export function conditionOf(filter: Filtered): ListCondition | null {
  const all = FILTER_NAMES.flatMap((name): ListCondition[] => {
    const values = filter[name] ?? [];
    if (values.length === 0) return [];
    const asked = askedBy(name);
    if (asked === 'custom-field')
      return customComparisons(values).map((one) => (isOpposite(name) ? { not: one } : one));
    const one = { field: FILTERS[asked], op: opOf(asked), value: values.map(valueOf(asked)) };
    return [isOpposite(name) ? { not: one } : one];
  });
  return all.length === 0 ? null : { all };
}

/** Of one custom field several values are one question, of several each is its own. */
function customComparisons(values: readonly string[]): ListComparison[] {
  const byName = new Map<CustomName, string[]>();
  for (const said of values) {
    const read = readCustomFilter(said);
    if (read !== null) byName.set(read.name, [...(byName.get(read.name) ?? []), read.value]);
  }
  return [...byName].map(([field, value]) => ({ field, op: 'is', value }));
}

const valueOf = (asked: Asked) => (value: string) => (isFlag(asked) ? value === 'true' : value);

/** The filter that says what a condition says, with its values; null where none does. */
export function filterOf(condition: ListCondition): { name: FilterName; values: string[] } | null {
  if ('not' in condition) {
    const asked = comparedBy(condition.not);
    const name = asked && oppositeOf(asked.name);
    return name === null ? null : { ...asked!, name };
  }
  return comparedBy(condition);
}

function comparedBy(condition: ListCondition): { name: Asked; values: string[] } | null {
  if (!('field' in condition)) return null;
  const { field, op, value }: ListComparison = condition;
  if (isCustomName(field))
    return op === 'is' ? { name: 'custom-field', values: value.map((one) => customFilter(field, String(one))) } : null;
  const name = askedAbout(field);
  return name === undefined || op !== opOf(name) ? null : { name, values: value.map(String) };
}
