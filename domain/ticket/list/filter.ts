/** What narrows a list down, by the names that addresses and the API give it, and the condition that it stands for. */
import type { ListCondition } from '../condition.ts';
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
  unread: 'unread',
  abusive: 'abusive',
  mailbox: 'mailbox',
  channel: 'channel',
  language: 'language',
  contact: 'contact',
  organisation: 'sender-organisation',
} as const satisfies Record<string, ListFieldName>;
export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as [FilterName, ...FilterName[]];

/** Of several values one that fits is enough; of several names each must fit. */
export type Filtered = Partial<Record<FilterName, readonly string[]>>;

/** Null: nothing narrows it down. */
export function conditionOf(filter: Filtered): ListCondition | null {
  const all = FILTER_NAMES.flatMap((name) => {
    const values = filter[name] ?? [];
    return values.length === 0 ? [] : [{ field: FILTERS[name], op: 'is' as const, value: values.map(valueOf(name)) }];
  });
  return all.length === 0 ? null : { all };
}

const valueOf = (name: FilterName) => (value: string) =>
  LIST_FIELDS[FILTERS[name]].kind === 'flag' ? value === 'true' : value;
