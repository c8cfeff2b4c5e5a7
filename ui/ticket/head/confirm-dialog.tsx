import { Button, Kbd } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { OFFERS } from '../../command/offers.ts';
import type { Asking } from '../../command/table.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { quiet } from '../../typing.ts';
import classes from '../ticket.module.css';

/** What is asked first where something is owed to the customer. */
export type Confirmed = Asking<'confirmation'>;
export const CONFIRMED = OFFERS.flatMap(({ kind, asks }) => (asks === 'confirmation' ? [kind as Confirmed] : []));

/** A letter that follows the key was a word, not a command: the question goes away, and its Enter with it. */
const STRAY_MS = 1_000;
const TAKE_BACK = 'z';

/** Asks before a ticket is resolved whose customer has had no answer: Enter does, Escape leaves, and so does any letter that may begin a word. */
export function UnansweredDialog({
  opened,
  onClose,
  onConfirm,
}: {
  opened: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { t } = useLanguage();
  const leaveOnLetter = (event: KeyboardEvent) => {
    if (event.key === ' ' || [...event.key].length > 1 || event.ctrlKey || event.metaKey) return;
    // Who presses it means to take something back, and writes nothing.
    if (event.key.toLowerCase() === TAKE_BACK) return;
    quiet(STRAY_MS);
    onClose();
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="sm"
      title={t('confirm.resolve.unanswered')}
      onKeyDown={leaveOnLetter}
    >
      <p className={classes['confirmText']}>{t('confirm.resolve.unanswered.text')}</p>
      <div className={classes['confirmButtons']}>
        <Button variant="default" onClick={onClose} rightSection={<Kbd aria-hidden="true">Esc</Kbd>}>
          {t('cancel')}
        </Button>
        <Button
          data-autofocus
          rightSection={<Kbd aria-hidden="true">↵</Kbd>}
          onClick={() => {
            // Left a moment ago and still to be seen: it confirms nothing any more.
            if (!opened) return;
            onClose();
            onConfirm();
          }}
        >
          {t('confirm.resolve.unanswered.do')}
        </Button>
      </div>
    </Dialog>
  );
}
