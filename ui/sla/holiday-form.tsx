import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../language.tsx';
import { DayField } from '../parts/day-field.tsx';
import { TimeField } from '../parts/time-field.tsx';
import { readTime } from '../time.ts';
import type { Holiday } from './holidays.ts';
import classes from './calendars.module.css';

type Props = { taken: readonly string[]; year: string; onAdd: (holiday: Holiday) => void; onClose: () => void };

const NOON = '13:00';
const DAY = /^20\d{2}-\d{2}-\d{2}$/;

/** One day off: its day, its name, and from when on when it is half a day. */
export function HolidayForm({ taken, year, onAdd, onClose }: Props) {
  const { t } = useLanguage();
  const [day, setDay] = useState(`${year}-01-01`);
  const [name, setName] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const wrong = !DAY.test(day) ? t('day.wrong') : taken.includes(day) ? t('calendar.holiday.twice') : undefined;
  const time = from === null ? null : readTime(from);
  const add = () => {
    setTried(true);
    if (wrong === undefined && (from === null || time !== null)) onAdd({ day, name: name.trim(), from: time });
  };
  return (
    <div className={classes['adding']} role="group" aria-label={t('calendar.holiday.add')}>
      <div>
        <DayField label={t('calendar.holiday.day')} value={day} onChange={setDay} error={tried ? wrong : undefined} />
        <TextInput
          label={t('calendar.holiday.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <Switch
        label={t('calendar.holiday.half')}
        checked={from !== null}
        onChange={(event) => setFrom(event.currentTarget.checked ? NOON : null)}
      />
      {from !== null && <TimeField label={t('calendar.holiday.from')} value={from} onChange={setFrom} />}
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
