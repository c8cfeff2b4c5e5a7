/** Quota: how many of something one holder (an agent, a session) may have at once. */
import type { Problem } from '../../domain/problem.ts';

export type Quota = {
  /** Counts one in; call what it returns, once, when that one ends. Throws the quota's problem for one too many. */
  enter(holder: string): () => void;
};

export function createQuota(most: number, refusal: () => Problem): Quota {
  const held = new Map<string, number>();
  return {
    enter(holder) {
      const now = held.get(holder) ?? 0;
      if (now >= most) throw refusal();
      held.set(holder, now + 1);
      return () => {
        const left = (held.get(holder) ?? 1) - 1;
        if (left > 0) held.set(holder, left);
        else held.delete(holder);
      };
    },
  };
}
