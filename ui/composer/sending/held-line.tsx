import { Button } from '@mantine/core';
import { IconCalendarClock, IconHandStop } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isScheduled } from '../../data/scheduled.ts';
import type { Delivery, TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime } from '../../time.ts';
import { useTakeBack } from './held.ts';
import { HeldChanges } from './held-changes.tsx';
import { HeldActions } from './held-actions.tsx';
import { Ring, useSecondsTo } from './ring.tsx';
import { KeyBeside } from '../../parts/button/key-beside.tsx';
import classes from './held.module.css';

type Props = { delivery: Delivery; ticket: TicketDetail };

/** Below a reply that has not left yet: when it does, or why it waits, and what a person may do about it. */
export function HeldLine({ delivery, ticket }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { outboxId: outbox, nextTryAt } = delivery;
  const { number } = ticket;
  const team = ticket.team?.id;
  const changes = <HeldChanges ticket={ticket} actions={delivery.actions} />;
  if (nextTryAt === null || delivery.heldFor === 'person')
    return (
      <footer className={classes['line']} data-for="person" role="status">
        <IconHandStop size={16} aria-hidden="true" />
        <span className={classes['said']}>
          <b>{t('held.stopped')}</b>
          <small>{t('held.stopped.text')}</small>
        </span>
        <HeldActions held={{ outbox, number }} team={team} isStopped />
        {changes}
      </footer>
    );
  const until = Date.parse(nextTryAt);
  if (!isScheduled(until, now))
    return (
      <Leaving held={{ outbox, number }} until={until}>
        {changes}
      </Leaving>
    );
  return (
    <footer className={classes['line']}>
      <IconCalendarClock size={16} aria-hidden="true" />
      <span className={classes['said']} title={fullTime(nextTryAt, language)}>
        <b>{t('sends.scheduled', { time: dayTime(nextTryAt, now, language) })}</b>
        <small>{t('held.scheduled.text')}</small>
      </span>
      <HeldActions held={{ outbox, number }} team={team} />
      {changes}
    </footer>
  );
}

type LeavingProps = { held: { outbox: string; number: number }; until: number; children: ReactNode };

/** It leaves in seconds. */
function Leaving({ held, until, children }: LeavingProps) {
  const { t } = useLanguage();
  const { can } = useMe();
  const [from] = useState(Date.now);
  const seconds = useSecondsTo(until);
  const back = useTakeBack();
  return (
    <footer className={classes['line']}>
      <Ring from={from} until={until} />
      <span className={classes['said']}>{seconds > 0 ? t('held.leaves', { count: seconds }) : t('held.leaving')}</span>
      {can('ticket:write') && seconds > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          loading={back.isPending}
          onClick={() => back.mutate(held)}
          rightSection={<KeyBeside letter="Z" />}
        >
          {t('held.back')}
        </Button>
      )}
      {children}
    </footer>
  );
}
