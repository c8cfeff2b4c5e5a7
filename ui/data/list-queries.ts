/** What the desk reads of lists: tickets of a view and how many they are, saved views, what waits to be sent. */
import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import type { Filter } from '../paths.ts';
import { zoneHere } from '../zone.ts';
import { call } from './client.ts';
import { keys } from './queries.ts';
import { heeded, timed } from './view-pace.ts';

const PAGE = 50;

/** A view's tickets, page after page. */
export const listQuery = (view: string, filter: Filter, sort: Sort = 'activity') =>
  infiniteQueryOptions({
    queryKey: keys.list(view, filter, sort),
    queryFn: ({ pageParam, signal }) =>
      call(
        'listTickets',
        { query: { view, sort, zone: zoneHere(), ...filter, after: pageParam ?? undefined, limit: PAGE } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: filter.q ? keepPreviousData : undefined,
  });

/** How many tickets of a view are due when, in the reader's day. `half`: of which day, and which half of it. */
export const groupsQuery = (view: string, { q: _q, ...filter }: Filter, half: string) =>
  queryOptions({
    queryKey: [...keys.groups, view, filter, half],
    queryFn: ({ signal }) => call('countGroups', { query: { view, zone: zoneHere(), ...filter } }, { signal }),
  });

/** How many tickets a list holds, as far as one command can be given to all of them. */
export const countQuery = (view: string, filter: Filter) =>
  queryOptions({
    queryKey: [...keys.count, view, filter],
    queryFn: ({ signal }) =>
      timed(() => call('countTickets', { query: { view, zone: zoneHere(), ...filter } }, { signal })),
  });

/** The reader's saved views, in their order. */
export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: () => call('listViews', {}),
  staleTime: 30_000,
});

/** One that is none of theirs: of another team, for whoever keeps it. */
export const viewQuery = (id: string) =>
  queryOptions({ queryKey: [...keys.views, id], queryFn: () => call('getView', { params: { id } }) });

/** How many tickets each holds, and when the first of them is due. */
export const viewCountsQuery = queryOptions({
  queryKey: keys.viewCounts,
  queryFn: () => heeded(() => call('countSavedViews', { query: { zone: zoneHere() } })),
  // What has changed while it was counted, or since, is told by nobody else.
  refetchInterval: ({ state: { data } }) => (data?.changed ? data.pauseMs : false),
});

/** Whether anything would be found so. */
export const foundQuery = (view: string, filter: Filter) =>
  queryOptions({
    queryKey: [...keys.lists, 'found', view, filter],
    queryFn: ({ signal }) =>
      call('listTickets', { query: { view, sort: 'activity', zone: zoneHere(), ...filter, limit: 1 } }, { signal }),
  });

/** The ticket of a number, as lists show it; none where there is no such ticket. */
export const numberQuery = (number: number) =>
  queryOptions({
    queryKey: [...keys.lists, 'number', number],
    queryFn: ({ signal }) => call('listTickets', { query: { view: 'all', q: `#${number}`, limit: 1 } }, { signal }),
  });

/** Open tickets, the newest first. */
export const newestTicketsQuery = queryOptions({
  queryKey: [...keys.lists, 'newest'],
  queryFn: () => call('listTickets', { query: { view: 'open', sort: 'number', limit: 20 } }),
});

export const countersQuery = queryOptions({ queryKey: keys.counters, queryFn: () => call('getCounters', {}) });

/** Replies to be sent later. */
export const scheduledQuery = queryOptions({
  queryKey: keys.scheduled,
  queryFn: () => call('listScheduled', { query: { limit: 200 } }),
});

/** All that was read of saved views is read anew. */
export const renewViews = (client: QueryClient): Promise<unknown> =>
  Promise.all(
    [keys.views, keys.viewCounts, keys.lists, keys.counters].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
