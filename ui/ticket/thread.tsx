import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { Failed } from '../parts/failed.tsx';
import { messagesQuery } from '../data/queries.ts';
import type { Message, TicketDetail } from '../data/types.ts';
import { MessageCard } from './message-card.tsx';
import classes from './thread.module.css';

/** The messages of a ticket, oldest first, standing at the newest; `end` stands below them. */
export function Thread({ ticket, end }: { ticket: TicketDetail; end: ReactNode }) {
  const { t } = useLanguage();
  const query = useInfiniteQuery(messagesQuery(ticket.number));
  const messages = [...(query.data?.pages ?? [])].reverse().flatMap((page) => page.items);

  if (query.isPending)
    return (
      <div className={classes['thread']} role="status" aria-label={t('loading')}>
        <Skeleton height={110} radius={12} />
        <Skeleton height={80} radius={12} />
      </div>
    );
  if (query.isError && !query.data)
    return (
      <div className={classes['thread']}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const older = query.hasNextPage && (
    <Button
      variant="default"
      size="xs"
      className={classes['older']}
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t('thread.older')}
    </Button>
  );
  return <Messages ticket={ticket} messages={messages} older={older} end={end} />;
}

type Shown = { ticket: TicketDetail; messages: Message[]; older: ReactNode; end: ReactNode };

function Messages({ ticket, messages, older, end }: Shown) {
  const { t } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.id;

  useLayoutEffect(() => {
    const box = scroller.current;
    const last = box?.querySelector<HTMLElement>(`[data-message="${newest}"]`);
    // The beginning of the newest message, not its end: a long mail is read from the top.
    if (box && last) box.scrollTop = Math.max(0, last.offsetTop - 24);
  }, [newest]);

  // The composer opens below and takes room: who stood at the end stays at the end.
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let atEnd = false;
    const look = () => (atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 48);
    const watch = new ResizeObserver(() => (atEnd ? (box.scrollTop = box.scrollHeight) : look()));
    box.addEventListener('scroll', look, { passive: true });
    watch.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, []);

  return (
    <div ref={scroller} className={classes['thread']} tabIndex={0} role="region" aria-label={t('ticket.thread')}>
      {older}
      {messages.map((message) => (
        <MessageCard key={message.id} message={message} ticket={ticket} />
      ))}
      {end}
    </div>
  );
}
