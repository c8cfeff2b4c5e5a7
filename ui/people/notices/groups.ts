/** Notices of one ticket stand together. Pure. */
import { isToKnow, lastTurns, noticeKindOf } from '../../../domain/people/notice.ts';
import type { Notice } from '../../data/types.ts';

/** Groups in the order of their newest; in a group what happened last first, whenever it was found. Those of no ticket are one. */
export function byTicket(items: readonly Notice[]): Notice[][] {
  const groups = new Map<number | null, Notice[]>();
  for (const item of items.toSorted((a, b) => b.happenedAt.localeCompare(a.happenedAt))) {
    const key = item.ticket?.number ?? null;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** Of notices with the newest first: what was taken from their reader and has not come back since. */
export const stillTaken = (items: readonly Notice[]): Notice[] =>
  lastTurns(items).filter(({ kind }) => isToKnow(noticeKindOf(kind)));

/** Told so much later, it was found late: a worker had been away. */
const LATE_MS = 5 * 60_000;

/** When it was found, where that was later than it happened; null where it was told at once. */
export const foundLate = ({ at, happenedAt }: Pick<Notice, 'at' | 'happenedAt'>): string | null =>
  Date.parse(at) - Date.parse(happenedAt) > LATE_MS ? at : null;
