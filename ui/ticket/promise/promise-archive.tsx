import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useOwedPromises } from '../../data/promises.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { PromiseReason, usePromiseReason } from './promise-reason.tsx';
import { usePromiseEnds } from './use-promise-ends.ts';
import classes from '../time/snooze.module.css';

type Props = { ticket: TicketDetail; opened: boolean; onClose: () => void; onArchive: () => void };

/** A ticket whose customer has a promise of ours is archived once it is said what becomes of that. */
export function PromiseArchive({ ticket, opened, onClose, onArchive }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('promise.archive.title')} size="md">
      {opened && <Form ticket={ticket} onClose={onClose} onArchive={onArchive} />}
    </Dialog>
  );
}

function Form({ ticket, onClose, onArchive }: Omit<Props, 'opened'>) {
  const { t } = useLanguage();
  const owed = useOwedPromises(ticket);
  const ends = usePromiseEnds(ticket.number);
  const [does, setDoes] = useState<'kept' | 'withdrawn'>('kept');
  const reason = usePromiseReason();
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const why = does === 'withdrawn' ? reason.asked() : '';
        if (why === null) return;
        ends.mutate({
          ends: owed.map(({ id }) => (does === 'kept' ? { does, id } : { does, id, reason: why })),
          then: onArchive,
        });
        onClose();
      }}
    >
      <p className={classes['text']}>{t('promise.archive.text')}</p>
      {owed.map(({ id, text }) => (
        <b key={id} dir="auto">
          {text}
        </b>
      ))}
      <SegmentedControl
        fullWidth
        aria-label={t('promise.archive.title')}
        value={does}
        data={[
          { value: 'kept', label: t('promise.archive.kept') },
          { value: 'withdrawn', label: t('promise.archive.withdrawn') },
        ]}
        onChange={setDoes}
      />
      {does === 'withdrawn' && <PromiseReason reason={reason} />}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('promise.archive.do')}</Button>
      </div>
    </form>
  );
}
