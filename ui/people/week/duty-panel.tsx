import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { canOwn } from '../../../domain/people/staff.ts';
import { call } from '../../data/client.ts';
import { agentsQuery } from '../../data/queries.ts';
import { SCHEDULE_KEYS } from '../../data/schedule-queries.ts';
import { meetsAt } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import { DayField } from '../../parts/field/day-field.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { Panel } from '../../parts/panel/panel.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { instant } from './absence-fields.ts';
import { dayAt, daysLater } from './pieces.ts';
import { absenceInWords } from './words.ts';
import classes from './panels.module.css';

type Props = { team: { id: string; name: string }; timeZone: string; onClose: () => void };

/** Puts somebody on call for a team once, whoever's turn it is. */
export function DutyPanel({ team, timeZone, onClose }: Props) {
  const { t, language } = useLanguage();
  const agents = useQuery(agentsQuery);
  const [body, setBody] = useState(() => {
    const today = dayAt(Date.now(), timeZone);
    return { agent: '', first: today, from: '18:00', last: daysLater(today, 1), to: '09:00' };
  });
  const change = (part: Partial<typeof body>) => setBody((before) => ({ ...before, ...part }));
  const people = (agents.data?.items ?? []).filter(canOwn);
  return (
    <Panel
      title={t('week.duty.title', { team: team.name })}
      action={t('add')}
      renews={SCHEDULE_KEYS}
      run={() =>
        call('createDuty', {
          params: { id: team.id },
          body: {
            agent: body.agent,
            from: instant(body.first, body.from, timeZone),
            to: instant(body.last, body.to, timeZone),
          },
        })
      }
      done={t('week.duty.saved')}
      onClose={onClose}
      fields={['agent', 'from', 'to']}
    >
      {(wrong, error) => {
        const fault = (path: string) => {
          const meets = meetsAt(error, path);
          return meets ? t('week.duty.meets', { when: absenceInWords(meets, language) }) : wrong(path);
        };
        return (
          <>
            <NotRead query={agents} />
            <NativeSelect
              label={t('week.duty.who')}
              required
              withAsterisk={false}
              error={wrong('agent')}
              value={body.agent}
              onChange={(event) => change({ agent: event.currentTarget.value })}
              data={[
                { value: '', label: t('week.duty.choose') },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <div className={classes['pair']}>
              <DayField
                label={t('week.duty.first')}
                error={fault('from')}
                value={body.first}
                onChange={(first) => change({ first })}
              />
              <TimeField label={t('week.from')} value={body.from} onChange={(from) => change({ from })} />
            </div>
            <div className={classes['pair']}>
              <DayField
                label={t('week.duty.last')}
                error={fault('to')}
                value={body.last}
                onChange={(last) => change({ last })}
              />
              <TimeField label={t('week.to')} value={body.to} onChange={(to) => change({ to })} />
            </div>
          </>
        );
      }}
    </Panel>
  );
}
