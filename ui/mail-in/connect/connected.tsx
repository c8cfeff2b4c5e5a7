import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowRight, IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useLanguage } from '../../language.tsx';
import { newestTicketsQuery } from '../../data/list-queries.ts';
import { mailboxesQuery } from '../../data/queries.ts';
import type { Mailbox } from '../../data/types.ts';
import { paths } from '../../paths.ts';
import { Chip } from '../../parts/chip/chip.tsx';
import { FirstMail, firstMailOf } from './first-mail.tsx';
import { ProofList } from './proof-list.tsx';
import type { ProofLine } from './proof-lines.ts';
import { StepCard } from './step-card.tsx';
import classes from './proof.module.css';

type Props = { mailbox: Mailbox; lines: readonly ProofLine[]; onEnd: () => void };

/** It is connected: whether its mail comes already, the first one as soon as it is there, and what to do next. */
export function Connected({ mailbox, lines, onEnd }: Props) {
  const { t } = useLanguage();
  const now = useQuery(mailboxesQuery).data?.items.find(({ id }) => id === mailbox.id) ?? mailbox;
  const first = firstMailOf(mailbox, useQuery(newestTicketsQuery).data?.items ?? []);
  const isLive = now.status === 'live';
  return (
    <StepCard
      title={t('connect.done', { address: mailbox.address })}
      text={t('connect.done.text')}
      onBack={null}
      actions={
        <>
          <Button size="md" variant={first ? 'default' : 'filled'} onClick={onEnd} autoFocus>
            {t('connect.end')}
          </Button>
          {first && (
            <Button
              component={Link}
              href={paths.ticket('open', first.number)}
              size="md"
              rightSection={<IconArrowRight size={17} aria-hidden="true" />}
            >
              {t('connect.first.open')}
            </Button>
          )}
        </>
      }
    >
      <ProofList lines={lines} />
      <p className={classes['live']} role="status">
        <Chip tone={isLive ? 'good' : 'info'} icon={isLive ? IconCircleCheck : IconLoader2}>
          {t(`mailbox.${now.status}`)}
        </Chip>
        {t(isLive ? 'connect.live' : 'mailbox.connecting.text')}
      </p>
      <FirstMail ticket={first} />
    </StepCard>
  );
}
