/** By when: open tickets in the words of the reader's day, soonest first, and last those where nothing is to be done but by the customer. */
import { instantOn, laterDay, wallTime } from '../../wall-time.ts';
import { isTheirTurn } from '../moves.ts';
import type { State } from '../ticket.ts';

export const DUE_GROUPS = ['late', 'by-noon', 'today', 'tomorrow', 'later', 'customer'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Where one group ends and the next begins, in epoch ms: the present, noon, the end of today and that of tomorrow. */
export type DueBounds = { now: number; noon: number; today: number; tomorrow: number };

export function dueBounds(now: number, timeZone: string): DueBounds {
  const { year, month, day } = wallTime(now, timeZone);
  const today = { year, month, day };
  const begins = (days: number) => instantOn(laterDay(today, days), '00:00', timeZone);
  return { now, noon: instantOn(today, '12:00', timeZone), today: begins(1), tomorrow: begins(2) };
}

/**
 * What is owed by tomorrow is ours to do, whoever has the turn: a promise of ours runs while the customer is silent too. Beyond that
 * whoever waits for the customer is with them.
 */
export function groupOf({ state, owedAt }: { state: State; owedAt: number | null }, bounds: DueBounds): DueGroup {
  if (owedAt !== null && owedAt < bounds.tomorrow) {
    if (owedAt <= bounds.now) return 'late';
    if (owedAt <= bounds.noon) return 'by-noon';
    return owedAt < bounds.today ? 'today' : 'tomorrow';
  }
  return isTheirTurn(state) ? 'customer' : 'later';
}
