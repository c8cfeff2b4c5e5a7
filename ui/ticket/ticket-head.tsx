import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconUserCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { ArchiveChip, AttentionChip, DeniedChip, StateChip } from '../parts/state-chip.tsx';
import type { TicketDetail } from '../data/types.ts';
import { ActionBar } from './action-bar.tsx';
import { Clocks } from './clocks.tsx';
import { Properties } from './properties.tsx';
import { WorkflowLink } from './workflow-link.tsx';
import classes from './ticket.module.css';

/** Subject, number, state, clocks, properties and actions of a ticket. */
export function TicketHead({
  ticket,
  onBack,
  onContact,
  tabs,
}: {
  ticket: TicketDetail;
  onBack: (() => void) | null;
  onContact: (() => void) | null;
  tabs: ReactNode;
}) {
  const { t } = useLanguage();
  // Beside the list it is the page's second title; alone it is the first.
  const Heading = onBack ? 'h1' : 'h2';
  return (
    <header className={classes['head']}>
      <div className={classes['headline']}>
        {onBack && (
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={onBack} aria-label={t('ticket.back')}>
            <IconArrowLeft size={20} />
          </ActionIcon>
        )}
        <div className={classes['title']}>
          <Heading dir="auto">{ticket.subject || t('ticket.no-subject')}</Heading>
          <p className={classes['ids']}>
            #{ticket.number}
            <WorkflowLink number={ticket.number} />
            {ticket.mailbox && (
              <span className={classes['mailbox']}>
                <span aria-hidden="true">· </span>
                {ticket.mailbox.address}
              </span>
            )}
          </p>
        </div>
        {onContact && (
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={onContact} aria-label={t('contact.open')}>
            <IconUserCircle size={22} />
          </ActionIcon>
        )}
      </div>
      <div className={classes['status']}>
        <StateChip state={ticket.state} />
        {ticket.archived && <ArchiveChip />}
        {ticket.closedAs && !(ticket.archived && ticket.closedAs === 'archived') && (
          <span className={classes['closedAs']}>{t(`closed-as.${ticket.closedAs}`)}</span>
        )}
        {ticket.denied ? <DeniedChip /> : ticket.needsAttention && <AttentionChip />}
        <Clocks ticket={ticket} />
      </div>
      <Properties ticket={ticket} />
      <div className={classes['controls']}>
        {tabs}
        <ActionBar ticket={ticket} />
      </div>
    </header>
  );
}
