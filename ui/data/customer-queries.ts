/** What the desk reads of whom contacts belong to, and who is a VIP. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

const PAGE = 50;

export const customerKeys = { organisations: ['organisations'], vips: ['vips'] } as const;

/** Organisations by part of a name or domain, page after page. */
export const organisationsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.organisations, q],
    queryFn: ({ pageParam, signal }) =>
      call(
        'listOrganisations',
        { query: { q: q || undefined, after: pageParam ?? undefined, limit: PAGE } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** Addresses and domains of the VIP list, page after page. */
export const vipsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...customerKeys.vips, q],
    queryFn: ({ pageParam, signal }) =>
      call('listVips', { query: { q: q || undefined, after: pageParam ?? undefined, limit: PAGE } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKeys.organisations, 'one', id],
    queryFn: () => call('getOrganisation', { params: { id } }),
    staleTime: 60_000,
  });
