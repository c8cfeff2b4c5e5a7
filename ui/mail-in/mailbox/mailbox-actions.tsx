import { Button } from '@mantine/core';
import { IconList, IconPencil, IconPlayerPause, IconTrash, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../language.tsx';
import { later } from '../../parts/empty/later.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { paths } from '../../paths.ts';
import type { Mailbox } from '../../data/types.ts';
import classes from './mailbox.module.css';

const EndingDialog = later(() => import('./ending-dialog.tsx'), { waiting: null });

type Props = { mailbox: Mailbox; why: string | null; onEdit: () => void };

/** What can be done with a mailbox, whatever its status. */
export function MailboxActions({ mailbox, why, onEdit }: Props) {
  const { t } = useLanguage();
  const [ending, setEnding] = useState<'pause' | 'delete' | null>(null);
  const action = (words: string, Mark: Icon, onClick: () => void) => (
    <ReasonedButton
      size="xs"
      variant="default"
      leftSection={<Mark size={15} aria-hidden="true" />}
      why={why}
      onClick={onClick}
    >
      {words}
    </ReasonedButton>
  );
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
      {action(t('edit'), IconPencil, onEdit)}
      {!mailbox.paused && action(t('cure.pause'), IconPlayerPause, () => setEnding('pause'))}
      {action(t('cure.delete'), IconTrash, () => setEnding('delete'))}
      {ending && <EndingDialog mailbox={mailbox} kind={ending} onClose={() => setEnding(null)} />}
    </div>
  );
}
