import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../data/client.ts';
import { SCHEDULE_KEYS } from '../../data/schedule-queries.ts';
import { useMe } from '../../door/session.tsx';
import { meetsAt } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import { DayField } from '../../parts/field/day-field.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import { Panel } from '../../parts/panel/panel.tsx';
import { Removal } from '../../parts/panel/removal.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { TrialPanel, TryButton } from '../../parts/trial/trial-panel.tsx';
import { ROUTING_TRIAL } from '../../parts/trial/trial-result.tsx';
import { useTrial } from '../../parts/trial/trial.tsx';
import { absenceBody, absenceFields } from './absence-fields.ts';
import { AbsenceLeft } from './absence-left.tsx';
import { dutiesIn, type Left } from './left-behind.ts';
import type { Absence } from './person-schedule.tsx';
import { dayAt } from './pieces.ts';
import { absenceInWords } from './words.ts';
import classes from './panels.module.css';

type Props = {
  agent: { id: string; name: string };
  absence: Absence | null;
  day: string | null;
  timeZone: string;
  onClose: () => void;
};

/** Adds a time in which somebody does not work, or changes it. */
export function AbsencePanel({ agent, absence, day, timeZone, onClose }: Props) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const [fields, setFields] = useState(() => absenceFields(absence, day ?? dayAt(Date.now(), timeZone), timeZone));
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }));
  const met = (error: Error | null, path: string) => {
    const meets = meetsAt(error, path);
    return meets && t('week.absence.meets', { when: absenceInWords(meets, language) });
  };
  const [left, setLeft] = useState<Left | null>(null);
  const trial = useTrial((days, signal) => {
    const { from, to } = absenceBody(fields, timeZone);
    return call('tryPeople', { body: { people: [{ agent: agent.id, absences: [{ from, to }] }], days } }, { signal });
  });
  const save = async () => {
    const body = absenceBody(fields, timeZone);
    const kept =
      absence === null
        ? await call('createAbsence', { params: { id: agent.id }, body })
        : await call('updateAbsence', { params: { id: agent.id, absence: absence.id }, body });
    const { duties, lookedTo } = await dutiesIn(agent.id, kept, timeZone);
    if (kept.ticketsDue === 0 && duties.length === 0 && lookedTo === null) return kept;
    setLeft({ tickets: kept.ticketsDue, duties, lookedTo });
    return 'further';
  };
  if (left !== null) return <AbsenceLeft agent={agent} left={left} timeZone={timeZone} onClose={onClose} />;
  return (
    <Panel
      title={t(absence === null ? 'week.absence.of.new' : 'week.absence.of.known', { name: agent.name })}
      action={t(absence === null ? 'add' : 'save')}
      renews={SCHEDULE_KEYS}
      run={save}
      done={t('week.absence.saved', { name: agent.name })}
      onClose={onClose}
      fields={['from', 'to', 'reason']}
      beside={can('routing:write') && <TryButton trial={trial} />}
      removal={
        absence !== null && (
          <Removal
            renews={SCHEDULE_KEYS}
            run={() => call('deleteAbsence', { params: { id: agent.id, absence: absence.id } })}
            done={t('week.absence.removed')}
            onDone={onClose}
          />
        )
      }
    >
      {(wrong, error) => (
        <>
          <Switch
            label={t('week.absence.whole')}
            checked={fields.whole}
            onChange={(event) => change({ whole: event.currentTarget.checked })}
          />
          {/* Side by side only with a time beside the day. */}
          <div className={fields.whole ? undefined : classes['pair']}>
            <DayField
              label={t('week.absence.first')}
              autoFocus
              error={met(error, 'from') ?? wrong('from')}
              value={fields.first}
              onChange={(first) => change(first > fields.last ? { first, last: first } : { first })}
            />
            {!fields.whole && (
              <TimeField label={t('week.from')} value={fields.from} onChange={(from) => change({ from })} />
            )}
          </div>
          <div className={fields.whole ? undefined : classes['pair']}>
            <DayField
              label={t('week.absence.last')}
              error={met(error, 'to') ?? wrong('to')}
              value={fields.last}
              onChange={(last) => change({ last })}
            />
            {!fields.whole && <TimeField label={t('week.to')} value={fields.to} onChange={(to) => change({ to })} />}
          </div>
          <TextInput
            label={t('week.absence.reason')}
            description={t('week.absence.reason.hint')}
            inputWrapperOrder={HINT_BELOW}
            error={wrong('reason')}
            maxLength={200}
            value={fields.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <TrialPanel kind={ROUTING_TRIAL} trial={trial} text={t('trial.text.absence')} />
        </>
      )}
    </Panel>
  );
}
