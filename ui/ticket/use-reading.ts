import { useDocumentVisibility } from '@mantine/hooks';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../data/client.ts';
import { patchTicket } from '../command/run.ts';
import { messagesQuery } from '../data/queries.ts';
import type { TicketDetail } from '../data/types.ts';

/**
 * Marks an open ticket as read by the agent whose screen it stands on: not in a tab that nobody looks at, and once more when
 * something new has come. A colleague's words are unread too, though only the customer's count in the list.
 */
export function useReading(number: number, ticket: TicketDetail | undefined): void {
  const client = useQueryClient();
  const visible = useDocumentVisibility() === 'visible';
  const pages = useInfiniteQuery(messagesQuery(number)).data?.pages;
  const newest = pages?.flatMap(({ items }) => items.filter(({ readAt }) => readAt === null).map(({ id }) => id)) ?? [];
  // Once for what is new: the count falls to nothing at once, and the messages say only later that they are read. What is
  // not shown yet has not been read.
  const uncounted = pages === undefined ? 0 : (ticket?.unreadCount ?? 0);
  const unread = newest.join(' ') || (uncounted > 0 ? String(uncounted) : '');
  useEffect(() => {
    if (!visible || unread === '') return;
    patchTicket(client, number, { unreadCount: 0 });
    // A mark of reading is a courtesy: nobody is told when it fails.
    call('markRead', { params: { number } }).catch(() => undefined);
  }, [visible, unread, number, client]);
}
