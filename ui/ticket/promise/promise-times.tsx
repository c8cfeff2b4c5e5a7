import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { isOpenAt } from '../../../domain/sla/calendar.ts';
import { promiseChoices, type PromiseKey } from '../../../domain/sla/promise.ts';
import { useLanguage } from '../../language.tsx';
import { WhenField } from '../../parts/field/when-field.tsx';
import { fullTime, weekdayTime } from '../../time.ts';
import type { TicketDetail } from '../../data/types.ts';
import { givenIn, instantIn, useReader } from '../../parts/due/use-reader.ts';
import classes from '../time/snooze.module.css';
import own from './promise.module.css';

/** By when something is promised: one of the ends of work that are near, or a time in one's own words. */
export function usePromiseTime(ticket: Pick<TicketDetail, 'team'>, begins = '') {
  const reader = { ...useReader(ticket.team?.id), byEnd: true };
  const choices = promiseChoices(reader);
  const [picked, setPicked] = useState<PromiseKey | null>(null);
  const [words, setWords] = useState(begins);
  const when = givenIn(words, reader);
  const choice =
    choices.find(({ key }) => key === picked) ?? choices.find(({ key }) => key === 'workday') ?? choices[0];
  const at = when === null ? choice?.at : instantIn(when);
  return { reader, choices, choice, words, when, at, setPicked, setWords };
}

export function PromiseTimes({ time }: { time: ReturnType<typeof usePromiseTime> }) {
  const { t, language } = useLanguage();
  const { reader, choices, choice, words, when, at, setPicked, setWords } = time;
  const means = () => {
    if (at === undefined) return '';
    const said = fullTime(at, language);
    return isOpenAt(at - 1, reader.calendar) ? said : `${said} · ${t('snooze.closed')}`;
  };
  return (
    <>
      <div className={own['choices']} role="group" aria-label={t('promise.when')}>
        {choices.map(({ key, at: end }) => (
          <UnstyledButton
            key={key}
            className={classes['choice']}
            aria-pressed={when === null && key === choice?.key}
            data-picked={(when === null && key === choice?.key) || undefined}
            onClick={() => {
              setPicked(key);
              setWords('');
            }}
          >
            <span>
              <b>{t(`promise.${key}`)}</b>
              <small>{weekdayTime(end, language)}</small>
            </span>
          </UnstyledButton>
        ))}
      </div>
      <WhenField
        label={t('promise.when-field')}
        hint={t('snooze.until-hint')}
        value={words}
        means={means()}
        error={when === null || when.kind === 'at' ? undefined : t(`snooze.${when.kind}`)}
        onChange={setWords}
      />
    </>
  );
}
