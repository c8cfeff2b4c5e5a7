/** The filters of a list, and what is left when one is lifted. */
import { askedBy, FILTER_NAMES, type FilterName, isOpposite } from '../../domain/ticket/list/filter.ts';
import { askableOf } from '../../domain/ticket/search/search.ts';
import type { Filter } from '../paths.ts';
import type { DeskT } from '../texts/index.ts';

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

/** The same values asked about the other way; those that were asked so already stay. */
export function turned(filter: Filter, from: FilterName, to: FilterName): Filter {
  const values = [...new Set([...(filter[to] ?? []), ...(filter[from] ?? [])])];
  return withFilter(without(filter, from), to, values);
}

/** What a filter is called: by what it asks about, and that it must not be so. */
export function filterWords(name: FilterName, t: DeskT): string {
  const asked = askedBy(name);
  if (!isOpposite(name)) return t(`filter.${asked}`);
  return asked === 'subject' ? t('filter.not.subject') : t('filter.not', { filter: t(`filter.${asked}`) });
}
