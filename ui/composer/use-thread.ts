import { useInfiniteQuery } from '@tanstack/react-query';
import { messagesQuery } from '../data/queries.ts';
import type { Message } from '../data/types.ts';

/** The newest page of a ticket's thread, the oldest message first; undefined until it has come. */
export const useThread = (number: number): Message[] | undefined =>
  useInfiniteQuery(messagesQuery(number)).data?.pages[0]?.items;

/** Whether nobody of ours has answered in it yet; false while nobody knows. */
export const isUnanswered = (thread: readonly Message[] | undefined): boolean =>
  thread !== undefined && !thread.some(({ kind }) => kind === 'reply');
