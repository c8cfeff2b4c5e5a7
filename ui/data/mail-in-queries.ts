/** What the desk reads of how mail comes in: applications that may read it and their consents, quarantine, ledger. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './queries.ts';

const PAGE = 50;

export const mailAppsQuery = queryOptions({ queryKey: keys.mailApps, queryFn: () => call('listMailApps', {}) });
export const consentQuery = (id: string) =>
  queryOptions({ queryKey: keys.consent(id), queryFn: () => call('getMailConsent', { params: { id } }) });

export const quarantineQuery = infiniteQueryOptions({
  queryKey: keys.quarantine,
  queryFn: ({ pageParam }) => call('listQuarantine', { query: { before: pageParam ?? undefined, limit: PAGE } }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
});

export const ledgerQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.ledger(id),
    queryFn: ({ pageParam }) =>
      call('listLedger', { params: { id }, query: { before: pageParam ?? undefined, limit: PAGE } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
