import { Button, TextInput } from '@mantine/core';
import {
  IconAdjustments,
  IconCalendarMonth,
  IconCalendarWeek,
  IconClockHour3,
  IconMessageReply,
  IconSunrise,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { InstantField } from '../parts/instant-field.tsx';
import { snoozeChoices, type SnoozeChoice, type SnoozeKey, weekdayTime } from '../time.ts';
import classes from './snooze.module.css';

const ICONS: Record<SnoozeKey, Icon> = {
  'next-reply': IconMessageReply,
  hour: IconClockHour3,
  tomorrow: IconSunrise,
  'next-week': IconCalendarWeek,
  'next-month': IconCalendarMonth,
  custom: IconAdjustments,
};

/** Chosen until another is picked. */
const FIRST: SnoozeKey = 'tomorrow';

type Props = {
  opened: boolean;
  onClose: () => void;
  onGive: (body: { until: string; dueAt: string; reason: string | null }) => void;
};

/** Puts a ticket aside: one of some times of return, with the new promise to the customer beside it. */
export function SnoozeDialog({ opened, onClose, onGive }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('snooze.title')} size="lg">
      {opened && <Form onClose={onClose} onGive={onGive} />}
    </Dialog>
  );
}

function Form({ onClose, onGive }: Omit<Props, 'opened'>) {
  const { t, language } = useLanguage();
  const [now] = useState(Date.now);
  const [choices] = useState(() => snoozeChoices(now));
  const first = choices.find((choice) => choice.key === FIRST);
  const [picked, setPicked] = useState<SnoozeKey>(FIRST);
  const [until, setUntil] = useState(first?.until ?? null);
  const [dueAt, setDueAt] = useState(first?.dueAt ?? null);
  /** How often a choice has filled the fields, which keep what is being typed. */
  const [filled, setFilled] = useState(0);
  const [reason, setReason] = useState('');
  const pick = (choice: SnoozeChoice) => {
    setPicked(choice.key);
    setFilled((times) => times + 1);
    setUntil(choice.until);
    setDueAt(choice.dueAt);
  };
  const past = until !== null && until <= now;
  const far = until !== null && until > now + LIMITS.snoozeMs;
  const early = until !== null && dueAt !== null && dueAt < until;
  const submit = () => {
    if (until === null || dueAt === null) return;
    onGive({
      until: new Date(until).toISOString(),
      dueAt: new Date(dueAt).toISOString(),
      reason: reason.trim() || null,
    });
    onClose();
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes['text']}>{t('snooze.text')}</p>
      <div className={classes['choices']} role="radiogroup" aria-label={t('snooze.when')}>
        {choices.map((choice) => {
          const Picture = ICONS[choice.key];
          return (
            <label key={choice.key} className={classes['choice']} data-picked={picked === choice.key || undefined}>
              <input
                type="radio"
                name="snooze"
                checked={picked === choice.key}
                onChange={() => pick(choice)}
                data-autofocus={choice.key === FIRST || undefined}
              />
              <Picture size={18} aria-hidden="true" />
              <span>
                <b>{t(`snooze.${choice.key}`)}</b>
                <small>
                  {choice.key === 'custom'
                    ? t('snooze.custom.text')
                    : choice.key === 'next-reply'
                      ? t('snooze.latest', { time: weekdayTime(choice.until, language) })
                      : weekdayTime(choice.until, language)}
                </small>
              </span>
            </label>
          );
        })}
      </div>
      <div className={classes['times']}>
        <InstantField
          key={`until ${filled}`}
          label={t('snooze.until-field')}
          value={until}
          error={past ? t('snooze.past') : far ? t('snooze.far') : undefined}
          onChange={(at) => {
            setUntil(at);
            setPicked('custom');
          }}
        />
        <InstantField
          key={`due ${filled}`}
          label={t('snooze.due-field')}
          value={dueAt}
          error={early ? t('snooze.early') : undefined}
          onChange={setDueAt}
        />
      </div>
      <TextInput
        label={t('snooze.reason')}
        placeholder={t('snooze.reason.hint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={until === null || dueAt === null || past || far || early}>
          {t('snooze.do')}
        </Button>
      </div>
    </form>
  );
}
