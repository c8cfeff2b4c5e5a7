/** Work that rests often, between the requests of others. */
import { setImmediate } from 'node:timers/promises';

/** The loop is left to others after so long: nobody must feel it who works meanwhile. */
export const SLICE_MS = 4;

/** What it returns in the end. Throws what it throws. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  for (let rested = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - rested < SLICE_MS) continue;
    await setImmediate();
    rested = performance.now();
  }
}
