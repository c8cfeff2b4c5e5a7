import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { messagesQuery } from '../../data/queries.ts';

/** Whether every message of a ticket is there, on its way, or not to be had now; while it is `wanted`, older ones are fetched page by page. */
export function useWholeThread(number: number, wanted: boolean): 'whole' | 'coming' | 'part' {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(messagesQuery(number));
  const asks = wanted && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (asks) void fetchNextPage();
  }, [asks, fetchNextPage]);
  if (data !== undefined && !hasNextPage) return 'whole';
  return isError ? 'part' : 'coming';
}
