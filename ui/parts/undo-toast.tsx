import { Button, Kbd } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DeskT } from '../texts/index.ts';
import classes from './undo-toast.module.css';

/** As long as a mail that waits for it is held. */
export const UNDO_MS = 10_000;

/** Tells that something was done, with the way back beside it. */
export function toastUndoable(message: string, t: DeskT, takeBack: () => void): void {
  const id = notifications.show({
    color: 'bilet',
    message: (
      <span className={classes['line']}>
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          rightSection={<Kbd aria-hidden="true">Z</Kbd>}
          onClick={() => {
            notifications.hide(id);
            takeBack();
          }}
        >
          {t('undo')}
        </Button>
      </span>
    ),
    autoClose: UNDO_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
