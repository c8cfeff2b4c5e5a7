import { Button, Kbd } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { OFFERS } from '../command/offers.ts';
import type { Asking } from '../command/table.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { quiet } from '../keys/typing.ts';
import classes from './ticket.module.css';

/** What a single key can do and nobody can undo: the customer gets a mail, or is never asked. */
export type Confirmed = Asking<'confirmation'>;
export const CONFIRMED = OFFERS.flatMap(({ kind, asks }) => (asks === 'confirmation' ? [kind as Confirmed] : []));

/** A letter that follows the key was a word, not a command: the question goes away, and its Enter with it. */
const STRAY_MS = 1_000;

/** Asks before a key does it: Enter does, Escape leaves, and so does any letter. */
export function ConfirmDialog({
  asked,
  unanswered,
  onClose,
  onConfirm,
}: {
  asked: Confirmed | null;
  /** The customer has had no answer. */
  unanswered: boolean;
  onClose: () => void;
  onConfirm: (what: Confirmed) => void;
}) {
  const { t } = useLanguage();
  // The words stay while the dialog fades.
  const [words, setWords] = useState<Confirmed>('resolve');
  if (asked !== null && asked !== words) setWords(asked);
  const sentences = words === 'resolve' && unanswered ? 'confirm.resolve.unanswered' : (`confirm.${words}` as const);
  const leaveOnLetter = (event: KeyboardEvent) => {
    if (event.key === ' ' || [...event.key].length > 1 || event.ctrlKey || event.metaKey) return;
    quiet(STRAY_MS);
    onClose();
  };
  return (
    <Dialog opened={asked !== null} onClose={onClose} size="sm" title={t(sentences)} onKeyDown={leaveOnLetter}>
      <p className={classes['confirmText']}>{t(`${sentences}.text`)}</p>
      <div className={classes['confirmButtons']}>
        <Button variant="default" onClick={onClose} rightSection={<Kbd aria-hidden="true">Esc</Kbd>}>
          {t('cancel')}
        </Button>
        <Button
          data-autofocus
          rightSection={<Kbd aria-hidden="true">↵</Kbd>}
          onClick={() => {
            // Left a moment ago and still to be seen: it confirms nothing any more.
            if (asked === null) return;
            onClose();
            onConfirm(asked);
          }}
        >
          {t(`${sentences}.do`)}
        </Button>
      </div>
    </Dialog>
  );
}
