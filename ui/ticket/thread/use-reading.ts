import { useDocumentVisibility } from '@mantine/hooks';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { patchTicket } from '../../command/run.ts';
import { useMadeUnread } from '../../command/unread.ts';
import { messagesQuery } from '../../data/queries.ts';
import { keepReadMark } from '../../data/read-marks.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { SHOWN_MS } from '../shown.ts';

/**
 * Marks an open ticket as read by the agent whose screen it stands on, up to the newest message there: once they had
 * a moment to look at it, not in a tab that nobody looks at, and once more when something new has come. A colleague's words are unread too, though only the customer's count in the list. What its reader has
 * made unread again, here or elsewhere, stays so until they open it anew or something new comes, also where the mark reaches the server later.
 */
export function useReading(number: number, ticket: TicketDetail | undefined): void {
  const client = useQueryClient();
  const { agent } = useMe();
  const visible = useDocumentVisibility() === 'visible';
  const pages = useInfiniteQuery(messagesQuery(number)).data?.pages;
  const newest = pages?.[0]?.items.at(-1)?.id;
  const isUnread = pages?.some(({ items }) => items.some(({ readAt }) => readAt === null)) ?? false;
  // The count falls to nothing at once, and the messages say only later that they are read: it tells of older ones alone.
  const isOlderUnread = !isUnread && ticket !== undefined && ticket.unreadCount > 0;
  const isKnown = ticket !== undefined;
  /** Up to where it was read here. */
  const read = useRef<string>(undefined);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Before they had that moment, too.
  useMadeUnread(number, () => {
    clearTimeout(waiting.current);
    read.current = newest;
  });
  useEffect(() => {
    if (!visible || newest === undefined || !isKnown || read.current === newest) return;
    if (!isUnread && !isOlderUnread) {
      read.current = newest;
      return;
    }
    waiting.current = setTimeout(() => {
      patchTicket(client, number, { unreadCount: 0 });
      read.current = newest;
      keepReadMark(agent.id, number, newest);
    }, SHOWN_MS);
    return () => clearTimeout(waiting.current);
  }, [visible, newest, isKnown, isUnread, isOlderUnread, number, client, agent.id]);
}
