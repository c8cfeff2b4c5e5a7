import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'wouter';
import { noticeKindOf } from '../../../domain/people/notice.ts';
import { reachesAlways } from '../../../domain/people/notice-preferences.ts';
import { quietUntil } from '../../../domain/people/quiet-hours.ts';
import { noticePreferencesQuery, noticesQuery } from '../../data/queries.ts';
import type { Notice } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { takeUntold } from './once.ts';
import { popUp } from './pop-up.ts';
import { headOf, sentenceOf } from './told.ts';

/** What comes together is one notification, and none follows the one before at once. */
const GATHER_MS = 700;
const APART_MS = 5_000;
/** Of a burst, the last ones. */
const LINES = 3;

/** Tells by the browser what comes while the desk is open; shows nothing itself. */
export default function Notifier() {
  const { agent } = useMe();
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const items = useQuery(noticesQuery).data?.items;
  const preferences = useQuery(noticePreferencesQuery).data;
  /** The newest when the desk was opened: what was there before is no news. */
  const base = useRef<number | null>(null);
  const lastAt = useRef(0);
  /** When what waits is told; others that come until then come with it. */
  const dueAt = useRef<number | null>(null);
  const newest = items?.[0]?.id ?? 0;

  const isWanted = ({ kind: given }: Notice): boolean => {
    const kind = noticeKindOf(given);
    if (reachesAlways(kind)) return true;
    if (preferences === undefined || preferences.ways[kind]?.browser !== true) return false;
    return quietUntil(Date.now(), preferences.quiet, preferences.timeZone) === null;
  };
  const wordsOf = (wanted: Notice[]) => {
    const [only] = wanted;
    if (only !== undefined && wanted.length === 1) {
      const head = headOf(only, t);
      return { title: head ?? t('nav.mailboxes'), body: sentenceOf(only, t), tag: `bilet-${only.subject}` };
    }
    const lines = wanted.slice(0, LINES).map((one) => {
      const number = one.ticket === null ? '' : `#${one.ticket.number}: `;
      return `${number}${sentenceOf(one, t)}`;
    });
    return { title: t('told.several', { count: wanted.length }), body: lines.join('\n'), tag: 'bilet' };
  };

  const tell = useEffectEvent(async () => {
    const fresh = (items ?? []).filter(({ id }) => id > (base.current ?? 0));
    base.current = newest;
    dueAt.current = null;
    const mine = new Set(
      await takeUntold(
        agent.id,
        fresh.map(({ id }) => id),
      ),
    );
    const wanted = fresh.filter((notice) => mine.has(notice.id) && isWanted(notice));
    if (wanted.length === 0 || preferences === undefined) return;
    lastAt.current = Date.now();
    const isCall = wanted.some(({ kind }) => reachesAlways(noticeKindOf(kind)));
    const rings = preferences.sound ? (isCall ? 3 : 1) : 0;
    popUp({ ...wordsOf(wanted), rings, onClick: () => navigate(placeOf(wanted)) });
  });
  const isReady = items !== undefined && preferences !== undefined;
  useEffect(() => {
    if (!isReady) return undefined;
    if (base.current === null) {
      base.current = newest;
      void takeUntold(agent.id, []);
      return undefined;
    }
    if (newest <= base.current) return undefined;
    dueAt.current ??= Math.max(Date.now() + GATHER_MS, lastAt.current + APART_MS);
    const timer = setTimeout(() => void tell(), dueAt.current - Date.now());
    return () => clearTimeout(timer);
  }, [isReady, newest, agent.id]);
  return null;
}

/** One ticket is opened; several are looked at in the list. */
function placeOf(wanted: Notice[]): string {
  const numbers = new Set(wanted.map(({ ticket }) => ticket?.number));
  const [number] = numbers;
  return numbers.size === 1 && number !== undefined ? paths.anyTicket(number) : paths.notices();
}
