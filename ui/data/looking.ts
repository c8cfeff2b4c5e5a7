/**
 * Who else has a ticket open, and what we say of ourselves: a small beat every few seconds while its tab is looked at, one a minute while it is
 * hidden or nobody touches it, and one at once when what we do on it changes. A key costs the noting of its instant, and a beat that changes nothing draws nothing.
 */
import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { DraftKind } from '../../domain/ticket/draft.ts';
import { AWAY_BEAT_MS, BEAT_MS, FORGOTTEN_MS, GONE_MS, IDLE_MS, TYPED_MS } from '../../domain/ticket/looking.ts';
import type { Output } from './api-types.ts';
import { call } from './client.ts';
import { keys } from './queries.ts';

export type Looker = Output<'listLookers'>['items'][number];

/** Whoever walks through a list by a key looks at nothing that is passed by, and it costs them nothing. */
const PASSED_BY_MS = 400;
/** Longer and it says nothing of now any more. */
const ANSWER_MS = 8_000;
/** Signs that somebody is before the page: noting the instant is all that each costs. */
const TOUCHES = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
const TOUCHED = { passive: true, capture: true };
const NOBODY: Output<'listLookers'> = { items: [], next: null };

/** The colleagues who look at the ticket now; each beat brings them, and whatever is heard of between two. */
export const lookersQuery = (number: number) =>
  queryOptions({
    queryKey: keys.lookers(number),
    queryFn: () => call('listLookers', { params: { number } }),
    initialData: NOBODY,
    // Nothing of an earlier time: who was here then may be gone.
    gcTime: 0,
    staleTime: Infinity,
  });

/** A look that ended a moment ago: the next one tells it with its own first word; where none follows, it is told alone. */
let left: { number: number; look: string; told: ReturnType<typeof setTimeout> } | null = null;
/** Within this the ticket after it has said that it is looked at. */
const FOLLOWED_MS = PASSED_BY_MS + 200;

const takeLeft = (): { number: number; look: string } | undefined => {
  if (left === null) return undefined;
  const { number, look, told } = left;
  clearTimeout(told);
  left = null;
  return { number, look };
};
/** A page that goes away may not wait for a next ticket: what it says then `outlivesPage`. */
const tellLeft = (outlivesPage: boolean): void => {
  const params = takeLeft();
  if (params !== undefined) void call('lookAway', { params }, { key: null, outlivesPage }).catch(() => undefined);
};
const leave = (number: number, look: string): void => {
  tellLeft(false);
  left = { number, look, told: setTimeout(tellLeft, FOLLOWED_MS, false) };
};
window.addEventListener('pagehide', () => tellLeft(true));

type Hand = { typed: (kind: DraftKind) => void; closed: () => void; end: () => void };
const hands = new Map<number, Hand>();

/** Says, while this stands in a tab, that they look at the ticket; what they write, `useTyping` tells. */
export function useLooking(number: number, isThere: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isThere) return;
    const hand = begin(client, number);
    hands.set(number, hand);
    return () => {
      hands.delete(number);
      hand.end();
    };
  }, [client, number, isThere]);
}

/** For a writer of the ticket: to be called with each key; once it is gone, nobody writes. */
export function useTyping(number: number, kind: DraftKind): () => void {
  useEffect(() => () => hands.get(number)?.closed(), [number]);
  return useCallback(() => hands.get(number)?.typed(kind), [number, kind]);
}

