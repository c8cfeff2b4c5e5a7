import { useState } from 'react';
import { call } from '../../data/client.ts';
import type { Output } from '../../data/api-types.ts';
import { SCHEDULE_KEYS } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { DayField } from '../../parts/field/day-field.tsx';
import { Panel } from '../../parts/panel/panel.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { ZoneField } from '../../parts/field/zone-field.tsx';
import { readTime, weekdayName } from '../../time.ts';
import { DutyList } from './duty-list.tsx';
import { dayAt, daysLater, isDay, mondayOf, weekdayOf } from './pieces.ts';
import { Turns } from './turns.tsx';
import { TurnsField } from './turns-field.tsx';
import shared from '../../parts/panel/settings.module.css';
import classes from './panels.module.css';

type Props = {
  team: { id: string; name: string };
  known: Output<'getRotation'>;
  timeZone: string;
  onClose: () => void;
  /** A single duty is added. */
  onDuty: () => void;
};

/** Has people take turns on call for a team, a week each, and shows who would be when; single duties stand below. */
export function RotationPanel({ team, known, timeZone, onClose, onDuty }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { rotation, onCall } = known;
  const [body, setBody] = useState(() => ({
    people: rotation?.people ?? [],
    since: rotation?.since ?? daysLater(mondayOf(dayAt(Date.now(), timeZone)), 7),
    handOver: rotation?.handOver ?? '09:00',
    timeZone: rotation?.timeZone ?? timeZone,
  }));
  const change = (part: Partial<typeof body>) => setBody((before) => ({ ...before, ...part }));
  const begins = isDay(body.since);
  return (
    <Panel
      title={t('week.rota', { team: team.name })}
      action={t('save')}
      renews={SCHEDULE_KEYS}
      run={() =>
        call('setRotation', {
          params: { id: team.id },
          body: {
            ...body,
            people: body.people.map(({ id }) => id),
            handOver: readTime(body.handOver) ?? body.handOver,
          },
        })
      }
      done={t('week.rota.saved', { team: team.name })}
      onClose={onClose}
      fields={['people', 'since', 'handOver', 'timeZone']}
      further={<DutyList team={team} onAdd={onDuty} />}
    >
      {(wrong) => (
        <>
          <p className={classes['none']}>
            {onCall === null ? t('week.rota.nobody') : t('week.rota.now', { name: onCall.name })}
          </p>
          <TurnsField
            team={team.id}
            value={body.people}
            error={wrong('people')}
            onChange={(people) => change({ people })}
          />
          <div className={shared['pair']}>
            <DayField
              label={t('week.rota.since')}
              error={wrong('since')}
              value={body.since}
              onChange={(since) => change({ since })}
            />
            <TimeField
              label={
                begins
                  ? t('week.rota.hand-over.on', { weekday: weekdayName(weekdayOf(body.since), language, 'long') })
                  : t('week.rota.hand-over')
              }
              error={wrong('handOver')}
              value={body.handOver}
              onChange={(handOver) => change({ handOver })}
            />
          </div>
          {begins && <Turns people={body.people} since={body.since} today={dayAt(now, body.timeZone)} />}
          <ZoneField value={body.timeZone} error={wrong('timeZone')} onChange={(zone) => change({ timeZone: zone })} />
        </>
      )}
    </Panel>
  );
}
