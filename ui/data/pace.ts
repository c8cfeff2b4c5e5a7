/** How often something is read again that changes all the time. */

export type Pace = {
  /** `urgent`: soon; otherwise when its turn comes. */
  ask: (urgent: boolean) => void;
  end: () => void;
};

/**
 * Acts `soonMs` after it was asked to, as it is by then where that changes, and for what is not urgent at most every `everyMs`. However often it
 * is asked meanwhile, it acts once.
 */
export function paced(
  act: () => void,
  { soonMs, everyMs = 0 }: { soonMs: number | (() => number); everyMs?: number },
): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let last = -Infinity;
  return {
    ask: (urgent) => {
      const now = performance.now();
      const soon = now + (typeof soonMs === 'number' ? soonMs : soonMs());
      const at = Math.max(soon, urgent ? 0 : last + everyMs);
      if (at >= due) return;
      clearTimeout(timer);
      due = at;
      timer = setTimeout(() => {
        due = Infinity;
        last = performance.now();
        act();
      }, at - now);
    },
    end: () => clearTimeout(timer),
  };
}
