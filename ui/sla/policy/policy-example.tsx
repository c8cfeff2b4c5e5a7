import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { KeptCalendar } from '../../../domain/sla/policy.ts';
import { type Priority, PRIORITIES } from '../../../domain/ticket/ticket.ts';
import { instantOn, parsedDay } from '../../../domain/wall-time.ts';
import { useLanguage } from '../../language.tsx';
import { DayField } from '../../parts/field/day-field.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { CardHead } from '../../shell/page.tsx';
import { readDay, readTime } from '../../time.ts';
import { ExampleLine } from './example-line.tsx';
import { type PolicyDraft, termsOf } from './policy-draft.ts';
import { exampleOf } from './policy-example.ts';
import { nextFriday, zoned } from '../calendar/zoned-words.ts';
import classes from './policy.module.css';

type Props = { draft: PolicyDraft; calendar: KeptCalendar; now: number };

/** What the policy as it is written comes to for one ticket, in words and as a picture; the moment may be changed. */
export function PolicyExample({ draft, calendar, now }: Props) {
  const { t, language } = useLanguage();
  // The end of a week shows most of what open hours do.
  const [day, setDay] = useState(() => nextFriday(now, calendar.timeZone, language));
  const [time, setTime] = useState('16:40');
  const [priority, setPriority] = useState<Priority>('normal');
  const at = instant(day, time, calendar.timeZone);
  const lines = at === null ? [] : exampleOf(termsOf(draft), calendar, at, priority);
  return (
    <section className={classes['example']} aria-label={t('policy.example')}>
      <CardHead title={t('policy.example')} text={t('policy.example.text')} />
      <div className={classes['moment']}>
        <DayField label={t('policy.example.day')} value={day} onChange={setDay} />
        <TimeField label={t('policy.example.time')} value={time} onChange={setTime} />
        <NativeSelect
          label={t('policy.example.priority')}
          value={priority}
          onChange={(event) => setPriority(event.currentTarget.value as Priority)}
          data={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        />
      </div>
      {at !== null && (
        <div className={classes['told']} role="status">
          <p className={classes['comes']}>
            {t('policy.example.comes', { time: zoned(at, calendar.timeZone, language) })}
          </p>
          <ul>
            {lines.map((line) => (
              <ExampleLine key={line.clock} line={line} zone={calendar.timeZone} />
            ))}
          </ul>
          <p className={classes['legend']} aria-hidden="true">
            {(['open', 'closed', 'warn', 'due', 'step'] as const).map((kind) => (
              <span key={kind} data-kind={kind}>
                {t(`policy.example.legend.${kind}`)}
              </span>
            ))}
          </p>
          <p className={classes['hint']}>{t('policy.example.zone', { zone: calendar.timeZone })}</p>
        </div>
      )}
    </section>
  );
}

/** The moment that is written, by the clocks of a zone; null while it is none. */
function instant(day: string, time: string, zone: string): number | null {
  const [read, hour] = [readDay(day), readTime(time)];
  return read === null || hour === null ? null : instantOn(parsedDay(read), hour, zone);
}
