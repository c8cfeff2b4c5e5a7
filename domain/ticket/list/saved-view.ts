/**
 * Views that somebody has saved: a list that everybody has, narrowed down by a condition. What filters can say of it stands in the filters of
 * the list, where it can be lifted or changed; the rest is kept as it is.
 */
import type { ListComparison, ListCondition } from '../condition.ts';
import { askedBy, conditionOf, type Filtered, filterOf, type FilterName, readCustomFilter } from './filter.ts';
import type { ListFieldName } from './list-field.ts';
import type { View } from './view.ts';

/** What a saved view shows. */
export type Shows = { view: View; when: ListCondition };
/** `rest`: what no filter can say: another way to compare, one thing or another. */
export type TakenApart = { filter: Filtered; rest: ListCondition[] };

/** The condition as filters and a rest. */
export function takenApart({ view, when }: Shows): TakenApart {
  const filter: Partial<Record<FilterName, readonly string[]>> = {};
  const rest: ListCondition[] = [];
  for (const part of 'all' in when ? when.all : [when]) {
    if (isOf(part, 'view') && part.value.every((one) => one === view)) continue;
    const said = filterOf(part);
    if (said === null || !isFree(filter[said.name], said)) rest.push(part);
    else filter[said.name] = [...(filter[said.name] ?? []), ...said.values];
  }
  return { filter, rest };
}

/** Each filter says one thing; that of custom fields one of each field. */
function isFree(values: readonly string[] | undefined, said: { name: FilterName; values: string[] }): boolean {
  if (values === undefined) return true;
  const names = (all: readonly string[]) => all.map((one) => readCustomFilter(one)?.name);
  return askedBy(said.name) === 'custom-field' && names(said.values).every((name) => !names(values).includes(name));
}

/** Whether it compares this field. */
export const isOf = (part: ListCondition, field: ListFieldName): part is ListComparison =>
  'field' in part && part.field === field;

/** The condition that filters and a rest stand for. */
export function putTogether({ filter, rest }: { filter: Filtered; rest: readonly ListCondition[] }): ListCondition {
  const filtered = conditionOf(filter);
  return { all: [...(filtered === null || !('all' in filtered) ? [] : filtered.all), ...rest] };
}

/** A filter that is asked for stands in the place of the view's own of its name; one without values lifts that. */
export const narrowedBy = (shows: Shows, asked: Filtered): TakenApart => {
  const { filter, rest } = takenApart(shows);
  return { filter: { ...filter, ...asked }, rest };
};

/** Filters that say the same, in whatever order their values were chosen. */
export const isSame = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));
