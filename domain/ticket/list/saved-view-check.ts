/** What a saved view may not be kept with, what it names, and the list that it is meant of: for who keeps and serves it. */
import { bad, type BadField } from '../../field-fault.ts';
import { isId } from '../../id.ts';
import { LIMITS } from '../../limits.ts';
import type { ListComparison, ListCondition } from '../condition.ts';
import { conditionFaults, partsIn } from '../condition-check.ts';
import { type CustomName, customIdOf, isCustomName } from '../custom/name.ts';
import { listFieldNamed, type ListField, type ListFieldName } from './list-field.ts';
import { isOf } from './saved-view.ts';
import type { View } from './view.ts';

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
