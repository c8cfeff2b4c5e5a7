import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { Output } from '../../data/api-types.ts';
import { useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { messagesQuery } from '../../data/queries.ts';
import { stageOf } from '../../data/question.ts';
import type { Message, TicketDetail } from '../../data/types.ts';
import { EventLine } from './event-line.tsx';
import { lookOf, useEventSentence } from '../timeline/event-words.ts';
import { PaperContext } from '../../parts/print/paper.ts';
import { printedOf } from './printed.ts';
import { FoldLine } from './fold-line.tsx';
import { gathered, type Gathered, turnedAround } from './gathering.ts';
import { linkedIn } from './message-link.ts';
import { MessageCard } from './message-card.tsx';
import { newSubjects } from './new-subjects.ts';
import { firstUnread, streamOf, type StreamItem } from './stream.ts';
import { useEvents } from '../timeline/use-events.ts';
import { UndoneLine } from './undone-line.tsx';
import { useScrollPlace } from './use-scroll-place.ts';
import { useStand } from './use-stand.ts';
import { useUnfolding } from './use-unfolding.ts';
import { VerdictCard } from './verdict-card.tsx';
import classes from './thread.module.css';

/** The messages of a ticket and what happened between them, oldest first, standing where its reader begins to read; `end` stands below. */
export function Thread({ ticket, end }: { ticket: TicketDetail; end: ReactNode }) {
  const { t } = useLanguage();
  const paper = useContext(PaperContext);
  const query = useInfiniteQuery(messagesQuery(ticket.number));
  const messages = [...(query.data?.pages ?? [])].reverse().flatMap((page) => page.items);

  const { query: asked, events } = useEvents(ticket.number);
  const linked = useLinked(messages, query);
  const newFrom = useNewFrom(ticket.number, messages);
  const stand = useStand(ticket.number, messages);

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
  const all = streamOf(messages, events ?? [], query.hasNextPage, newFrom);
  const items = paper === null ? all : printedOf(all, paper, ticket.contact);
  const ends = (
    <>
      <NotRead query={asked} what={t('thread.events-unknown')} />
      {end}
    </>
  );
  return (
    <Stream
      ticket={ticket}
      items={items}
      subjects={newSubjects(messages, ticket.subject)}
      stand={linked ?? stand}
      linked={linked}
      older={older}
      end={paper === null && ends}
    />
  );
}

/** Where what was new began: it stays there once it is read, until more has come. */
function useNewFrom(number: number, messages: Message[]): string | null {
  const [from, setFrom] = useState<{ number: number; id: string | null }>({ number, id: null });
  const first = firstUnread(messages);
  const isRead = !messages.some(({ id, readAt }) => id === from.id && readAt === null);
  const next = from.number !== number ? first : first !== null && isRead ? first : from.id;
  if (from.number !== number || from.id !== next) setFrom({ number, id: next });
  return next;
}

/** Older pages that are read for a message which the address names; one that is further away is not searched for. */
const LINKED_PAGES = 20;

/** The message that the address names, once it is there. */
function useLinked(messages: Message[], { hasNextPage, isFetching, fetchNextPage, data }: Pages): string | null {
  const linked = useSyncExternalStore(hearHash, () => linkedIn(location.hash));
  const isHere = messages.some(({ id }) => id === linked);
  const pages = data?.pages.length ?? 0;
  const isMissing = linked !== null && !isHere && hasNextPage && !isFetching && pages > 0 && pages < LINKED_PAGES;
  useEffect(() => {
    if (isMissing) void fetchNextPage();
  }, [isMissing, fetchNextPage]);
  return isHere ? linked : null;
}
function hearHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

type Pages = UseInfiniteQueryResult<InfiniteData<Output<'listMessages'>>>;

type Shown = {
  ticket: TicketDetail;
  items: StreamItem[];
  /** The message at whose beginning the thread stands at first. */
  stand: string | null;
  linked: string | null;
  /** Of mails whose subject is new, that. */
  subjects: ReadonlyMap<string, string>;
  older: ReactNode;
  end: ReactNode;
};

function Stream({ ticket, items, subjects, stand, linked, older, end }: Shown) {
  const { t } = useLanguage();
  const printing = useContext(PaperContext) !== null;
  const unfolding = useUnfolding();
  // On paper a conversation is read from its beginning.
  const newestFirst = useMe().preferences.reading === 'newest-first' && !printing;
  const all = unfolding.all || printing;
  const scroller = useRef<HTMLDivElement>(null);
  const sentence = useEventSentence();
  const name = ticket.contact.name || ticket.contact.address;

  useScrollPlace(scroller, { stand, linked, newestFirst });

  const shown = gathered(
    items.map((item) => unfolded(item, all, linked)),
    all ? everyRun(items) : unfolding.opened,
  );
  const row = (item: Gathered): ReactNode => {
    switch (item.is) {
      case 'message':
        return (
          <MessageCard
            // Opened and folded with all others it begins anew.
            key={`${item.message.id} ${all}`}
            message={item.message}
            ticket={ticket}
            folded={item.folded}
            opened={all || item.message.id === linked}
            linked={item.message.id === linked}
            subject={subjects.get(item.message.id) ?? null}
          />
        );
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
      case 'new':
        return (
          <p key="new" className={classes['new']} data-new>
            {t('thread.new')}
          </p>
        );
      case 'undone':
        return (
          <UndoneLine
            // As of messages.
            key={`${item.pairs[0]!.undo.version} ${unfolding.all}`}
            number={ticket.number}
            pairs={item.pairs}
            opened={unfolding.all}
          />
        );
      case 'older':
        return (
          <FoldLine key={item.id} onOpen={() => unfolding.open(item.id)}>
            {t('stream.older', { count: item.count })}
          </FoldLine>
        );
      case 'events': {
        const last = item.events.at(-1)!;
        return (
          <FoldLine
            key={item.id}
            tone={item.events.some((one) => lookOf(one).tone === 'danger') ? 'danger' : undefined}
            onOpen={() => unfolding.open(item.id)}
          >
            {t('stream.events', { count: item.events.length, last: sentence(last) })}
          </FoldLine>
        );
      }
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
  };
  return (
    <div
      ref={scroller}
      className={classes['thread']}
      tabIndex={0}
      role="region"
      aria-label={t('ticket.thread')}
      data-printable
      data-unchosen={!printing || undefined}
    >
      {newestFirst ? (
        <>
          {end}
          {turnedAround(shown).map((item) => row(item))}
          {older}
        </>
      ) : (
        <>
          {older}
          {shown.map((item) => row(item))}
          {end}
        </>
      )}
    </div>
  );
}

/** A message that is to be open is no older one. */
const unfolded = (item: StreamItem, all: boolean, linked: string | null): StreamItem =>
  item.is === 'message' && item.folded && (all || item.message.id === linked) ? { ...item, folded: false } : item;

/** The names of all runs of events. */
const everyRun = (items: readonly StreamItem[]): ReadonlySet<string> =>
  new Set(items.flatMap((item) => (item.is === 'event' ? [`e${item.event.version}`] : [])));
