import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Calendar } from '../../../domain/sla/calendar.ts';
import { dueAt } from '../../../domain/sla/calendar.ts';
import { FIRST_HOURS, type FirstHours, HOURS_OF } from '../../../domain/sla/first-hours.ts';
import { amountsFrom, SHARE } from '../../../domain/sla/presets.ts';
import { instantOn, laterDay, wallTime, weekday } from '../../../domain/wall-time.ts';
import type { Output } from '../../data/api-types.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { calendarsQuery, policiesQuery, scheduleKeys } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { useOpenEffect } from '../../parts/dialog/open-effect.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { toastUndoable } from '../../keys/undo-toast.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { amount, dated } from '../../time.ts';
import { toastDone, toastFailure } from '../../toast.ts';
import classes from './first-steps.module.css';

type Policy = Output<'listPolicies'>['items'][number];
type CalendarRow = Output<'listCalendars'>['items'][number];
type Both = { policy: Policy; calendar: CalendarRow };

/** Hours and promises of a company like the reader's, with what they would mean; what stood before can be had back at once. */
export function HoursDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<FirstHours>('office');
  const policies = useQuery(policiesQuery);
  const calendars = useQuery(calendarsQuery);
  const policy = policies.data?.items.find(({ isDefault }) => isDefault);
  const calendar = calendars.data?.items.find(({ id }) => id === policy?.calendar.id);
  const renew = () => {
    for (const queryKey of [scheduleKeys.policies, scheduleKeys.calendars, scheduleKeys.renewal, keys.firstSteps])
      void client.invalidateQueries({ queryKey });
  };
  const apply = useMutation({
    mutationFn: (before: Both) => put(before, chosenOf(before, chosen)),
    onSuccess: (now, before) => {
      const back = () =>
        void put(now, before)
          .then(() => toastDone(t('done.undone'), t))
          .catch((error: unknown) => toastFailure(error, t))
          .finally(renew);
      toastUndoable(t('first.hours.done'), t, back);
      onClose();
    },
    onSettled: renew,
  });
  const effect = useOpenEffect();
  /** Not before it has been said what it does to the open tickets. */
  const take = async (before: Both) => {
    const wanted = chosenOf(before, chosen);
    const { id } = wanted.calendar;
    const change = {
      policy: { ...policyBody(wanted.policy), id: wanted.policy.id },
      calendar: { ...calendarBody(wanted.calendar), id },
    };
    if (await effect.ask(change)) apply.mutate(before);
  };
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <Dialog opened onClose={onClose} title={t('first.hours')} size="lg">
      {effect.dialog}
      <Unanswered query={policies} />
      <fieldset className={classes['choices']}>
        <legend>{t('first.hours.choose')}</legend>
        {FIRST_HOURS.map((one) => (
          <label key={one} data-chosen={one === chosen || undefined}>
            <input type="radio" name="hours" checked={one === chosen} onChange={() => setChosen(one)} />
            <span>
              <b>{t(`first.hours.${one}`)}</b>
              <span>{t(`first.hours.${one}.when`, HOURS_OF[one].openHours[0] ?? {})}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {calendar && <Meaning chosen={chosen} calendar={calendar} />}
      <p className={classes['hint']}>{t('first.hours.hint', { share: percent.format(SHARE.urgent) })}</p>
      <Refusal error={apply.error} />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={policy === undefined || calendar === undefined}
          loading={apply.isPending || effect.isAsking}
          onClick={() => policy && calendar && void take({ policy, calendar })}
        >
          {t('first.hours.take')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What is promised, and by when a mail of next Saturday evening would be answered. */
function Meaning({ chosen, calendar }: { chosen: FirstHours; calendar: CalendarRow }) {
  const { t, language } = useLanguage();
  const [now] = useState(Date.now);
  const { openHours, normal } = HOURS_OF[chosen];
  const { timeZone } = calendar;
  const today = wallTime(now, timeZone);
  const evening = instantOn(laterDay(today, (6 - weekday(today) + 7) % 7 || 7), '20:00', timeZone);
  const due = dueAt(evening, normal['first-response'], { ...(calendar as Calendar), openHours });
  const words = (at: number) =>
    dated(at, language, { weekday: 'long', hour: '2-digit', minute: '2-digit', hour12: false, timeZone });
  return (
    <dl className={classes['meaning']}>
      {(['first-response', 'next-response', 'resolution'] as const).map((clock) => (
        <div key={clock}>
          <dt>{t(`clock.${clock}`)}</dt>
          <dd>{t('first.hours.open', { time: amount(normal[clock], language) })}</dd>
        </div>
      ))}
      <div>
        <dt>{t('first.hours.example', { at: words(evening) })}</dt>
        <dd>{t('first.hours.by', { at: words(due) })}</dd>
      </div>
    </dl>
  );
}

/** The default policy and its calendar with the hours and promises that were chosen; holidays and all else stay. */
const chosenOf = ({ policy, calendar }: Both, chosen: FirstHours): Both => ({
  policy: {
    ...policy,
    promises: amountsFrom(HOURS_OF[chosen].normal),
    countBy: { 'first-response': 'business', 'next-response': 'business', resolution: 'business' },
  },
  calendar: { ...calendar, openHours: HOURS_OF[chosen].openHours },
});

/** Writes both over `standing`, or neither. Answers what stands then. */
async function put({ policy, calendar }: Both, wanted: Both): Promise<Both> {
  const { openHours } = wanted.calendar;
  const hours = { calendarVersion: calendar.version, openHours };
  const body = { ...policyBody(wanted.policy), version: policy.version, hours };
  const kept = await call('updatePolicy', { params: { id: policy.id }, body });
  return { policy: kept, calendar: { ...calendar, openHours, version: kept.calendarVersion ?? calendar.version } };
}

const calendarBody = ({ name, timeZone, openHours, holidays }: CalendarRow) => ({
  name,
  timeZone,
  openHours,
  holidays,
});

const policyBody = ({ name, when, promises, countBy, pauses, warnAfter, escalations, limits, calendar }: Policy) => ({
  ...{ name, when, promises, countBy, pauses, warnAfter, escalations, limits },
  calendar: calendar.id,
});
