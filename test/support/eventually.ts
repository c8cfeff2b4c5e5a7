import { setTimeout as delay } from 'node:timers/promises';

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;

export type EventuallyOptions = {
  /** Default 20 s: ten times what a quiet machine needs, because the machine may be slow and shared. */
  withinMs?: number;
  /** What is waited for, for the failure's message. */
  label?: string;
  /** Pause between two looks; default 20 ms. */
  everyMs?: number;
};

/**
 * Looks until `check` returns something truthy and returns that. A check that throws (an `expect`, say)
 * counts as not yet. Throws at the deadline with the last value or error. Tests wait with this, never
 * for a time.
 */
export async function eventually<T>(check: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<Truthy<T>> {
  const { withinMs = 20_000, everyMs = 20, label = 'the condition' } = options;
  let last = 'nothing yet';
  for (const deadline = Date.now() + withinMs; ; await delay(everyMs)) {
    try {
      const value = await check();
      if (value) return value as Truthy<T>;
      last = `last value: ${JSON.stringify(value)}`;
    } catch (error) {
      last = `last error: ${(error as Error).message}`;
    }
    if (Date.now() >= deadline) throw new Error(`${label} did not come true within ${withinMs} ms; ${last}`);
  }
}
