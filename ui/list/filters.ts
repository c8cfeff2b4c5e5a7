/** The filters of a list, and what is left when one is lifted. */
import { FILTER_NAMES, type FilterName } from '../../domain/ticket/list/filter.ts';
import { askableOf } from '../../domain/ticket/search/search.ts';
import type { Filter } from '../paths.ts';

export type Active = { name: FilterName; values: string[] };

/** Those that are set, in the order in which they are offered. */
export const filtersOf = (filter: Filter): Active[] =>
  FILTER_NAMES.flatMap((name) => {
    const values = filter[name] ?? [];
    return values.length > 0 ? [{ name, values }] : [];
  });

export const without = (filter: Filter, name: FilterName | 'q'): Filter => {
  const { [name]: _lifted, ...rest } = filter;
  return rest;
};

/** What of a filter can be asked for: a search may be wrong in part, which is said beneath its field. */
export function askedOf(filter: Filter): Filter {
  const q = askableOf(filter.q ?? '');
  return q === '' ? without(filter, 'q') : { ...filter, q };
}

export const withFilter = (filter: Filter, name: FilterName, values: string[]): Filter =>
  values.length > 0 ? { ...filter, [name]: values } : without(filter, name);
