import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconHistory, IconMail, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Composer } from '../composer/composer.tsx';
import { OutgoingCards } from '../composer/sending/outgoing-cards.tsx';
import { useMarkUnread } from '../command/unread.ts';
import { usePageKeys } from '../keys/page-keys.ts';
import { useLanguage, withTexts } from '../language.tsx';
import { useLooking } from '../data/looking.ts';
import { ticketQuery } from '../data/queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { later } from '../parts/empty/later.tsx';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import { useShell } from '../shell/shell.tsx';
import { ForwardedProposal } from './thread/forwarded-proposal.tsx';
import { GivenBanner } from './owner/given-banner.tsx';
import { PaperBar } from './paper-bar.tsx';
import { type Paper, PaperContext } from '../parts/print/paper.ts';
import { PaneUnknown } from './pane-unknown.tsx';
import { PinnedNote } from './sender/pinned-note.tsx';
import { usePrintKey } from '../parts/print/print-key.ts';
import { useWholeThread } from './thread/use-whole-thread.ts';
import { printPage } from '../parts/print/print.ts';
import { SuggestionKey } from './panel/suggested-type.tsx';
import { Thread } from './thread/thread.tsx';
import { TicketHead } from './head/ticket-head.tsx';
import { TicketPanel } from './panel/ticket-panel.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useClaim } from './owner/use-claim.tsx';
import { usePanel } from './panel/use-panel.ts';
import { useReading } from './thread/use-reading.ts';
import classes from './ticket.module.css';

/** Asked for by few of those who open a ticket. */
const TimePanel = later(
  withTexts(() => import('./time/time-panel.tsx')),
  { waiting: null },
);

type Props = {
  number: number;
  onBack: () => void;
  /** The way to its neighbours in the list. */
  nav: ReactNode;
};

/** One ticket: head, thread, composer, and beside them what it is and who asks. */
export default function TicketPane({ number, onBack, nav }: Props) {
  const { width } = useShell();
  const query = useQuery(ticketQuery(number));
  const ticket = query.data;
  useReading(number, ticket);
  useClaim(ticket);
  useLooking(number, ticket !== undefined);
  const back = width === 'wide' ? null : onBack;
  if (!ticket) return <PaneUnknown number={number} query={query} onBack={back} onLeave={onBack} />;
  return <Pane ticket={ticket} onBack={back} nav={nav} />;
}

function Pane({
  ticket,
  onBack,
  nav,
}: Omit<Props, 'number' | 'onBack'> & { ticket: TicketDetail; onBack: (() => void) | null }) {
  const { t } = useLanguage();
  const panel = usePanel(ticket.number);
  const [shows, setShows] = useState<'thread' | 'timeline' | Paper>('thread');
  const [explained, { open: explain, close }] = useDisclosure(false);
  const [wanted, setWanted] = useState(false);
  const isTimeline = shows === 'timeline';
  const paper = shows === 'thread' || isTimeline ? null : shows;
  const there = useWholeThread(ticket.number, paper !== null);
  const why = () => {
    setWanted(true);
    explain();
  };
  const print = () => void printPage(paper === 'customer' ? `#${ticket.number} ${ticket.mailSubject}` : null);
  usePrintKey(() => (paper === null ? setShows('customer') : print()));
  usePageKeys([['w', why]]);
  const markUnread = useMarkUnread();
  const items = (
    <>
      <Menu.Item
        leftSection={<IconMail size={17} />}
        rightSection={<KeyBeside letter="⇧u" />}
        onClick={() => markUnread(ticket.number)}
      >
        {t('action.unread')}
      </Menu.Item>
      <Menu.Item leftSection={<IconHistory size={17} />} onClick={() => setShows(isTimeline ? 'thread' : 'timeline')}>
        {t(isTimeline ? 'ticket.thread' : 'ticket.timeline')}
      </Menu.Item>
      {!isTimeline && (
        <Menu.Item leftSection={<IconPrinter size={17} />} onClick={() => setShows('customer')}>
          {t('ticket.print')}
        </Menu.Item>
      )}
    </>
  );
  return (
    <article className={classes['ticket']} aria-label={ticket.subject || t('ticket.no-subject')}>
      <div className={classes['pane']}>
        <PaperContext value={paper}>
          <TicketHead ticket={ticket} onBack={onBack} panel={panel} onWhy={why} items={items} nav={nav} />
          {paper === null && (
            <p className={classes['how']} data-printable data-how>
              {t('paper.how')}
            </p>
          )}
          {paper !== null && (
            <PaperBar
              paper={paper}
              onPaper={setShows}
              there={there}
              onPrint={print}
              onClose={() => setShows('thread')}
            />
          )}
          {paper === null && (
            <>
              <GivenBanner ticket={ticket} />
              <PinnedNote contact={ticket.contact} />
              <ForwardedProposal ticket={ticket} />
            </>
          )}
          {isTimeline ? (
            <Timeline number={ticket.number} onClose={() => setShows('thread')} />
          ) : (
            <Thread ticket={ticket} end={<OutgoingCards number={ticket.number} />} />
          )}
          {/* It stays, with what is written in it. */}
          <div className={classes[paper === null ? 'writing' : 'away']}>
            <Composer ticket={ticket} onOpen={() => setShows((now) => (now === 'timeline' ? now : 'thread'))} />
          </div>
        </PaperContext>
      </div>
      <TicketPanel ticket={ticket} place={panel} onWhy={why} />
      <SuggestionKey ticket={ticket} />
      {wanted && <TimePanel ticket={ticket} opened={explained} onClose={close} />}
    </article>
  );
}
