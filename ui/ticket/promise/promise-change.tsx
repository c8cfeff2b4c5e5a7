import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { PromiseReason, usePromiseReason } from './promise-reason.tsx';
import { PromiseTimes, usePromiseTime } from './promise-times.tsx';
import type { PromiseEnd } from './use-promise-ends.ts';
import { hasKeyboard } from '../../typing.ts';
import classes from '../time/snooze.module.css';

export type Changing = { does: 'moved' | 'withdrawn'; id: string };

type Props = {
  ticket: TicketDetail;
  changing: Changing | null;
  /** A time in words that stands there to begin with. */
  until?: string;
  onClose: () => void;
  onGive: (end: PromiseEnd) => void;
};

const OF = { moved: 'promise.move', withdrawn: 'promise.withdraw' } as const;

/** Another time for a promise, or its end, and why. */
export function PromiseChange({ changing, onClose, ...form }: Props) {
  const { t } = useLanguage();
  // The words stay while the dialog fades.
  const [shown, setShown] = useState<Changing>({ does: 'moved', id: '' });
  if (changing !== null && changing !== shown) setShown(changing);
  return (
    <Dialog opened={changing !== null} onClose={onClose} title={t(`${OF[shown.does]}.title`)} size="md">
      {changing !== null && <Form {...form} changing={changing} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ ticket, changing, until, onClose, onGive }: Props & { changing: Changing }) {
  const { t } = useLanguage();
  const reason = usePromiseReason();
  const time = usePromiseTime(ticket, until);
  const moves = changing.does === 'moved';
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const why = reason.asked();
        if (why === null) return;
        const { id } = changing;
        if (!moves) onGive({ does: 'withdrawn', id, reason: why });
        else if (time.at !== undefined)
          onGive({ does: 'moved', id, dueAt: new Date(time.at).toISOString(), reason: why });
        onClose();
      }}
    >
      <p className={classes['text']}>{t(`${OF[changing.does]}.text`)}</p>
      {moves && <PromiseTimes time={time} />}
      <PromiseReason reason={reason} autofocus={hasKeyboard()} />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={moves && time.at === undefined}>
          {t(OF[changing.does])}
        </Button>
      </div>
    </form>
  );
}
