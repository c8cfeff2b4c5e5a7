/** The tags of a ticket. */
import { LIMITS } from '../limits.ts';

/** With these as well, in its own order, new ones last and as far as there is room; none that it has goes. */
export const withTags = (tags: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...tags, ...more])].slice(0, Math.max(LIMITS.tagsOfTicket, tags.length));
