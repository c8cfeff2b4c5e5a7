import { Button } from '@mantine/core';
import { IconList, IconPencil, IconPlayerPause } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/reasoned-button.tsx';
import { paths } from '../../paths.ts';
import type { Mailbox } from '../../data/types.ts';
import { useChange } from './use-change.ts';
import classes from './mailbox.module.css';

type Props = { mailbox: Mailbox; why: string | null; onEdit: () => void };

/** What can be done with a mailbox, whatever its status. */
export function MailboxActions({ mailbox, why, onEdit }: Props) {
  const { t } = useLanguage();
  const change = useChange(mailbox);
  return (
    <div className={classes['actions']}>
      <Button
        component={Link}
        href={paths.ledger(mailbox.id)}
        size="xs"
        variant="default"
        leftSection={<IconList size={15} aria-hidden="true" />}
      >
        {t('mailbox.ledger')}
      </Button>
      <ReasonedButton
        size="xs"
        variant="default"
        leftSection={<IconPencil size={15} aria-hidden="true" />}
        why={why}
        onClick={onEdit}
      >
        {t('edit')}
      </ReasonedButton>
      {!mailbox.paused && (
        <ReasonedButton
          size="xs"
          variant="default"
          leftSection={<IconPlayerPause size={15} aria-hidden="true" />}
          why={why}
          loading={change.isPending}
          onClick={() => change.mutate({ paused: true })}
        >
          {t('cure.pause')}
        </ReasonedButton>
      )}
    </div>
  );
}
