import { Drawer, SegmentedControl } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Composer } from '../composer/composer.tsx';
import { OutgoingCards } from '../composer/outgoing-cards.tsx';
import { useLanguage } from '../language.tsx';
import { ticketQuery } from '../data/queries.ts';
import { useShell } from '../shell/shell.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { ForwardedProposal } from './forwarded-proposal.tsx';
import { GivenBanner } from './given-banner.tsx';
import { PaneUnknown } from './pane-unknown.tsx';
import { Thread } from './thread.tsx';
import { TicketHead } from './ticket-head.tsx';
import { Timeline } from './timeline.tsx';
import { useClaim } from './use-claim.tsx';
import { useReading } from './use-reading.ts';
import classes from './ticket.module.css';

type Tab = 'thread' | 'timeline';

/** One ticket: head, thread or timeline, composer, and the contact beside it. */
export default function TicketPane({ number, onBack }: { number: number; onBack: () => void }) {
  const { t } = useLanguage();
  const { width } = useShell();
  // Below this the thread would have less room than the contact is worth.
  const beside = useMediaQuery('(min-width: 1000px)', undefined, { getInitialValueInEffect: false });
  const query = useQuery(ticketQuery(number));
  const [tab, setTab] = useState<Tab>('thread');
  const [panel, drawer] = useDisclosure(false);
  const ticket = query.data;

  useReading(number, ticket);
  useClaim(ticket);

  const back = width === 'wide' ? null : onBack;
  if (!ticket) return <PaneUnknown number={number} query={query} onBack={back} />;
  const tabs = (
    <SegmentedControl
      size="xs"
      value={tab}
      onChange={(value) => setTab(value)}
      aria-label={t('ticket.tabs')}
      data={[
        { value: 'thread', label: t('ticket.thread') },
        { value: 'timeline', label: t('ticket.timeline') },
      ]}
    />
  );
  return (
    <>
      <article className={classes['pane']} aria-label={ticket.subject || t('ticket.no-subject')}>
        <TicketHead ticket={ticket} onBack={back} onContact={beside ? null : drawer.open} tabs={tabs} />
        <GivenBanner ticket={ticket} />
        <ForwardedProposal ticket={ticket} />
        {tab === 'thread' ? (
          <Thread ticket={ticket} end={<OutgoingCards number={ticket.number} />} />
        ) : (
          <Timeline number={number} />
        )}
        <Composer ticket={ticket} />
      </article>
      {beside ? (
        <aside className={classes['aside']} aria-label={t('contact.label')}>
          <ContactPanel ticket={ticket} />
        </aside>
      ) : (
        <Drawer
          opened={panel}
          onClose={drawer.close}
          position="right"
          size={320}
          title={t('contact.label')}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <ContactPanel ticket={ticket} />
        </Drawer>
      )}
    </>
  );
}
