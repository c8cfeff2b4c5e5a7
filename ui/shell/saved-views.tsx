import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call } from '../data/client.ts';
import { viewCountsQuery, viewsQuery } from '../data/list-queries.ts';
import { keys } from '../data/queries.ts';
import { isUnread } from '../data/question.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dueWords } from '../parts/due/due-words.ts';
import { useOrder } from '../parts/order/use-order.ts';
import { paths } from '../paths.ts';
import Named from './named.tsx';
import shell from './shell.module.css';
import classes from './saved-views.module.css';

/** The saved views in the navigation, each with how many tickets it holds and when the first of them is due; put in order by dragging, or by Alt and an arrow. */
export default function SavedViews({ rail }: { rail: boolean }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const [location] = useLocation();
  const items = useQuery(viewsQuery).data?.items ?? [];
  const asked = useQuery({ ...viewCountsQuery, enabled: items.length > 0 });
  const [said, say] = useState('');
  const order = useOrder(items, {
    give: (ids) => call('orderViews', { body: { ids } }),
    renews: keys.views,
    moved: (name, place) => say(t('saved.moved', { name, place })),
  });
  // What moves in the document loses the focus.
  const pressed = useRef<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (pressed.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-saved="${pressed.current}"]`)?.focus();
    pressed.current = null;
  });
  if (items.length === 0) return null;
  const byKey = (id: string, place: number) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    if (place + by < 0 || place + by >= items.length) return;
    pressed.current = id;
    order.move(id, place + by, by < 0 ? 'up' : 'down');
  };
  return (
    <>
      <p className={shell['heading']}>{t('saved.title')}</p>
      <ul ref={list} className={shell['group']}>
        {order.shown.map(({ id, name, team, shared }, place) => {
          const href = paths.view(id);
          const counted = asked.data?.items.find((one) => one.id === id);
          const count = counted?.count ?? null;
          const due = counted?.dueAt ? dueWords(Date.parse(counted.dueAt), now, language) : null;
          const told = due === null ? null : due.tone === 'late' ? t('list.late', { duration: due.text }) : due.text;
          const isCurrent = location === href || location.startsWith(`${href}/`);
          const whose = shared ? (team?.name ?? t('saved.for.all')) : t('saved.for.me');
          const link = (
            <Link
              href={href}
              className={`${shell['item']} ${rail ? '' : classes['item']}`}
              aria-current={isCurrent ? 'page' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              data-saved={id}
              title={rail ? undefined : `${name} · ${whose}`}
              onKeyDown={byKey(id, place)}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', name);
                order.lift(id);
              }}
              onDragEnd={() => order.drop(false)}
            >
              <span className={classes['letters']} aria-hidden="true">
                {[...name.trim()].slice(0, 2).join('')}
              </span>
              {rail ? (
                <VisuallyHidden>
                  {name} {told}
                </VisuallyHidden>
              ) : (
                <span className={classes['words']}>
                  <span className={classes['name']} dir="auto">
                    {name}
                  </span>
                  {told !== null && (
                    <span className={classes['due']} data-tone={due?.tone}>
                      <VisuallyHidden>{t('list.due.short')} </VisuallyHidden>
                      {told}
                    </span>
                  )}
                </span>
              )}
              {count !== null && count > 0 && (
                <span className={shell['count']} data-loud={(rail && due?.tone === 'late') || undefined}>
                  {count > 999 ? '999+' : count}
                  <VisuallyHidden> {t('nav.tickets')}</VisuallyHidden>
                </span>
              )}
              {counted === undefined && isUnread(asked) && (
                <span className={shell['count']} title={t('not-read')}>
                  –<VisuallyHidden> {t('not-read')}</VisuallyHidden>
                </span>
              )}
            </Link>
          );
          return (
            <li
              key={id}
              className={classes['place']}
              data-dragged={order.dragged === id || undefined}
              onDragOver={(event) => {
                if (order.dragged === null) return;
                event.preventDefault();
                const { top, height } = event.currentTarget.getBoundingClientRect();
                order.over(id, event.clientY > top + height / 2);
              }}
              onDrop={(event) => {
                event.preventDefault();
                order.drop(true);
              }}
            >
              {rail ? <Named label={told === null ? name : `${name} · ${told}`}>{link}</Named> : link}
            </li>
          );
        })}
      </ul>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
