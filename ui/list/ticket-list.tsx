import { Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import { selectsIn, standsIn, useIsSelecting, useIsPicking } from '../keys/selection.ts';
import { useLanguage, withTexts, withTicketTexts } from '../language.tsx';
import { useBounds } from './use-bounds.ts';
import { Empty } from '../parts/empty/empty.tsx';
import { useCalm } from '../parts/empty/calm.ts';
import { later } from '../parts/empty/later.tsx';
import { useShell } from '../shell/shell.tsx';
import { askedIn, isChanged, listPath, type ShownView, ticketPath } from './shown-view.ts';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import type { Filter } from '../paths.ts';
import { groupsQuery, listQuery } from '../data/list-queries.ts';
import { eventsQuery, messagesQuery, ticketQuery } from '../data/queries.ts';
import { stageOf } from '../data/question.ts';
import { type Arranged, arranged } from './arranged.ts';
import { filtersOf } from './filters.ts';
import { GroupHead } from './group-head.tsx';
import { HEIGHTS, useDensity, useOrder } from './list-order.ts';
import type { SelectionBarProps } from './selection-bar.tsx';
import { TicketRow } from './ticket-row.tsx';
import { useRowInSight } from './use-row-in-sight.ts';
import { useSelectionKeys } from './use-selection-keys.ts';
import classes from './list.module.css';

const NothingHere = later(
  withTexts(() => import('./nothing-here.tsx')),
  { waiting: null },
);

const NothingFound = later(() => import('./nothing-found.tsx'), { waiting: null });

const loadBar = withTicketTexts(() => import('./selection-bar.tsx'));
const SelectionBar = later<SelectionBarProps>(loadBar, { waiting: null });

/** `near`: the row to bring in sight: the selected one, or where the list was left. */
export type ListProps = { view: ShownView; filter: Filter; selected: number | null; near: number | null };

/** A view's tickets: a semantic list of which only the rows in sight exist; further pages come as it is scrolled. */
export function TicketList({ view, filter, selected, near }: ListProps) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [sort] = useOrder(view, Boolean(filter.q));
  const [chosen] = useDensity();
  const { width } = useShell();
  // One line says something where there is room for it: not beside a ticket, nor on a telephone.
  const density = selected !== null || width === 'narrow' ? 'roomy' : chosen;
  const { bounds, half } = useBounds();
  const asked = askedIn(view, filter);
  const list = useInfiniteQuery(listQuery(view.at, asked, sort));
  const isGrouped = sort === 'due';
  const counts = useQuery({ ...groupsQuery(view.at, asked, half), enabled: isGrouped }).data?.groups;
  const scroller = useRef<HTMLDivElement>(null);
  const { items, tickets } = arranged(list.data?.pages.flatMap((page) => page.items) ?? [], isGrouped ? bounds : null);
  const heights = HEIGHTS[density];
  const sticky = useRef<number | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of what it returns is kept between renderings
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'head' ? heights.head : heights.row),
    overscan: 8,
    getItemKey: (index) => keyOf(items[index], index),
    // Below the head that sticks, and with a part of its neighbours: at the very edge nobody looks for it.
    scrollPaddingStart: (isGrouped ? heights.head : 0) + heights.row / 2,
    scrollPaddingEnd: heights.row / 2,
    rangeExtractor: useCallback(
      (range: Range) => {
        sticky.current = lastHead(items, range.startIndex);
        const shown = defaultRangeExtractor(range);
        return sticky.current === null || shown.includes(sticky.current) ? shown : [sticky.current, ...shown];
      },
      [items],
    ),
  });
  useEffect(() => rows.measure(), [rows, density]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - 10) void fetchNextPage();
  }, [last, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const arrived = tickets.length > 0;
  const place = items.findIndex((item) => item.kind === 'row' && item.ticket.number === near);
  useRowInSight({ scroller, near, place, arrived, show: () => rows.scrollToIndex(place, { align: 'auto' }) });

  const arrangedNow = useRef(tickets);
  useEffect(() => void (arrangedNow.current = tickets));
  const inOrder = useCallback(() => arrangedNow.current.map(({ number }) => number), []);
  const name = listPath(view, filter);
  useEffect(() => selectsIn(name), [name]);
  useEffect(() => {
    // Asked for seldom: only by whoever selects.
    let groups: Map<number, DueGroup | null> | undefined;
    standsIn((number) => (groups ??= groupsIn(items)).get(number) ?? null);
  });
  const arrangement = { items, tickets };
  useSelectionKeys({ view, asked, arranged: arrangement, counts, hasMore: hasNextPage, opened: selected });
  const isSelecting = useIsSelecting();
  const isPicking = useIsPicking();
  const calm = useCalm();
  useEffect(() => {
    if (calm) loadBar().catch(() => undefined);
  }, [calm]);

  // The same at each rendering, as all that a row is given: a row that has not changed is not drawn again.
  const prefetch = useCallback(
    (number: number) => {
      void client.prefetchQuery(ticketQuery(number));
      void client.prefetchInfiniteQuery(messagesQuery(number));
      void client.prefetchQuery(eventsQuery(number));
    },
    [client],
  );
  const tagHref = useCallback((tag: string) => listPath(view, { ...filter, tag: [tag] }), [view, filter]);
  const index = tickets.findIndex((ticket) => ticket.number === selected);
  const neighbour = tickets[index + 1]?.number;
  useEffect(() => {
    if (index >= 0 && neighbour !== undefined) prefetch(neighbour);
  }, [index, neighbour, prefetch]);

  // Rows of another search stand while this one is asked, but not when nobody can ask it.
  if (!list.data || stageOf(list) === 'waits') return <Unanswered query={list} waiting={<ListSkeleton />} />;
  if (!arrived && (filter.q || (view.saved === null ? filtersOf(filter).length > 0 : isChanged(view, filter))))
    return <NothingFound view={view} filter={filter} />;
  if (!arrived && view.saved !== null) return <Empty title={t('saved.empty')}>{t('saved.empty.text')}</Empty>;
  if (!arrived) return <NothingHere view={view.base} />;
  return (
    <>
      <div ref={scroller} className={classes['scroller']} tabIndex={-1}>
        <ul
          className={classes['list']}
          style={{ height: rows.getTotalSize() }}
          data-selecting={isSelecting || undefined}
          data-picking={isPicking || undefined}
          aria-label={view.name}
          aria-busy={list.isFetching}
        >
          {shown.map((row) => {
            const item = items[row.index];
            if (!item) return null;
            const sticks = row.index === sticky.current;
            const style = sticks ? {} : { transform: `translateY(${row.start}px)` };
            if (item.kind === 'head')
              return (
                <li key={row.key} className={classes['item']} data-sticks={sticks || undefined} style={style}>
                  <GroupHead
                    group={item.group}
                    count={counts?.find(({ group }) => group === item.group)?.count ?? null}
                  />
                </li>
              );
            return (
              <li
                key={row.key}
                aria-setsize={hasNextPage ? -1 : tickets.length}
                aria-posinset={item.position}
                className={classes['item']}
                style={style}
              >
                <TicketRow
                  ticket={item.ticket}
                  view={view.base}
                  group={item.group}
                  density={density}
                  href={ticketPath(view, item.ticket.number, filter)}
                  tagHref={tagHref}
                  current={item.ticket.number === selected}
                  onHover={prefetch}
                  numbers={inOrder}
                />
              </li>
            );
          })}
        </ul>
      </div>
      {isSelecting && (
        <SelectionBar view={view} filter={filter} tickets={tickets} hasMore={hasNextPage} counts={counts} />
      )}
    </>
  );
}

const keyOf = (item: Arranged['items'][number] | undefined, index: number): string | number =>
  item === undefined ? index : item.kind === 'head' ? item.group : item.ticket.number;

const groupsIn = (items: Arranged['items']): Map<number, DueGroup | null> =>
  new Map(items.flatMap((item) => (item.kind === 'row' ? [[item.ticket.number, item.group] as const] : [])));

/** The head above what begins to be seen. */
function lastHead(items: Arranged['items'], from: number): number | null {
  for (let index = from; index >= 0; index -= 1) if (items[index]?.kind === 'head') return index;
  return null;
}

function ListSkeleton() {
  const { t } = useLanguage();
  return (
    <div className={classes['skeleton']} role="status" aria-label={t('loading')}>
      {[62, 48, 70, 55, 40, 66].map((width, row) => (
        <div key={row}>
          <Skeleton height={12} width={`${width - 20}%`} mb={9} />
          <Skeleton height={12} width={`${width + 20}%`} />
        </div>
      ))}
    </div>
  );
}
