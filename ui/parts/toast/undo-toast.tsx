import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { USUAL_UNDO_S } from '../../../domain/ticket/rules/undoing.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { DeskT } from '../../texts/index.ts';
import { takeBackKey } from './take-back-key.tsx';
import classes from './undo-toast.module.css';

export const UNDO_MS = USUAL_UNDO_S * SECOND_MS;

/** The one that stands there now. */
let shown: string | null = null;

/** What it offers was taken back, or is not what was done last any more. */
export function hideUndoable(): void {
  if (shown !== null) notifications.hide(shown);
  shown = null;
}

/** Tells that something was done, with the way back beside it for so many seconds; in the place of the one before. */
export function toastUndoable(message: string, t: DeskT, takeBack: () => void, forS = USUAL_UNDO_S): void {
  hideUndoable();
  shown = notifications.show({
    color: 'bilet',
    message: (
      <span className={classes['line']}>
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          rightSection={takeBackKey()}
          onClick={() => {
            hideUndoable();
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
