import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import classes from '../parts/panel/settings.module.css';

type Props = {
  opened: boolean;
  onClose: () => void;
  onDiscard: () => void;
  title: string;
  /** What is put away. */
  children?: ReactNode;
  text: string;
  action: string;
};

/** Asks before mail is put away for good; the way back has the focus. */
export function DiscardDialog({ opened, onClose, onDiscard, title, children, text, action }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} size="sm" title={title}>
      {children}
      <p className={classes['heldReason']}>{text}</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            onClose();
            onDiscard();
          }}
        >
          {action}
        </Button>
      </Group>
    </Dialog>
  );
}
