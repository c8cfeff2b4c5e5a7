/** How often what holds for whole lists is counted: once a second at most, and never so often that counting it is most of what a server does. */
import { SECOND_MS } from '../../domain/time.ts';

/** Of so much time one part is spent on counting a list that is selected. */
const SHARE = 20;
const MOST_MS = 30 * SECOND_MS;
let told = 0;
/** Of the last list that was counted whole, and until when somebody may still look at it. */
let last = { tookMs: 0, until: 0 };

/** Asks for the counts of views, and keeps the pause that the server tells, which counts them for all its readers. */
export async function heeded<Answer extends { pauseMs: number }>(ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await ask();
  told = answer.pauseMs;
  return answer;
}

/** Asks, and remembers how long the answer took, or that there was none. */
export async function timed<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  try {
    return await ask();
  } finally {
    const now = performance.now();
    last = { tookMs: now - began, until: now + 2 * MOST_MS };
  }
}

/** The pause before they are counted again. */
export function pauseMs(): number {
  const own = performance.now() < last.until ? SHARE * last.tookMs : 0;
  return Math.max(SECOND_MS, told, Math.min(own, MOST_MS));
}
