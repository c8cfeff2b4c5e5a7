import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { NotRead } from '../parts/not-read.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { messagesQuery } from '../data/queries.ts';
import { stageOf } from '../data/question.ts';
import type { TicketDetail } from '../data/types.ts';
import { EventLine } from './event-line.tsx';
import { useEventSentence } from './event-words.ts';
import { MessageCard } from './message-card.tsx';
import { streamOf, type StreamItem } from './stream.ts';
import { useEvents } from './use-events.ts';
import { VerdictCard } from './verdict-card.tsx';
import classes from './thread.module.css';

/** The messages of a ticket and what happened between them, oldest first, standing at the newest message; `end` stands below. */
export function Thread({ ticket, end }: { ticket: TicketDetail; end: ReactNode }) {
  const { t } = useLanguage();
  const query = useInfiniteQuery(messagesQuery(ticket.number));
  const messages = [...(query.data?.pages ?? [])].reverse().flatMap((page) => page.items);

  const { query: asked, events } = useEvents(ticket.number);

  // Both at once, or lines would push themselves between messages that are being read.
  if (stageOf(query) === 'asked' || (query.data && stageOf(asked) === 'asked'))
    return (
      <div className={classes['thread']} role="status" aria-label={t('loading')}>
        <Skeleton height={110} radius={12} />
        <Skeleton height={80} radius={12} />
      </div>
    );
  if (!query.data)
    return (
      <div className={classes['thread']}>
        <Unanswered query={query} />
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
  const items = streamOf(messages, events ?? [], query.hasNextPage);
  const ends = (
    <>
      <NotRead query={asked} what={t('thread.events-unknown')} />
      {end}
    </>
  );
  return <Stream ticket={ticket} items={items} newest={messages.at(-1)?.id} older={older} end={ends} />;
}

type Shown = {
  ticket: TicketDetail;
  items: StreamItem[];
  newest: string | undefined;
  older: ReactNode;
  end: ReactNode;
};

function Stream({ ticket, items, newest, older, end }: Shown) {
  const { t } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const sentence = useEventSentence();
  const name = ticket.contact.name || ticket.contact.address;

  useLayoutEffect(() => {
    const box = scroller.current;
    const last = box?.querySelector<HTMLElement>(`[data-message="${newest}"]`);
    if (!box || !last) return;
    // The beginning of the newest message, not its end: a long mail is read from the top.
    const stand = () => (box.scrollTop = Math.max(0, last.offsetTop - 24));
    stand();
    // Frames above tell their height later and push it down; it is held where it stood until the reader takes over.
    const leave = new AbortController();
    const { signal } = leave;
    window.addEventListener('message', () => requestAnimationFrame(() => signal.aborted || stand()), { signal });
    for (const act of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
      window.addEventListener(act, () => leave.abort(), { signal, passive: true });
    return () => leave.abort();
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
      {items.map((item) => {
        switch (item.is) {
          case 'message':
            return <MessageCard key={item.message.id} message={item.message} ticket={ticket} folded={item.folded} />;
          case 'verdict':
            return (
              <VerdictCard
                key={item.event.version}
                event={item.event}
                message={item.message}
                name={item.message?.author.name || item.event.actor.name || name}
                lang={ticket.language}
              />
            );
          default:
            return (
              <EventLine
                key={item.event.version}
                number={ticket.number}
                event={item.event}
                sentence={sentence(item.event)}
              />
            );
        }
      })}
      {end}
    </div>
  );
}
