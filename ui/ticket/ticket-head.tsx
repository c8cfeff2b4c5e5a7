import { ActionIcon } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { FollowUpChip } from '../parts/follow-up-chip.tsx';
import { ArchiveChip, AttentionChip, DeniedChip, StateChip } from '../parts/state-chip.tsx';
import type { TicketDetail } from '../data/types.ts';
import { ActionBar } from './action-bar.tsx';
import { Clocks } from './clocks.tsx';
import { Headline } from './headline.tsx';
import { QueueLine } from './queue-line.tsx';
import { PromiseLines } from './promise-line.tsx';
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
  return (
    <header className={classes['head']}>
      <Headline
        onBack={onBack}
        subject={ticket.subject || t('ticket.no-subject')}
        ids={
          <>
            #{ticket.number}
            <WorkflowLink number={ticket.number} />
            {ticket.mailbox && (
              <span className={classes['mailbox']}>
                <span aria-hidden="true">· </span>
                {ticket.mailbox.address}
              </span>
            )}
          </>
        }
      >
        {onContact && (
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={onContact} aria-label={t('contact.open')}>
            <IconUserCircle size={22} />
          </ActionIcon>
        )}
      </Headline>
      <div className={classes['status']}>
        <StateChip state={ticket.state} waitingFor={ticket.waitingFor} />
        {ticket.archived && <ArchiveChip />}
        {ticket.closedAs && !(ticket.archived && ticket.closedAs === 'archived') && (
          <span className={classes['closedAs']}>{t(`closed-as.${ticket.closedAs}`)}</span>
        )}
        {ticket.denied ? <DeniedChip /> : ticket.needsAttention && <AttentionChip />}
        <FollowUpChip ticket={ticket} />
        <Clocks ticket={ticket} />
        <QueueLine ticket={ticket} />
      </div>
      <PromiseLines ticket={ticket} />
      <Properties ticket={ticket} />
      <div className={classes['controls']}>
        {tabs}
        <ActionBar ticket={ticket} />
      </div>
    </header>
  );
}
