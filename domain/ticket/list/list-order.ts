/** In which order a list stands. */
import { isOfOpen, type View } from './view.ts';

export const SORTS = ['due', 'activity', 'age', 'priority', 'number'] as const;
/**
 * `due`: by tomorrow's end, then later, then with the customer, each soonest first. `activity`: the newest first. `age`: the oldest first.
 * `priority`: the most urgent first, of these what is due soonest. `number`: the greatest first, which never moves.
 */
export type Sort = (typeof SORTS)[number];

/** Closed tickets owe nothing, and what they were worth is over. */
export const isSortOf = (sort: Sort, view: View): boolean => (sort !== 'due' && sort !== 'priority') || isOfOpen(view);
