import { useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { hasFirstSteps } from '../domain/people/first-steps.ts';
import { useDealtWith } from './command/dealt-with.ts';
import { useLanguage, withTexts, withTicketTexts } from './language.tsx';
import { arranged } from './list/arranged.ts';
import { askedOf } from './list/filters.ts';
import { useOrder } from './list/list-order.ts';
import { ListPane } from './list/list-pane.tsx';
import { step, usePosition } from './list/position.ts';
import { askedIn, everybodys, listPath, type ShownView, ticketPath } from './list/shown-view.ts';
import { SavedDesk } from './list/saved-desk.tsx';
import { useBounds } from './list/use-bounds.ts';
import { useCalm } from './parts/empty/calm.ts';
import { useMe } from './door/session.tsx';
import { later } from './parts/empty/later.tsx';
import { isView } from '../domain/ticket/list/view.ts';
import { filterOf } from './paths.ts';
import { groupsQuery, listQuery } from './data/list-queries.ts';
import { usePageKeys } from './keys/page-keys.ts';
import { leaveFocusUnmarked, markedRow, markRow } from './list/marked-row.ts';
import { clearSelection, isSelecting } from './keys/selection.ts';
import { useShell } from './shell/shell.tsx';
import { useTitle } from './shell/title.ts';
import { isLayerOpen } from './typing.ts';
import { Neighbours } from './ticket/head/neighbours.tsx';
import { prefetchTicketPane, TicketPane } from './ticket/pane-later.tsx';
import classes from './desk.module.css';

const DeskNotes = later(
  withTicketTexts(() => import('./ticket/desk-notes.tsx')),
  { waiting: null },
);

/** So few tickets from the end of what is loaded, more is. */
const NEAR_END = 3;

const FirstSteps = later(
  withTexts(() => import('./settings/first-steps/card.tsx')),
  { waiting: null },
);

/** A view and, when one is open, its ticket. `view`: the name of one that everybody has, or the id of a saved one. */
export function DeskPage({ view, number }: { view: string; number: number | null }) {
  const { t } = useLanguage();
  const name = isView(view) ? t(`view.${view}`) : '';
  const everyones = useMemo(() => (isView(view) ? everybodys(view, name) : null), [view, name]);
  if (everyones !== null) return <Desk view={everyones} number={number} />;
  return (
    <SavedDesk key={view} id={view}>
      {(saved) => <Desk view={saved} number={number} />}
    </SavedDesk>
  );
}

/** Side by side where there is room, else one after the other. */
function Desk({ view, number }: { view: ShownView; number: number | null }) {
  const { t } = useLanguage();
  const { width } = useShell();
  const search = useSearch();
  // The same as long as the address is: rows that have not changed are not drawn again.
  const filter = useMemo(() => ({ ...view.own, ...filterOf(search, view.saved !== null) }), [view, search]);
  const [, navigate] = useLocation();
  const asked = askedOf(filter);
  const [sort] = useOrder(view, Boolean(asked.q));
  const { bounds, half } = useBounds();
  const list = useInfiniteQuery(listQuery(view.at, askedIn(view, asked), sort));
  const listed = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { tickets } = arranged(listed, sort === 'due' ? bounds : null);
  const back = () => navigate(listPath(view, filter));

  const ticket = tickets.find((one) => one.number === number);
  const title = ticket ? ticket.subject || t('ticket.no-subject') : view.name;
  useTitle(title);

  const calm = useCalm();
  useEffect(() => {
    if (calm) prefetchTicketPane();
  }, [calm]);

  // After the list, which comes first; with all of them where there is nothing else to see.
  const { preferences, agent } = useMe();
  const firstSteps = preferences.firstSteps === 'shown' && hasFirstSteps(agent.role) && calm && (
    <FirstSteps whole={tickets.length === 0} broken={() => null} />
  );

  const notes = calm && <DeskNotes broken={() => null} />;

  const numbers = tickets.map((ticket) => ticket.number);
  const position = usePosition(listPath(view, filter), numbers, number);
  const move = (by: 1 | -1) => () => {
    const marked = number ?? markedRow();
    // Beside what was seen last; at an end of the list, where nothing is marked, the keys begin anew.
    const next =
      marked === null
        ? (step(numbers, position()?.number ?? null, by, position()) ?? numbers.at(by === 1 ? 0 : -1))
        : step(numbers, marked, by, position());
    if (next === undefined) return;
    leaveFocusUnmarked();
    // With the list alone on the page the keys only point; Enter opens, because the row is a link.
    if (width === 'wide' || number !== null) navigate(ticketPath(view, next, filter), { replace: number !== null });
    else document.querySelector<HTMLElement>(`[data-ticket="${next}"]`)?.focus();
  };
  // What a key has dealt with makes room for the next one; what was taken back is in sight again.
  useDealtWith((done, isBack) => {
    if (isBack) return navigate(ticketPath(view, done, filter), { replace: number !== null });
    const after = preferences.whatNext;
    if (done !== number || after === 'stay') return;
    const next = after === 'next' ? (step(numbers, done, 1, position()) ?? step(numbers, done, -1, position())) : null;
    if (next == null) back();
    else navigate(ticketPath(view, next, filter), { replace: true });
  });
  usePageKeys([
    ['j', move(1)],
    ['k', move(-1)],
    [
      'Escape',
      () => {
        if (isSelecting()) return clearSelection();
        if (number === null) return;
        leaveFocusUnmarked();
        back();
        // Seen from now on, and what the keys go on from.
        markRow(number);
      },
    ],
  ]);
  // A row that is marked is a link, and opens by itself.
  useHotkeys([
    [
      'Enter',
      (event) => {
        const [first] = numbers;
        const isMeant = number === null && event.target === document.body && !event.repeat && !isLayerOpen();
        if (!isMeant || first === undefined || !preferences.singleKeys || isSelecting()) return;
        navigate(ticketPath(view, first, filter));
      },
      { preventDefault: false },
    ],
  ]);

  // Whoever goes on from one to the next comes to the end of what is loaded.
  const place = number === null ? -1 : numbers.indexOf(number);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const isNearEnd = place >= 0 && place >= numbers.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const isCounted = number !== null && sort === 'due' && hasNextPage;
  const counted = useQuery({ ...groupsQuery(view.at, askedIn(view, asked), half), enabled: isCounted }).data?.total;
  const nav = numbers.length > 0 && (
    <Neighbours
      at={place < 0 ? null : place + 1}
      total={isCounted ? (counted ?? numbers.length) : numbers.length}
      isMore={hasNextPage && !(isCounted && typeof counted === 'number')}
      onMove={(by) => move(by)()}
    />
  );

  if (number === null) {
    // Back from a ticket, the list shows where it was left.
    const left = position();
    const near = left && !numbers.includes(left.number) ? step(numbers, left.number, 1, left) : left?.number;
    return (
      <div className={classes['stack']}>
        {notes}
        <div className={classes['stackList']}>
          <ListPane view={view} filter={filter} selected={null} near={near ?? null} />
        </div>
        {firstSteps}
      </div>
    );
  }
  if (width !== 'wide')
    return (
      <div className={classes['split']}>
        <TicketPane key={number} number={number} onBack={back} nav={nav} />
      </div>
    );
  return (
    <div className={classes['split']}>
      <div className={classes['list']}>
        {notes}
        <ListPane view={view} filter={filter} selected={number} near={number} />
      </div>
      <TicketPane key={number} number={number} onBack={back} nav={nav} />
    </div>
  );
}
