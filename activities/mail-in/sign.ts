/**
 * The sign that a mailbox is watched (db/mail-in/watched.ts): given while its reader waits for something that ends by itself, or
 * gets on with its work, and not while it hangs, however well the process around it lives.
 */
import { noteWatched } from '../../db/mail-in/watched.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Deps } from '../deps.ts';
import { pause } from '../wakeup.ts';

export type Sign = {
  /** The reader got on. */
  moved(): void;
  /** The reader gets on as long as this number changes, such as that of bytes received; null ends it. */
  follow(progress: (() => number) | null): void;
  /** The reader waits for `work`, which is bound to end. */
  rest<T>(work: Promise<T>): Promise<T>;
  /** Whether it rests or got on since this was asked last. */
  isGiven(): boolean;
};

/** A reader that has just begun counts as one that moved. */
export function createSign(): Sign {
  let resting = 0;
  let hasMoved = true;
  let progress: (() => number) | null = null;
  let seen = 0;
  return {
    moved() {
      hasMoved = true;
    },
    follow(next) {
      progress = next;
      seen = 0;
    },
    async rest(work) {
      resting += 1;
      try {
        return await work;
      } finally {
        resting -= 1;
        hasMoved = true;
      }
    },
    isGiven() {
      const now = progress?.() ?? seen;
      const given = resting > 0 || hasMoved || now !== seen;
      seen = now;
      hasMoved = false;
      return given;
    },
  };
}

/** Renews the sign of a mailbox as long as each of these is given: one for each of its folders. While Postgres is away nobody can read it either. */
export async function signing(
  { pool }: Pick<Deps, 'pool'>,
  mailbox: string,
  signs: Sign[],
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    // Each is asked: it tells of the time since.
    if (signs.map((sign) => sign.isGiven()).every(Boolean)) await noteWatched(pool, mailbox).catch(() => 0);
    await pause(LIMITS.watchedEveryMs, stopping);
  }
}
