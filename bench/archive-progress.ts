/** What an administrator sees of an archive while it is taken: it only ever goes on. */
import { setTimeout as delay } from 'node:timers/promises';
import { SECOND_MS } from '../domain/time.ts';
import type { Ask } from './caller.ts';

type Seen = { found: number | null; left: number | null };
type Answer = { items: { id: string; archive: Seen | null }[] };

/** Looks every half second. `end` says how many numbers were seen, and what was wrong with them. */
export function watchProgress(ask: Ask, mailbox: string) {
  const ended = new AbortController();
  const seen: Seen[] = [];
  const look = async () => {
    const { items } = await ask<Answer>('GET', '/mailboxes', 200);
    const now = items.find(({ id }) => id === mailbox)?.archive;
    const last = seen.at(-1);
    if (now && (now.left !== last?.left || now.found !== last.found)) seen.push(now);
  };
  const all = (async () => {
    while (!ended.signal.aborted) {
      await look();
      await delay(SECOND_MS / 2, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  all.catch(() => undefined);
  return {
    last: (): Seen | undefined => seen.at(-1),
    async end(): Promise<{ steps: number; faults: string[] }> {
      ended.abort();
      await all;
      const known = seen.filter(({ left }) => left !== null);
      const back = known.some(({ left }, index) => index > 0 && left! > known[index - 1]!.left!);
      return {
        steps: known.length,
        faults: [
          ...(back ? [`progress went back: ${known.map(({ left }) => left).join(' ')}`] : []),
          ...(new Set(known.map(({ found }) => found)).size === 1 ? [] : ['how many mails there are has changed']),
          ...(known.at(-1)?.left === 0 ? [] : ['progress does not end at nothing left']),
        ],
      };
    },
  };
}
