import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { mailboxesQuery } from '../../data/queries.ts';
import type { Mailbox } from '../../data/types.ts';
import { Chip } from '../../parts/chip.tsx';
import { ProofList } from './proof-list.tsx';
import type { ProofLine } from './proof-lines.ts';
import { StepCard } from './step-card.tsx';
import classes from './connect.module.css';

type Props = { mailbox: Mailbox; lines: readonly ProofLine[]; onEnd: () => void };

/** It is connected: whether its mail comes already, and what to do next. */
export function Connected({ mailbox, lines, onEnd }: Props) {
  const { t } = useLanguage();
  const now = useQuery(mailboxesQuery).data?.items.find(({ id }) => id === mailbox.id) ?? mailbox;
  const isLive = now.status === 'live';
  return (
    <StepCard
      title={t('connect.done', { address: mailbox.address })}
      text={t('connect.done.text')}
      onBack={null}
      actions={
        <Button size="md" onClick={onEnd} autoFocus>
          {t('connect.end')}
        </Button>
      }
    >
      <ProofList lines={lines} />
      <p className={classes['live']} role="status">
        <Chip tone={isLive ? 'good' : 'info'} icon={isLive ? IconCircleCheck : IconLoader2}>
          {t(`mailbox.${now.status}`)}
        </Chip>
        {t(isLive ? 'connect.live' : 'mailbox.connecting.text')}
      </p>
    </StepCard>
  );
}