function begin(client: QueryClient, number: number): Hand {
  const { queryKey } = lookersQuery(number);
  /** Another one after each leaving: words that were on their way bring none back that was left. Null until it says something. */
  let look: string | null = null;
  let writing: DraftKind | null = null;
  let typedAt = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let isUnderWay = false;
  let isAsked = false;
  let isOver = false;
  let isSaid = false;
  let answeredAt = Date.now();
  let touchedAt = Date.now();
  let saidAt = 0;
  let isSaidAway = false;
  /** Since when nobody is before the page. */
  let hiddenAt: number | null = document.visibilityState === 'visible' ? null : Date.now();
  const awayMs = (): number => Date.now() - Math.max(hiddenAt ?? 0, touchedAt);
  const isAway = (): boolean => hiddenAt !== null || awayMs() >= IDLE_MS;

  // One at a time, so that what was said last is what is heard last.
  const say = async (): Promise<void> => {
    isAsked = true;
    if (isUnderWay) return;
    isUnderWay = true;
    while (isAsked && !isOver) {
      look ??= crypto.randomUUID();
      isAsked = false;
      isSaid = true;
      const since = Date.now();
      const away = isAway();
      let ended: ReturnType<typeof takeLeft>;
      [saidAt, isSaidAway] = [since, away];
      try {
        const doing = away ? { away } : writing === null ? {} : { writing };
        ended = takeLeft();
        const body = { ...doing, left: ended };
        const others = await call('look', { params: { number, look }, body }, { key: null, withinMs: ANSWER_MS });
        answeredAt = Date.now();
        // What was read meanwhile, because something was heard, is newer.
        if (!isOver && (client.getQueryState(queryKey)?.dataUpdatedAt ?? 0) <= since)
          client.setQueryData(queryKey, others);
      } catch {
        if (ended !== undefined) leave(ended.number, ended.look);
        // A courtesy: nobody is told when it fails. But who was seen before a long silence is not there for sure.
        if (!isOver && Date.now() - answeredAt > GONE_MS) client.setQueryData(queryKey, NOBODY);
      }
    }
    isUnderWay = false;
  };
  const end = () => {
    if (!isSaid || look === null) return;
    leave(number, look);
    look = null;
    // A page that goes away is told afterwards that it is hidden: that brings nobody back.
    isSaid = false;
  };
  const turn = (next: DraftKind | null) => {
    if (next === writing) return;
    writing = next;
    void say();
  };
  const rest = () => {
    const left = typedAt + TYPED_MS - Date.now();
    idle = left > 0 ? setTimeout(rest, left) : undefined;
    if (left <= 0) turn(null);
  };
  const tick = () => {
    if (!isAway()) return void say();
    // Once it is forgotten it says nothing more, and is gone for the others after a while.
    if (isSaid && awayMs() < FORGOTTEN_MS && (!isSaidAway || Date.now() - saidAt >= AWAY_BEAT_MS)) void say();
  };
  // Somebody is there again, and says so at once.
  const touch = () => {
    touchedAt = Date.now();
    if (isSaidAway && !isAway()) {
      isSaidAway = false;
      void say();
    }
  };
  const turned = () => {
    const isHidden = document.visibilityState !== 'visible';
    hiddenAt = isHidden ? (hiddenAt ?? Date.now()) : null;
    if (isHidden) return tick();
    touchedAt = Date.now();
    void say();
  };
  const leavePage = () => {
    end();
    tellLeft(true);
  };
  const beat = setInterval(tick, BEAT_MS);
  document.addEventListener('visibilitychange', turned);
  window.addEventListener('pageshow', turned);
  window.addEventListener('pagehide', leavePage);
  for (const kind of TOUCHES) window.addEventListener(kind, touch, TOUCHED);
  const arrival = setTimeout(tick, PASSED_BY_MS);
  return {
    typed: (kind) => {
      typedAt = Date.now();
      touch();
      idle ??= setTimeout(rest, TYPED_MS);
      turn(kind);
    },
    closed: () => turn(null),
    end: () => {
      isOver = true;
      clearInterval(beat);
      clearTimeout(idle);
      clearTimeout(arrival);
      document.removeEventListener('visibilitychange', turned);
      window.removeEventListener('pageshow', turned);
      window.removeEventListener('pagehide', leavePage);
      for (const kind of TOUCHES) window.removeEventListener(kind, touch, TOUCHED);
      end();
    },
  };
}
