/** Notices of one ticket stand together. Pure. */
import type { Notice } from '../../data/types.ts';

/** Groups in the order of their newest; in a group the newest first, as they came. Those of no ticket are one. */
export function byTicket(items: readonly Notice[]): Notice[][] {
  const groups = new Map<number | null, Notice[]>();
  for (const item of items) {
    const key = item.ticket?.number ?? null;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
