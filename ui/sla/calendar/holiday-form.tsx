import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { DayField } from '../../parts/field/day-field.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { readTime } from '../../time.ts';
import type { Holiday } from './holidays.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './calendars.module.css';

type Props = {
  taken: readonly string[];
  /** What is entered so far; none while it is no day that could be added. */
  onFound: (found: Holiday[]) => void;
  onAdd: (holiday: Holiday) => void;
  onClose: () => void;
};

const NOON = '13:00';
const DAY = /^20\d{2}-\d{2}-\d{2}$/;

/** The day off that the form holds; null while it is none that could be added. */
function entered({ day, name, from }: Holiday, taken: readonly string[]): Holiday | null {
  const time = from === null ? null : readTime(from);
  const isReady = DAY.test(day) && !taken.includes(day) && (from === null || time !== null);
  return isReady ? { day, name: name.trim(), from: time } : null;
}

/** One day off: its day, its name, and from when on when it is half a day. */
export function HolidayForm({ taken, onFound, onAdd, onClose }: Props) {
  const { t } = useLanguage();
  const [fields, setFields] = useState<Holiday>({ day: '', name: '', from: null });
  const [tried, setTried] = useState(false);
  const { day, name, from } = fields;
  const wrong = !DAY.test(day) ? t('day.wrong') : taken.includes(day) ? t('calendar.holiday.twice') : undefined;
  const change = (part: Partial<Holiday>) => {
    const next = { ...fields, ...part };
    setFields(next);
    const found = entered(next, taken);
    onFound(found === null ? [] : [found]);
  };
  const add = () => {
    setTried(true);
    const found = entered(fields, taken);
    if (found !== null) onAdd(found);
  };
  return (
    <div className={classes['adding']} role="group" aria-label={t('calendar.holiday.add')}>
      <div className={shared['pair']}>
        <DayField
          label={t('calendar.holiday.day')}
          value={day}
          onChange={(value) => change({ day: value })}
          error={tried ? wrong : undefined}
        />
        <TextInput
          label={t('calendar.holiday.name')}
          maxLength={100}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <Switch
        label={t('calendar.holiday.half')}
        checked={from !== null}
        onChange={(event) => change({ from: event.currentTarget.checked ? NOON : null })}
      />
      {from !== null && (
        <TimeField label={t('calendar.holiday.from')} value={from} onChange={(value) => change({ from: value })} />
      )}
      <span className={classes['buttons']}>
        <Button size="xs" onClick={add}>
          {t('add')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </span>
    </div>
  );
}
