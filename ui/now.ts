import { useSyncExternalStore } from 'react';

/** Clocks are shown in minutes; ten seconds keeps each at most that late without waking the page all the time. */
const TICK_MS = 10_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The present in epoch ms, the same for all components of one paint, renewed every ten seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
