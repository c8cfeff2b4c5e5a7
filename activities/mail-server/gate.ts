/** A semaphore whose queue nobody stands in for ever. */
export type Gate = {
  /** Resolves to true once inside, first come first served; to false when it took longer than `withinMs`. */
  enter(withinMs: number): Promise<boolean>;
  leave(): void;
};

/** At most `atOnce` are inside. */
export function createGate(atOnce: number): Gate {
  let free = atOnce;
  const queue: (() => void)[] = [];
  return {
    enter(withinMs) {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const enter = () => {
          clearTimeout(timer);
          resolve(true);
        };
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(enter), 1);
          resolve(false);
        }, withinMs);
        queue.push(enter);
      });
    },
    leave() {
      // Handed over, not released: whoever comes between must not overtake the queue.
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
