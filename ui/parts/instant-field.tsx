import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../language.tsx';
import { readInstant, weekdayTime, writtenDay, writtenTime } from '../time.ts';
import classes from './settings.module.css';

type Props = {
  label: string;
  /** Epoch ms; null while what is written is no instant. A new one from outside is written anew. */
  value: number | null;
  error: string | undefined;
  onChange: (at: number | null) => void;
};

/**
 * A day and a time of day, written as the desk's language writes them. The browser's own field follows the browser's language,
 * which need not be that of the desk.
 */
export function InstantField({ label, value, error, onChange }: Props) {
  const { t, language } = useLanguage();
  const [day, setDay] = useState(() => (value === null ? '' : writtenDay(value, language)));
  const [time, setTime] = useState(() => (value === null ? '' : writtenTime(value)));
  const write = (nextDay: string, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    onChange(readInstant(nextDay, nextTime));
  };
  const wrong = value === null ? t('snooze.unread') : error;
  return (
    <fieldset className={classes['instant']}>
      <legend>{label}</legend>
      <div>
        <TextInput
          aria-label={t('snooze.day', { field: label })}
          placeholder={t('snooze.day.form')}
          inputMode="numeric"
          value={day}
          error={wrong !== undefined}
          onChange={(event) => write(event.currentTarget.value, time)}
        />
        <TextInput
          aria-label={t('snooze.time', { field: label })}
          placeholder={t('snooze.time.form')}
          inputMode="numeric"
          value={time}
          error={wrong !== undefined}
          onChange={(event) => write(day, event.currentTarget.value)}
        />
      </div>
      <p data-wrong={wrong !== undefined || undefined} role={wrong === undefined ? undefined : 'alert'}>
        {wrong ?? (value === null ? '' : weekdayTime(value, language))}
      </p>
    </fieldset>
  );
}
