/** What narrows a list down, by the names that addresses and the API give it, and the condition that it stands for. */
import type { ListComparison, ListCondition } from '../condition.ts';
import type { Operator } from '../field.ts';
import { LIST_FIELDS, type ListFieldName } from './list-field.ts';

/** In the order in which they are offered. */
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
export type Asked = keyof typeof FILTERS;
export const ASKED = Object.keys(FILTERS) as [Asked, ...Asked[]];

/** What is yes or no says its opposite by its other value. */
type Flag = 'unread' | 'abusive';
const isFlag = (asked: Asked): asked is Flag => LIST_FIELDS[FILTERS[asked]].kind === 'flag';

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
export const isOfWords = (name: FilterName): boolean => ['tag', 'subject'].includes(askedBy(name));

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
    const one = { field: FILTERS[asked], op: opOf(asked), value: values.map(valueOf(asked)) };
    return [isOpposite(name) ? { not: one } : one];
  });
  return all.length === 0 ? null : { all };
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
  const name = ASKED.find((one) => FILTERS[one] === field);
  return name === undefined || op !== opOf(name) ? null : { name, values: value.map(String) };
}
