/** What an empty list says when it was narrowed down. */
import type { View } from '../../contract/ticket/routes.ts';
import type { Filter } from '../paths.ts';

type Words =
  | { text: 'list.none-at-all' | 'list.none-found.text' | 'list.none-filtered.text'; query: string }
  | { text: 'list.none-of-owner' | 'list.none-filtered' };
/** `without`: what is still asked for when the filters are taken off; null where there are none. */
export type EmptyList = Words & { without: Filter | null };

/** Null for a list that shows all of its view. */
export function whyEmpty(view: View, { q, tag, owner }: Filter): EmptyList | null {
  const isFiltered = Boolean(tag) || Boolean(owner);
  if (q && isFiltered) return { text: 'list.none-filtered.text', query: q, without: { q } };
  if (tag && owner) return { text: 'list.none-filtered', without: {} };
  const asked = q || tag;
  const without = isFiltered ? {} : null;
  if (asked) return { text: view === 'all' ? 'list.none-at-all' : 'list.none-found.text', query: asked, without };
  return owner ? { text: 'list.none-of-owner', without } : null;
}
