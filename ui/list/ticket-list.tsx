import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { View } from '../../contract/ticket/routes.ts';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { paths, type Filter } from '../paths.ts';
import { listQuery, eventsQuery, messagesQuery, ticketQuery } from '../data/queries.ts';
import { stageOf } from '../data/question.ts';
import { whyEmpty } from './empty-list.ts';
import { TicketRow } from './ticket-row.tsx';
import classes from './list.module.css';

/** `near`: the row to bring in sight: the selected one, or where the list was left. */
export type ListProps = { view: View; filter: Filter; selected: number | null; near: number | null };

/** A view's tickets: a semantic list of which only the rows in sight exist; further pages come as it is scrolled. */
export function TicketList({ view, filter, selected, near }: ListProps) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const list = useInfiniteQuery(listQuery(view, filter));
  const scroller = useRef<HTMLDivElement>(null);
  const tickets = list.data?.pages.flatMap((page) => page.items) ?? [];
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 104,
    overscan: 8,
    getItemKey: (index) => tickets[index]?.number ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= tickets.length - 10) void fetchNextPage();
  }, [last, tickets.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const arrived = tickets.length > 0;
  useEffect(() => {
    const place = tickets.findIndex((ticket) => ticket.number === near);
    if (place >= 0) rows.scrollToIndex(place, { align: 'auto' });
    // oxlint-disable-next-line react/exhaustive-deps -- new mail must not pull the list under the reader's hand
  }, [arrived, near]);

  const prefetch = (number: number) => {
    void client.prefetchQuery(ticketQuery(number));
    void client.prefetchInfiniteQuery(messagesQuery(number));
    void client.prefetchQuery(eventsQuery(number));
  };
  const index = tickets.findIndex((ticket) => ticket.number === selected);
  const neighbour = tickets[index + 1]?.number;
  useEffect(() => {
    if (index >= 0 && neighbour !== undefined) prefetch(neighbour);
    // oxlint-disable-next-line react/exhaustive-deps -- `prefetch` is new at each render and does the same
  }, [index, neighbour]);

  // Rows of another search stand while this one is asked, but not when nobody can ask it.
  if (!list.data || stageOf(list) === 'waits') return <Unanswered query={list} waiting={<ListSkeleton />} />;
  const why = whyEmpty(view, filter);
  if (!arrived && why)
    return (
      <Empty
        kind="search"
        title={t('list.none-found')}
        action={
          <>
            {why.without && (
              <Button component={Link} href={paths.view(view, why.without)} variant="default" mt="sm">
                {t('list.unfilter')}
              </Button>
            )}
            {view !== 'all' && (
              <Button component={Link} href={paths.view('all', filter)} variant="default" mt="sm">
                {t('list.search-all')}
              </Button>
            )}
          </>
        }
      >
        {'query' in why ? t(why.text, { query: why.query }) : t(why.text)}
      </Empty>
    );
  if (!arrived) return <Empty title={t(`empty.${view}`)}>{t(`empty.${view}.text`)}</Empty>;
  return (
    <div ref={scroller} className={classes['scroller']} tabIndex={-1}>
      <ul
        className={classes['list']}
        style={{ height: rows.getTotalSize() }}
        aria-label={t(`view.${view}`)}
        aria-busy={list.isFetching}
      >
        {shown.map((row) => {
          const ticket = tickets[row.index];
          if (!ticket) return null;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={hasNextPage ? -1 : tickets.length}
              aria-posinset={row.index + 1}
              className={classes['item']}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <TicketRow
                ticket={ticket}
                href={paths.ticket(view, ticket.number, filter)}
                tagHref={(tag) => paths.view(view, { ...filter, tag })}
                current={ticket.number === selected}
                onHover={() => prefetch(ticket.number)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function ListSkeleton() {
  const { t } = useLanguage();
  return (
    <div className={classes['skeleton']} role="status" aria-label={t('loading')}>
      {[62, 48, 70, 55, 40, 66].map((width, row) => (
        <div key={row}>
          <Skeleton height={12} width={`${width - 20}%`} mb={9} />
          <Skeleton height={12} width={`${width + 20}%`} mb={9} />
          <Skeleton height={18} width={`${width}%`} />
        </div>
      ))}
    </div>
  );
}
