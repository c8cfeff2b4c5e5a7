/** What the desk reads of custom fields. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './queries.ts';

/** Those of all subjects, in their order. Read once: the stream tells when one has changed. */
export const customFieldsQuery = queryOptions({
  queryKey: keys.customFields,
  queryFn: () => call('listCustomFields', { query: {} }),
  staleTime: Number.POSITIVE_INFINITY,
});
