import { useState } from 'react';
import { call } from '../../data/client.ts';
import { SCHEDULE_KEYS } from '../../data/schedule-queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { DayField } from '../../parts/field/day-field.tsx';
import { Panel } from '../../parts/panel/panel.tsx';
import { Removal } from '../../parts/panel/removal.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { TrialPanel, TryButton } from '../../parts/trial/trial-panel.tsx';
import { ROUTING_TRIAL } from '../../parts/trial/trial-result.tsx';
import { useTrial } from '../../parts/trial/trial.tsx';
import { ZoneField } from '../../parts/field/zone-field.tsx';
import { readTime, WEEKDAYS, weekdayName, WORKDAYS } from '../../time.ts';
import type { Shift } from './person-schedule.tsx';
import { dayAt, weekdayOf } from './pieces.ts';
import { triedHours } from './tried-hours.ts';
import shared from '../../parts/panel/settings.module.css';
import classes from './panels.module.css';

type Props = {
  agent: { id: string; name: string };
  shift: Shift | null;
  /** All that they have. */
  shifts: readonly Shift[];
  day: string | null;
  timeZone: string;
  onClose: () => void;
};

/** Adds hours that somebody works every week, or changes them. */
export function ShiftPanel({ agent, shift, shifts, day, timeZone, onClose }: Props) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const [body, setBody] = useState(() => ({
    days: shift?.days ?? (day === null ? WORKDAYS : [weekdayOf(day)]),
    from: shift?.from ?? '09:00',
    to: shift?.to ?? '18:00',
    timeZone: shift?.timeZone ?? timeZone,
    since: shift?.since ?? day ?? dayAt(Date.now(), timeZone),
    until: shift?.until ?? '',
  }));
  const change = (part: Partial<typeof body>) => setBody((before) => ({ ...before, ...part }));
  const toggle = (one: number) =>
    change({ days: WEEKDAYS.filter((each) => (each === one) !== body.days.includes(each)) });
  const sentBody = () => ({
    ...body,
    ...{ from: readTime(body.from) ?? body.from, to: readTime(body.to) ?? body.to },
    until: body.until === '' ? null : body.until,
  });
  const trial = useTrial((days, signal) => {
    const hours = triedHours(sentBody(), shifts, shift?.id ?? null);
    return call('tryPeople', { body: { people: [{ agent: agent.id, shifts: hours }], days } }, { signal });
  });
  const save = () => {
    const sent = sentBody();
    return shift === null
      ? call('createShift', { params: { id: agent.id }, body: sent })
      : call('updateShift', { params: { id: agent.id, shift: shift.id }, body: sent });
  };
  const [from, to] = [readTime(body.from), readTime(body.to)];
  return (
    <Panel
      title={t(shift === null ? 'week.shift.of.new' : 'week.shift.of', { name: agent.name })}
      action={t(shift === null ? 'add' : 'save')}
      renews={SCHEDULE_KEYS}
      run={save}
      done={t('week.shift.saved', { name: agent.name })}
      onClose={onClose}
      fields={['days', 'from', 'to', 'timeZone', 'since', 'until']}
      beside={can('routing:write') && <TryButton trial={trial} />}
      removal={
        shift !== null && (
          <Removal
            renews={SCHEDULE_KEYS}
            run={() => call('deleteShift', { params: { id: agent.id, shift: shift.id } })}
            done={t('week.shift.removed')}
            onDone={onClose}
          />
        )
      }
    >
      {(wrong) => (
        <>
          <fieldset className={shared['plainSet']}>
            <legend>{t('week.shift.days')}</legend>
            <div className={classes['weekdays']}>
              {WEEKDAYS.map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={body.days.includes(one)}
                  aria-label={weekdayName(one, language, 'long')}
                  onClick={() => toggle(one)}
                >
                  {weekdayName(one, language)}
                </button>
              ))}
            </div>
            {wrong('days') && (
              <p className={classes['wrong']} role="alert">
                {t('week.shift.days.none')}
              </p>
            )}
          </fieldset>
          <div className={shared['pair']}>
            <TimeField
              label={t('week.from')}
              error={wrong('from')}
              value={body.from}
              onChange={(value) => change({ from: value })}
            />
            <TimeField
              label={t('week.to')}
              error={wrong('to')}
              value={body.to}
              onChange={(value) => change({ to: value })}
            />
          </div>
          {from !== null && to !== null && to <= from && <p className={classes['none']}>{t('week.shift.overnight')}</p>}
          <div className={shared['pair']}>
            <DayField
              label={t('week.shift.first')}
              error={wrong('since')}
              value={body.since}
              onChange={(since) => change({ since })}
            />
            <DayField
              label={t('week.shift.last')}
              empty={t('week.shift.lasting')}
              error={wrong('until')}
              value={body.until}
              onChange={(until) => change({ until })}
            />
          </div>
          <ZoneField value={body.timeZone} error={wrong('timeZone')} onChange={(zone) => change({ timeZone: zone })} />
          <TrialPanel kind={ROUTING_TRIAL} trial={trial} text={t('trial.text.shift')} />
        </>
      )}
    </Panel>
  );
}
