import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { HOUR_MS } from '../../domain/time.ts';
import { useLanguage } from '../language.tsx';
import { clockTime } from '../time.ts';
import { type Due, FITS, type Hour } from './day.ts';
import { DueCard } from './due-card.tsx';
import { dueId } from './due-focus.ts';
import classes from './today.module.css';

type Props = { hours: readonly Hour[]; dues: readonly Due[]; now: number; onPutOff: (due: Due, to?: Hour) => void };

/** The hours from now on, one below the other, each with what is due in it; what is dropped on one is put off until then. */
export function DayHours({ hours, dues, now, onPutOff }: Props) {
  const { t } = useLanguage();
  const [over, setOver] = useState<number | null>(null);
  const past = hours.filter(({ isPast }) => isPast);
  const left = hours.filter(({ isPast }) => !isPast);
  const end = hours.at(-1)?.to ?? now;
  const isBefore = left[0] !== undefined && now < left[0].from;
  return (
    <section aria-label={t('today.hours')} className={classes['hours']}>
      <ol>
        {past.length > 0 && (
          <li className={classes['past']}>
            <span>
              {clockTime(past[0]!.from)}–{clockTime(past.at(-1)!.to)}
            </span>
            {t('today.past')}
          </li>
        )}
        {(isBefore || now >= end) && (
          <li className={classes['between']}>
            <NowLine now={now} />
          </li>
        )}
        {left.map((hour) => {
          const isNow = hour.from <= now && now < hour.to;
          return (
            <li
              key={hour.from}
              className={classes['hour']}
              data-work={hour.isWork || undefined}
              data-empty={(hour.dues.length === 0 && !isNow) || undefined}
              data-over={over === hour.from || undefined}
              style={{ '--passed': isNow ? (now - hour.from) / HOUR_MS : 0 } as React.CSSProperties}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(hour.from);
              }}
              onDragLeave={() => setOver((one) => (one === hour.from ? null : one))}
              onDrop={(event) => {
                event.preventDefault();
                setOver(null);
                const id = event.dataTransfer.getData('text/plain');
                const due = dues.find((one) => dueId(one) === id);
                if (due !== undefined && !hour.dues.includes(due)) onPutOff(due, hour);
              }}
            >
              <span className={classes['clock']} data-hidden={(isNow && now - hour.from < HOUR_MS / 2) || undefined}>
                {clockTime(hour.from)}
              </span>
              {isNow && <NowLine now={now} />}
              <ul className={classes['cards']}>
                {hour.dues.map((due) => (
                  <DueCard key={dueId(due)} due={due} now={now} onPutOff={() => onPutOff(due)} />
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function NowLine({ now }: { now: number }) {
  const { t } = useLanguage();
  return (
    <div className={classes['now']}>
      <time dateTime={new Date(now).toISOString()}>
        <VisuallyHidden>{t('today.now')} </VisuallyHidden>
        {clockTime(now)}
      </time>
    </div>
  );
}

/** How much is due in each hour of the day, and in which more than finds time. */
export function DayLoad({ hours, now }: { hours: readonly Hour[]; now: number }) {
  const { t } = useLanguage();
  if (hours.every(({ dues }) => dues.length === 0)) return null;
  return (
    <ol className={classes['load']} aria-label={t('today.load')}>
      {hours.map(({ from, to, dues, isWork }) => {
        const words = t('today.load.hour', { time: clockTime(from), count: dues.length });
        return (
          <li
            key={from}
            title={words}
            data-past={to <= now || undefined}
            data-now={(from <= now && now < to) || undefined}
            data-work={isWork || undefined}
            data-full={dues.length > FITS || dues.some(({ unfit }) => unfit) || undefined}
          >
            <span aria-hidden="true" className={classes['bar']}>
              <span style={{ height: `${Math.min(1, dues.length / FITS) * 100}%` }} />
            </span>
            <span aria-hidden="true">{clockTime(from).slice(0, 2)}</span>
            <VisuallyHidden>{words}</VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}
