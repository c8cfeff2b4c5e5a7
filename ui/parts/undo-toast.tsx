import { Button, Kbd } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { USUAL_UNDO_S } from '../../domain/ticket/rules/undoing.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { DeskT } from '../texts/index.ts';
import classes from './undo-toast.module.css';

export const UNDO_MS = USUAL_UNDO_S * SECOND_MS;

/** Tells that something was done, with the way back beside it for so many seconds. */
export function toastUndoable(message: string, t: DeskT, takeBack: () => void, forS = USUAL_UNDO_S): void {
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
    autoClose: forS * SECOND_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
