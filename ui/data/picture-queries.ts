/** Whose pictures of other servers the reader sees without being asked. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

/** Read once a tab, and only where a mail has such pictures. */
export const pictureSendersQuery = queryOptions({
  queryKey: ['picture-senders'],
  queryFn: () => call('listPictureSenders', {}),
  staleTime: 10 * 60_000,
});
