import { NativeSelect } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useLanguage } from '../language.tsx';
import { two, WEEKDAYS, weekdayName } from '../time.ts';
import shared from '../parts/trial.module.css';
import classes from './promise-trial.module.css';

type Props = { before: number[][]; after: number[][]; timeZone: string };

/** When those promises began that were broken: a week by hours, the worst hours the reddest. */
export function TrialHours({ before, after, timeZone }: Props) {
  const { t, language } = useLanguage();
  const [world, setWorld] = useState<'before' | 'after'>('after');
  const hours = world === 'before' ? before : after;
  // One measure for both, so that they can be compared.
  const most = Math.max(...[...before, ...after].flat());
  const isSome = (hour: number) => [...before, ...after].some((day) => (day[hour] ?? 0) > 0);
  const all = Array.from({ length: 24 }, (_, hour) => hour);
  // From the first hour in which anything was broken to the last.
  const some = all.slice(all.findIndex(isSome), all.findLastIndex(isSome) + 1);
  return (
    <>
      <div className={shared['hours']}>
        <h3>{t('promise-trial.hours', { zone: timeZone })}</h3>
        <NativeSelect
          size="xs"
          aria-label={t('promise-trial.hours.of')}
          value={world}
          onChange={(event) => setWorld(event.currentTarget.value === 'before' ? 'before' : 'after')}
          data={[
            { value: 'before', label: t('trial.before') },
            { value: 'after', label: t('trial.after') },
          ]}
        />
      </div>
      {hours.flat().every((count) => count === 0) ? (
        <p className={shared['aside']}>{t('promise-trial.hours.none')}</p>
      ) : (
        <div
          className={classes['week']}
          tabIndex={0}
          role="region"
          aria-label={t('promise-trial.hours', { zone: timeZone })}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('promise-trial.day')}</th>
                {some.map((hour) => (
                  <th key={hour} scope="col">
                    {two(hour)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {WEEKDAYS.map((day) => (
                <tr key={day}>
                  <th scope="row">{weekdayName(day, language)}</th>
                  {some.map((hour) => {
                    const count = hours[day - 1]?.[hour] ?? 0;
                    const heat = { '--heat': `${Math.round((55 * count) / most)}%` };
                    return (
                      <td key={hour} style={heat as CSSProperties}>
                        {count > 0 && count}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
