import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCalendarClock } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { excerptOf } from '../../../domain/text/preview.ts';
import { scheduledQuery } from '../../data/list-queries.ts';
import type { Output } from '../../data/api-types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Empty } from '../../parts/empty/empty.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { isUnread } from '../../data/question.ts';
import { paths } from '../../paths.ts';
import { Card, Page } from '../../shell/page.tsx';
import { dayTime, fullTime } from '../../time.ts';
import { HeldActions } from './held-actions.tsx';
import { namesOf } from '../recipients.ts';
import classes from './held.module.css';

/** All replies that are to be sent later: what waits for a person first, then the soonest. */
export default function ScheduledPage() {
  const { t } = useLanguage();
  const { agent } = useMe();
  const [whose, setWhose] = useState<'mine' | 'all'>('all');
  const asked = useQuery(scheduledQuery);
  const all = asked.data?.items ?? [];
  const items = whose === 'all' ? all : all.filter(({ author }) => author?.id === agent.id);
  return (
    <Page
      title={t('nav.scheduled')}
      text={t('scheduled.text')}
      actions={
        <SegmentedControl
          value={whose}
          onChange={(value) => setWhose(value)}
          aria-label={t('scheduled.whose')}
          data={[
            { value: 'all', label: t('scheduled.all') },
            { value: 'mine', label: t('scheduled.mine') },
          ]}
        />
      }
    >
      {isUnread(asked) ? (
        <NotRead query={asked} />
      ) : items.length === 0 ? (
        asked.isPending ? null : (
          <Empty icon={IconCalendarClock} title={t('scheduled.empty')}>
            {t('scheduled.empty.text')}
          </Empty>
        )
      ) : (
        <Card>
          {items.map((one) => (
            <Row key={one.outboxId} one={one} />
          ))}
        </Card>
      )}
    </Page>
  );
}

function Row({ one }: { one: Output<'listScheduled'>['items'][number] }) {
  const { t, language } = useLanguage();
  const now = useNow();
  return (
    <article className={classes['row']} aria-label={one.subject || t('ticket.no-subject')}>
      <Link href={paths.anyTicket(one.number)}>
        <b dir="auto">{one.subject || t('ticket.no-subject')}</b>
        <small dir="auto">
          #{one.number} · {namesOf(one.to)}
          {one.author !== null && ` · ${one.author.name}`}
        </small>
        <small dir="auto">{excerptOf(one.preview)}</small>
      </Link>
      <span className={classes['when']} data-for={one.heldFor}>
        {one.sendAt === null ? (
          t('held.stopped')
        ) : (
          <time dateTime={one.sendAt} title={fullTime(one.sendAt, language)}>
            {dayTime(one.sendAt, now, language)}
          </time>
        )}
      </span>
      <HeldActions
        held={{ outbox: one.outboxId, number: one.number }}
        team={undefined}
        isStopped={one.heldFor === 'person'}
      />
    </article>
  );
}
