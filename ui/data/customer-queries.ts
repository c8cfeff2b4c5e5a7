/** What the desk reads of whom contacts belong to, and who is a VIP. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './queries.ts';

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

/** The tickets of one person, the open ones first. */
export const contactTicketsQuery = (contact: string) =>
  queryOptions({
    queryKey: keys.byContact(contact),
    queryFn: () => call('listContactTickets', { params: { id: contact }, query: { limit: 20 } }),
    staleTime: 30_000,
  });

/** What is open of an organisation, the soonest due first: more than one person of it may have. */
export const openOfOrganisationQuery = (organisation: string) =>
  queryOptions({
    queryKey: [...keys.lists, 'organisation', organisation],
    queryFn: () => call('listTickets', { query: { view: 'open', organisation, sort: 'due', limit: 20 } }),
    staleTime: 30_000,
  });

/** In which time zone somebody lives. Below the contact: it changes with what is said of them. */
export const contactZoneQuery = (contact: string) =>
  queryOptions({
    queryKey: keys.contactZone(contact),
    queryFn: () => call('getContactZone', { params: { id: contact } }),
    staleTime: 10 * 60_000,
  });

/** What colleagues have noted of somebody, the pinned note first. */
export const contactNotesQuery = (contact: string) =>
  queryOptions({
    queryKey: keys.contactNotes(contact),
    queryFn: () => call('listContactNotes', { params: { id: contact } }),
    staleTime: 60_000,
  });
