import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isWithinHours } from '../../../domain/sla/calendar.ts';
import { snoozeChoices } from '../../../domain/sla/snooze-choices.ts';
import type { Given } from '../../command/row.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { WhenField } from '../../parts/field/when-field.tsx';
import { fullTime } from '../../time.ts';
import { givenIn, instantIn, useReader } from '../../parts/due/use-reader.ts';
import { hasKeyboard } from '../../typing.ts';
import classes from './snooze.module.css';

const WHOM = ['third-party', 'colleague'] as const;
type Whom = (typeof WHOM)[number];

/** `until`: a time in words that stands there to begin with. */
type Props = {
  ticket: TicketDetail;
  opened: boolean;
  until?: string;
  onClose: () => void;
  onGive: (given: Given['wait']) => void;
};

/** Says for whom else than the customer a ticket waits, and when its owner is reminded of it. */
export function WaitDialog({ opened, onClose, ...form }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('wait.title')} size="md">
      {opened && <Form {...form} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ ticket, until: begins = '', onClose, onGive }: Omit<Props, 'opened'>) {
  const { t, language } = useLanguage();
  const reader = useReader(ticket.team?.id);
  const { waitingFor, wait } = ticket;
  const [whom, setWhom] = useState<Whom>(waitingFor === 'colleague' ? 'colleague' : 'third-party');
  const [words, setWords] = useState(begins);
  const [reason, setReason] = useState(wait?.reason ?? '');
  const [isMissing, setMissing] = useState(false);
  const when = givenIn(words, reader);
  const usual = snoozeChoices(reader).find(({ key }) => key === 'workday')?.until;
  const until = when === null ? usual : instantIn(when);
  const means = () => {
    if (until === undefined) return '';
    const time = fullTime(until, language);
    return isWithinHours(until, reader.calendar) ? time : `${time} · ${t('snooze.closed')}`;
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (until === undefined) return;
        if (reason.trim() === '') {
          setMissing(true);
          return;
        }
        onGive({ for: whom, until: new Date(until).toISOString(), reason: reason.trim() });
        onClose();
      }}
    >
      <p className={classes['text']}>{t('wait.text')}</p>
      <SegmentedControl
        fullWidth
        aria-label={t('wait.whom')}
        value={whom}
        data={WHOM.map((one) => ({ value: one, label: t(`wait.${one}`) }))}
        onChange={setWhom}
      />
      <TextInput
        label={t('wait.reason')}
        placeholder={t(`wait.reason.${whom}`)}
        value={reason}
        maxLength={500}
        aria-required
        data-autofocus={hasKeyboard() || undefined}
        error={isMissing && reason.trim() === '' ? t('wait.reason.missing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <WhenField
        label={t('wait.until')}
        hint={t('snooze.until-hint')}
        value={words}
        means={means()}
        error={when === null || when.kind === 'at' ? undefined : t(`snooze.${when.kind}`)}
        onChange={setWords}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={until === undefined}>
          {t('wait.do')}
        </Button>
      </div>
    </form>
  );
}
