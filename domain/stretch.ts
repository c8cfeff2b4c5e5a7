/** Stretches of work: hours that touch are one, whatever day or row they stand on. Instants are epoch ms. */
import { DAY_MS, HOUR_MS } from './time.ts';

/** What runs for longer without a break is taken for what never stops: a week comes round again. */
const LONGEST_MS = 8 * DAY_MS;

/**
 * When the stretch began that runs at an instant; null when none does, `-Infinity` for one without a beginning. `runningSince` tells when the
 * hours began that run at an instant.
 */
export function stretchBegan(at: number, runningSince: (at: number) => number | undefined): number | null {
  let began = runningSince(at);
  while (began !== undefined && began > at - LONGEST_MS) {
    const before = runningSince(began - 1);
    if (before === undefined) return began;
    began = before;
  }
  return began === undefined ? null : -Infinity;
}

/** Whose work goes on for longer than a night after midnight does not end their day by it. */
const NIGHT_MS = 12 * HOUR_MS;

/** When the day of somebody is over that ends at `midnight`: then, or when the work ends that runs and goes on beyond it. */
export const dayEndsAt = (midnight: number, workEndsAt: number | null): number =>
  workEndsAt !== null && midnight < workEndsAt && workEndsAt <= midnight + NIGHT_MS ? workEndsAt : midnight;
