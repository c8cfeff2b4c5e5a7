/** What whoever answers a ticket must have seen of it: the server refuses by it, and the composer asks by it. Pure. */
import { FROM_PEOPLE } from './machine-mail.ts';

export type Writer = 'customer' | 'colleague';

/** A message of a thread; `agent`: who of us wrote it, null for everybody else and for what Bilet says by itself. */
type Said = { direction: 'in' | 'out' | 'note'; kind: string; agent: string | null };

/** Of each direction the kinds that count, and whose they must be. Automatic mail, whoever sends it, says nothing that an answer must heed. */
export const TO_BE_SEEN: readonly { direction: Said['direction']; kinds: readonly string[]; whose: Writer }[] = [
  { direction: 'in', kinds: FROM_PEOPLE, whose: 'customer' },
  { direction: 'out', kinds: ['reply'], whose: 'colleague' },
  { direction: 'note', kinds: ['note'], whose: 'colleague' },
];

/** Who wrote what `me` must have seen before they answer; null: nobody, or they themselves. */
export function whoWrote({ direction, kind, agent }: Said, me: string): Writer | null {
  const row = TO_BE_SEEN.find((one) => one.direction === direction && one.kinds.includes(kind));
  if (row === undefined) return null;
  return row.whose === 'customer' || (agent !== null && agent !== me) ? row.whose : null;
}

/**
 * The newest message that counts as seen once these were told; `thread` and `told` the oldest first. Whatever came after them does not, nor what
 * the thread does not show yet; and nothing that was seen becomes unseen.
 */
export function seenOnceTold(thread: readonly string[], seen: string | null, told: readonly string[]): string | null {
  const last = thread.findLastIndex((id) => told.includes(id));
  return last > (seen === null ? -1 : thread.indexOf(seen)) ? (thread[last] ?? seen) : seen;
}
