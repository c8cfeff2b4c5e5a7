import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { USUAL_UNDO_S } from '../../domain/ticket/rules/undoing.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import type { DeskT } from '../texts/index.ts';
import { tellDone } from '../toast.ts';
import { rememberDone } from './taking-back.ts';
import classes from './undo-toast.module.css';

export const UNDO_MS = USUAL_UNDO_S * SECOND_MS;

/**
 * Tells that something was done, with the way back beside it for so many seconds, and by its key; it goes when that was taken, or something
 * else was done since.
 */
export function toastUndoable(message: string, t: DeskT, takeBack: () => void, forS = USUAL_UNDO_S): void {
  const back = rememberDone(takeBack, () => notifications.hide(shown));
  const shown = tellDone({
    color: 'bilet',
    message: (
      <span className={classes['line']}>
        <span>{message}</span>
        <Button size="compact-sm" variant="light" rightSection={<KeyBeside letter="Z" />} onClick={back}>
          {t('undo')}
        </Button>
      </span>
    ),
    autoClose: forS * SECOND_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
