import { Switch } from '@mantine/core';
import { useId } from 'react';
import type { NoticePreferences } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { WEEKDAYS, weekdayName } from '../../time.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './notices.module.css';

type Quiet = NoticePreferences['quiet'];
const NIGHT = { from: '20:00', to: '08:00' };

/** Hours of each day and whole days in which nothing comes. One day at least is not quiet. */
export function QuietField({ value, onChange }: { value: Quiet; onChange: (value: Quiet) => void }) {
  const { t, language } = useLanguage();
  const id = useId();
  const { hours, days } = value;
  const set = (part: Partial<NonNullable<Quiet['hours']>>) =>
    onChange({ ...value, hours: { ...(hours ?? NIGHT), ...part } });
  return (
    <>
      <Switch
        label={t('quiet.on')}
        description={t('quiet.on.text')}
        checked={hours !== null}
        onChange={(event) => onChange({ ...value, hours: event.currentTarget.checked ? NIGHT : null })}
      />
      {hours !== null && (
        <div className={shared['pair']}>
          <TimeField label={t('quiet.from')} value={hours.from} onChange={(from) => set({ from })} />
          <TimeField label={t('quiet.to')} value={hours.to} onChange={(to) => set({ to })} />
        </div>
      )}
      <div role="group" aria-labelledby={id}>
        <p id={id} className={classes['label']}>
          {t('quiet.days')}
        </p>
        <div className={classes['days']}>
          {WEEKDAYS.map((day) => (
            <label key={day}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                disabled={!days.includes(day) && days.length === 6}
                onChange={(event) =>
                  onChange({
                    ...value,
                    days: event.currentTarget.checked
                      ? [...days, day].toSorted((one, other) => one - other)
                      : days.filter((one) => one !== day),
                  })
                }
              />
              {weekdayName(day, language, 'short')}
            </label>
          ))}
        </div>
      </div>
    </>
  );
}
