/**
 * Views that somebody has saved: a list that everybody has, narrowed down by a condition. What filters can say of it stands in the filters of
 * the list, where it can be lifted or changed; the rest is kept as it is.
 */
import { isId } from '../../id.ts';
import { LIMITS } from '../../limits.ts';
import type { BadField } from '../../field-fault.ts';
import type { ListComparison, ListCondition } from '../condition.ts';
import { type CustomName, customIdOf, isCustomName } from '../custom/name.ts';
import { bad, conditionFaults, partsIn } from '../condition-check.ts';
import { askedBy, conditionOf, type Filtered, filterOf, type FilterName, readCustomFilter } from './filter.ts';
import { listFieldNamed, type ListField, type ListFieldName } from './list-field.ts';
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

const isOf = (part: ListCondition, field: ListFieldName): part is ListComparison =>
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

/** The list that a condition is meant of where nobody says which: that which it names, all where it speaks of closed tickets, else the open ones. */
export function viewMeant(when: ListCondition): View {
  for (const part of 'all' in when ? when.all : [when])
    if (isOf(part, 'view') && part.value.length === 1) return part.value[0] as View;
  const speaksOfAll = partsIn(when).some(
    ({ part }) => isOf(part, 'view') || (isOf(part, 'state') && part.value.includes('closed')),
  );
  return speaksOfAll ? 'all' : 'open';
}

/** What a view may not be kept with: what no condition may be, more than all open tickets can be asked again and again, and what no list can read. */
export function savedViewFaults(when: ListCondition): BadField[] {
  const most = { comparisons: LIMITS.viewComparisons, values: LIMITS.viewValues };
  const faults = conditionFaults(when, listFieldNamed, most);
  const noIds = partsIn(when).flatMap(({ part, path }) => {
    if (!('field' in part)) return [];
    const { of: kind, words = [] }: ListField = listFieldNamed(part.field);
    return part.value.flatMap((one, at) =>
      kind === undefined || words.includes(String(one)) || isId(String(one))
        ? []
        : [bad(`${path}.value.${at}`, 'unknown', `there is no such ${kind}`)],
    );
  });
  return [...faults, ...noIds.filter(({ path }) => faults.every((fault) => fault.path !== path))];
}

/** What it names of the installation's own. */
export type Named = {
  field: ListFieldName;
  kind: NonNullable<ListField['of']> | 'custom-field' | 'custom-choice';
  id: string;
};

/** The things that a condition names by id, each once; of a custom field also what it is to be, which is the id of a choice where it has some. */
export function namedIn(when: ListCondition): Named[] {
  const named = partsIn(when).flatMap(({ part }): Named[] => {
    if (!('field' in part)) return [];
    if (isCustomName(part.field)) return customIn(part, part.field);
    const { of: kind, words = [] }: ListField = listFieldNamed(part.field);
    if (kind === undefined) return [];
    return part.value.flatMap((one) =>
      typeof one === 'string' && !words.includes(one) ? [{ field: part.field, kind, id: one }] : [],
    );
  });
  return [...new Map(named.map((one) => [`${one.field} ${one.id}`, one])).values()];
}

function customIn({ field, op, value }: ListComparison, name: CustomName): Named[] {
  const choices = op === 'is' ? value.filter((one) => typeof one === 'string') : [];
  return [
    { field, kind: 'custom-field', id: customIdOf(name) },
    ...choices.map((id): Named => ({ field, kind: 'custom-choice', id })),
  ];
}

/** Filters that say the same, in whatever order their values were chosen. */
export const isSame = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));
