/** How often saved views are counted: once a second at most, and never so often that counting them is most of what a server does. */
import { SECOND_MS } from '../../domain/time.ts';

/** Of so much time one part is spent on counting. */
const SHARE = 20;
const MOST_MS = 30 * SECOND_MS;
let took = 0;

/** Asks, and remembers how long the answer took. */
export async function timed<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  const answer = await ask();
  took = performance.now() - began;
  return answer;
}

/** The pause before they are counted again. */
export const pauseMs = (): number => Math.min(Math.max(SECOND_MS, SHARE * took), MOST_MS);
