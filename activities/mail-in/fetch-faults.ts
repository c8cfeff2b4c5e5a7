/**
 * Poison messages and gaps: what a mail server lists and does not deliver, remembered across connections. Whether the mail or
 * the server is at fault shows only later, when others come.
 */
import { DAY_MS, MINUTE_MS } from '../../domain/time.ts';
import { stopwatch } from '../stopwatch.ts';

/** Failures of one mail, asked for alone while the server delivered others, before it counts as unreadable. */
const POISON_TRIES = 4;
/** Passes over a UID that is listed but not delivered, before it counts as gone: replicas lag behind. */
const GAP_PASSES = 3;

export type Patience = {
  /** And no sooner than this: a few notices of the server make as many passes within a second, a lag may last minutes. */
  gapMs: number;
  /** Until a mail that the server broke off at is asked for again; twice as long each time, a day at most. */
  retakeMs: number;
};
const PATIENCE: Patience = { gapMs: 5 * MINUTE_MS, retakeMs: 10 * MINUTE_MS };
const RETAKE_LAST_MS = DAY_MS;

type Suspicion = { failures: number; unexplained: boolean };

export type FetchFaults = ReturnType<typeof createFetchFaults>;

/** An empty memory for one folder. */
export function createFetchFaults({ gapMs, retakeMs }: Patience = PATIENCE) {
  const gaps = new Map<number, { passes: number; lasts: () => number }>();
  const suspects = new Map<number, Suspicion>();
  const retakes = new Map<number, { wait: number; waits: () => number }>();
  let generation = 0;
  const suspect = (uid: number): Suspicion => {
    const known = suspects.get(uid) ?? { failures: 0, unexplained: false };
    suspects.set(uid, known);
    return known;
  };
  return {
    /** Begins anew when UIDVALIDITY changed: UIDs of another generation name other mails. */
    forGeneration(uidvalidity: number): void {
      if (generation !== uidvalidity) for (const map of [gaps, suspects, retakes]) map.clear();
      generation = uidvalidity;
    },

    /** A body was asked for and did not come. Suspicious only when it was asked for alone: in a batch any of them may be it. */
    failed(uid: number, alone: boolean): void {
      suspect(uid).unexplained ||= alone;
    },
    /** A body came: the server is well, so what failed alone before counts against those mails. */
    delivered(uid: number): void {
      suspects.delete(uid);
      for (const one of suspects.values()) {
        if (one.unexplained) one.failures += 1;
        one.unexplained = false;
      }
    },
    isSuspect: (uid: number): boolean => suspects.has(uid),
    /** It failed alone, and no other mail came since: a probe must tell whether the server is well. */
    isUnexplained: (uid: number): boolean => suspects.get(uid)?.unexplained === true,
    /** Those above suspicion first, because a suspect may break the connection; the worst suspect last. */
    inOrder<Mail extends { uid: number }>(mails: Mail[]): Mail[] {
      const weight = ({ uid }: Mail) => {
        const one = suspects.get(uid);
        return one === undefined ? 0 : 1 + one.failures + (one.unexplained ? 1 : 0);
      };
      return mails.toSorted((a, b) => weight(a) - weight(b));
    },
    /** Whether it is a poison message, to be given up; from then on it is asked for again only now and then. */
    isPoison(uid: number): boolean {
      if ((suspects.get(uid)?.failures ?? 0) < POISON_TRIES) return false;
      suspects.delete(uid);
      this.postpone(uid);
      return true;
    },

    /** Gaps: UIDs listed once and not delivered since. They are asked for in each pass, whatever is listed then. */
    gaps: (): number[] => [...gaps.keys()],
    filled: (uid: number): boolean => gaps.delete(uid),
    /** A gap once more; whether it is to be given up as gone. */
    isGone(uid: number): boolean {
      const gap = gaps.get(uid) ?? { passes: 0, lasts: stopwatch() };
      gap.passes += 1;
      gaps.set(uid, gap);
      return gap.passes >= GAP_PASSES && gap.lasts() >= gapMs && gaps.delete(uid);
    },

    /** Whether a mail that was given up may be asked for again now. */
    mayRetake(uid: number): boolean {
      const retake = retakes.get(uid);
      return retake === undefined || retake.waits() >= retake.wait;
    },
    /** Not again so soon. */
    postpone(uid: number): void {
      const wait = Math.min((retakes.get(uid)?.wait ?? retakeMs / 2) * 2, RETAKE_LAST_MS);
      retakes.set(uid, { wait, waits: stopwatch() });
    },
  };
}
