/** The list that is shown: one that everybody has, or a saved one, and the addresses and questions that mean it. */
import { type FilterName, FILTER_NAMES } from '../../domain/ticket/list/filter.ts';
import { isSame } from '../../domain/ticket/list/saved-view.ts';
import type { View } from '../../domain/ticket/list/view.ts';
import type { SavedView } from '../data/types.ts';
import { type Filter, paths } from '../paths.ts';

export type ShownView = {
  /** In addresses and to the API. */
  at: string;
  /** The list that everybody has, and that a saved one narrows down. */
  base: View;
  name: string;
  /** What a saved one filters by; nothing of others. */
  own: Filter;
  /** Something of it no filter can say. */
  isCustom: boolean;
  saved: SavedView | null;
};

export const everybodys = (view: View, name: string): ShownView => ({
  ...{ at: view, base: view, name, own: {}, isCustom: false, saved: null },
});

/** What an address says of a filter: of a saved view only what is not its own. */
export function askedIn({ own }: Pick<ShownView, 'own'>, filter: Filter): Filter {
  const others = FILTER_NAMES.flatMap((name): [FilterName, string[]][] =>
    isSame(filter[name], own[name]) ? [] : [[name, filter[name] ?? []]],
  );
  return { ...(filter.q ? { q: filter.q } : {}), ...(Object.fromEntries(others) as Filter) };
}

/** Whether a saved view is filtered otherwise than it was saved. */
export const isChanged = (view: ShownView, filter: Filter): boolean =>
  FILTER_NAMES.some((name) => !isSame(filter[name], view.own[name]));

export const listPath = (view: ShownView, filter: Filter): string => paths.view(view.at, askedIn(view, filter));
export const ticketPath = (view: ShownView, number: number, filter: Filter): string =>
  paths.ticket(view.at, number, askedIn(view, filter));
