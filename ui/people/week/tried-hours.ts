/** The week of somebody with a shift that is tried. Pure. */
import type { Shift } from './person-schedule.tsx';

type Hours = Pick<Shift, 'days' | 'from' | 'to' | 'timeZone'>;

/** Beside it stand their other shifts, as far as they are arranged for its first day; in place of the one that it changes. */
export function triedHours(tried: Omit<Shift, 'id'>, others: readonly Shift[], instead: string | null): Hours[] {
  const beside = others.filter(
    ({ id, since, until }) => id !== instead && since <= tried.since && (until === null || until >= tried.since),
  );
  return [...beside, tried].map(({ days, from, to, timeZone }) => ({ days, from, to, timeZone }));
}
