/**
 * Counts of saved views, of one process for all who ask it: what is being counted, or was a short while ago, is not counted again for the next
 * reader whose question is the same. How long a count serves goes by what a round of all of them costs.
 */
import type { Routes } from '../../../contract/routes.ts';
import type { Changes } from '../../../db/core/notices.ts';
import type { Pool } from '../../../db/core/pool.ts';
import { countEach, keyOf, type ViewCount, type ViewQuestion } from '../../../db/ticket/saved-view-counts.ts';
import { savedViews } from '../../../db/ticket/saved-views.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { Handler } from '../../http/handler.ts';

type Counted = {
  /** Of each question in its place; null: not counted. */
  counts: (ViewCount | null)[];
  /** So long nothing newer is to be had by asking again. */
  pauseMs: number;
  /** Tickets have changed since something of it was counted. */
  changed: boolean;
};
export type ViewCounts = {
  /** Nothing that was begun before `since` (on the clock of `performance.now()`): the reader has written something, and is to see it. */
  of(questions: readonly ViewQuestion[], since: number): Promise<Counted>;
};

/** Of so much time one part is spent on counting, by all readers of a process together. */
const SHARE = 20;
/** A desk asks no sooner and no later than this while tickets change. */
const PAUSE_MS = { least: SECOND_MS, most: 30 * SECOND_MS };
/** Cache of bounded size: of so many questions the counts are kept, which is those of fifty readers with none in common. */
const KEPT = 1_500;

type Kept = { begun: number; askedAt: number; tookMs: number | null; count: Promise<ViewCount> };
type Asked = { key: string; question: ViewQuestion };

export function createViewCounts(
  pool: Pool,
  changes: Pick<Changes, 'subscribe'>,
  count: typeof countEach = countEach,
): ViewCounts {
  // The one that was counted longest ago first.
  const kept = new Map<string, Kept>();
  let changedAt = -Infinity;
  changes.subscribe(({ t }) => {
    if (t === 'change' || t === 'reload') changedAt = performance.now();
  });
  const pause = (now: number): number => {
    const round = [...kept.values()].filter(({ askedAt }) => askedAt > now - PAUSE_MS.most);
    const costMs = round.reduce((sum, { tookMs }) => sum + (tookMs ?? 0), 0);
    return Math.min(SHARE * costMs, PAUSE_MS.most);
  };
  const begin = (asked: readonly Asked[], now: number): void => {
    const counting = count(
      pool,
      asked.map(({ question }) => question),
    );
    asked.forEach(({ key }, place) => {
      const one: Kept = { begun: now, askedAt: now, tookMs: null, count: counting.then((counts) => counts[place]!) };
      kept.delete(key);
      kept.set(key, one);
      one.count.then(
        () => (one.tookMs = (performance.now() - now) / asked.length),
        // What has failed serves nobody else.
        () => kept.get(key) === one && kept.delete(key),
      );
    });
    for (const key of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(key);
    }
  };
  return {
    async of(questions, since) {
      const now = performance.now();
      const keys = questions.map(keyOf);
      const oldest = Math.max(now - pause(now), since);
      const serves = (key: string): boolean => {
        const one = kept.get(key);
        return one !== undefined && (one.begun >= oldest || (one.tookMs === null && one.begun >= since));
      };
      const missing = new Map<string, ViewQuestion>();
      questions.forEach((question, place) => {
        const key = keys[place]!;
        if (key !== null && !serves(key)) missing.set(key, question);
      });
      if (missing.size > 0)
        begin(
          [...missing].map(([key, question]) => ({ key, question })),
          now,
        );
      const used = keys.map((key) => (key === null ? null : kept.get(key)!));
      for (const one of used) if (one !== null) one.askedAt = now;
      const counts = await Promise.all(used.map(async (one) => one?.count ?? null));
      const begun = used.reduce((least, one) => Math.min(least, one?.begun ?? Infinity), Infinity);
      return {
        counts,
        pauseMs: Math.ceil(Math.max(pause(performance.now()), PAUSE_MS.least)),
        changed: changedAt >= begun,
      };
    },
  };
}

/** Views that are closed, or beyond so many of a reader, are not counted. */
export const countSavedViews =
  (viewCounts: ViewCounts): Handler<Routes['countSavedViews']> =>
  async ({ pool, clock, ownWrites }, { query, who }) => {
    const reader = { id: who.id, teams: who.teams.map(({ id }) => id) };
    const views = await savedViews(pool, reader.id, reader.teams);
    const bounds = dueBounds(clock.now(), query.zone);
    const questions = views.slice(0, LIMITS.countedViews).map((shows) => ({ shows, reader, bounds }));
    const { counts, ...pace } = await viewCounts.of(questions, ownWrites.since(who.id));
    const items = views.map(({ id }, at) => ({ id, ...(counts[at] ?? { count: null, dueAt: null }) }));
    return { items, next: null, ...pace };
  };
