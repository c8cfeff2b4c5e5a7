/** An event to wait for, with a time-out: the wait ends by a wake-up, after a time, or with the work. */

export type Wakeup = {
  wake: () => void;
  /** Forgets earlier wake-ups. */
  reset: () => void;
  /** Resolves at a wake-up since the last reset, after `ms`, or when `stopping` aborts. */
  wait: (ms: number, stopping: AbortSignal) => Promise<void>;
};

export function createWakeup(): Wakeup {
  let awake = false;
  let resume: (() => void) | undefined;
  return {
    wake() {
      awake = true;
      resume?.();
    },
    reset() {
      awake = false;
    },
    async wait(ms, stopping) {
      if (awake || stopping.aborted) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          stopping.removeEventListener('abort', done);
          resume = undefined;
          resolve();
        };
        const timer = setTimeout(done, ms);
        stopping.addEventListener('abort', done, { once: true });
        resume = done;
      });
    },
  };
}

/** Waits `ms`, or until `stopping` aborts. */
export const pause = (ms: number, stopping: AbortSignal): Promise<void> => createWakeup().wait(ms, stopping);
