/** Waiting that can be cut short: by a wake-up, a time, or the end of the work. */

export type Waker = {
  wake: () => void;
  /** Forgets earlier wake-ups. */
  reset: () => void;
  /** Resolves at a wake-up since the last reset, after `ms`, or when `signal` aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

export function createWaker(): Waker {
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
    async wait(ms, signal) {
      if (awake || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resume = undefined;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done, { once: true });
        resume = done;
      });
    },
  };
}

/** Waits `ms`, or until `signal` aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> => createWaker().wait(ms, signal);
