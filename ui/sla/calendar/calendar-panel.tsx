import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { scheduleKeys } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useMe } from '../../door/session.tsx';
import { useOpenEffect } from '../../parts/dialog/open-effect.tsx';
import { Panel } from '../../parts/panel/panel.tsx';
import { TrialPanel, TryButton } from '../../parts/trial/trial-panel.tsx';
import { useTrial } from '../../parts/trial/trial.tsx';
import { ZoneField } from '../../parts/field/zone-field.tsx';
import { weekdayName, WORKDAYS } from '../../time.ts';
import { zoneHere } from '../../zone.ts';
import type { Calendar } from './calendars.tsx';
import { type Holiday, joined } from './holidays.ts';
import { HolidaysField } from './holidays-field.tsx';
import { byDay, flat } from './hours.ts';
import { HoursField } from './hours-field.tsx';
import { PROMISE_TRIAL } from '../policy/promise-trial.tsx';

const RENEWED = [scheduleKeys.renewal, scheduleKeys.calendars, scheduleKeys.week, scheduleKeys.presences, keys.teams];

/** Adds a calendar, or changes one: nothing is changed before it is saved. */
export function CalendarPanel({ calendar, onClose }: { calendar: Calendar | null; onClose: () => void }) {
  const { t, language } = useLanguage();
  const [name, setName] = useState(calendar?.name ?? '');
  const [timeZone, setTimeZone] = useState(calendar?.timeZone ?? zoneHere());
  const [hours, setHours] = useState(() =>
    byDay(calendar?.openHours ?? WORKDAYS.map((day) => ({ day, from: '09:00', to: '18:00' }))),
  );
  const [holidays, setHolidays] = useState(calendar?.holidays ?? []);
  const [found, setFound] = useState<Holiday[]>([]);
  /** What is wrong with one of the ranges, with its weekday, because they are many. */
  const hoursFault = (wrong: (path: string) => string | undefined) =>
    flat(hours)
      .map(({ day }, at) => {
        const fault = pathsOf(at).map(wrong).find(Boolean);
        return fault && `${weekdayName(day, language, 'long')}: ${fault}`;
      })
      .find(Boolean);
  const body = { name, timeZone, openHours: flat(hours), holidays: joined(holidays, found) };
  // A new one nobody goes by yet.
  const mayTry = useMe().can('schedule:write') && calendar !== null && calendar.usedBy.policies.length > 0;
  const trial = useTrial((days, signal) =>
    call('tryPolicy', { body: { calendar: { ...body, id: calendar?.id ?? '' }, days } }, { signal }),
  );
  const effect = useOpenEffect();
  const save = async () => {
    if (calendar === null) return call('createCalendar', { body });
    // Of what nobody goes by there is nothing to say, and who may not try may not change it either.
    if (mayTry && !(await effect.ask({ calendar: { ...body, id: calendar.id } }))) return 'further';
    return call('updateCalendar', { params: { id: calendar.id }, body: { ...body, version: calendar.version } });
  };
  return (
    <Panel
      title={calendar === null ? t('calendar.add') : calendar.name}
      action={calendar === null ? t('add') : t('save')}
      renews={RENEWED}
      run={save}
      done={t('calendar.saved', { name })}
      onClose={onClose}
      beside={mayTry && <TryButton trial={trial} />}
      fields={['name', 'timeZone', 'openHours', 'holidays', ...flat(hours).flatMap((_, at) => pathsOf(at))]}
    >
      {(wrong) => (
        <>
          <TextInput
            label={t('calendar.name')}
            error={wrong('name')}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ZoneField value={timeZone} error={wrong('timeZone')} onChange={setTimeZone} />
          <HoursField value={hours} error={hoursFault(wrong) ?? wrong('openHours')} onChange={setHours} />
          <HolidaysField
            value={holidays}
            saved={calendar?.holidays ?? []}
            error={wrong('holidays')}
            onChange={setHolidays}
            found={found}
            onFound={setFound}
          />
          {effect.dialog}
          <TrialPanel trial={trial} kind={PROMISE_TRIAL} text={t('promise-trial.text.calendar')} />
        </>
      )}
    </Panel>
  );
}

/** Where the API says what is wrong with the range at a place. */
const pathsOf = (at: number): string[] => [`openHours.${at}.from`, `openHours.${at}.to`];
