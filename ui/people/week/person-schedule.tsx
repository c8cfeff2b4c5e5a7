import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconBeach, IconClockPlus } from '@tabler/icons-react';
import type { Language } from '../../../domain/text/language.ts';
import type { Output } from '../../data/api-types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { Opener } from '../../parts/panel/opener.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import type { DeskT } from '../../texts/index.ts';
import { dayInWords, isoDay } from '../../time.ts';
import { PresenceField } from './presence-field.tsx';
import { absenceInWords, daysInWords } from './words.ts';
import classes from './panels.module.css';

export type Shift = Output<'listShifts'>['items'][number];
export type Absence = Output<'listAbsences'>['items'][number];
/** What is changed, or added (null). */
export type Editing = { kind: 'shift'; shift: Shift | null } | { kind: 'absence'; absence: Absence | null };

type Props = {
  agent: string;
  shifts: readonly Shift[];
  absences: UseQueryResult<Output<'listAbsences'>>;
  onEdit: (what: Editing) => void;
};

/** Shifts and absences of somebody, line by line; leads change both, everybody their own absences. */
export function PersonSchedule({ agent, shifts, absences, onEdit }: Props) {
  const { t, language } = useLanguage();
  const { can, agent: me } = useMe();
  const now = useNow();
  const lead = can('schedule:write');
  const mayAbsent = lead || (agent === me.id && can('ticket:write'));
  return (
    <>
      <PresenceField agent={agent} disabled={!mayAbsent} />
      <h3 className={classes['sub']}>{t('week.shifts')}</h3>
      {shifts.length === 0 && <p className={classes['none']}>{t('week.shifts.none')}</p>}
      <ul className={classes['list']} aria-label={t('week.shifts')}>
        {shifts.map((shift) => (
          <li key={shift.id}>
            <div>
              <Opener
                name={`${daysInWords(shift.days, language, t('week.every-day'))} ${shift.from}–${shift.to}`}
                onOpen={lead ? () => onEdit({ kind: 'shift', shift }) : null}
              />
              <small>{lifeOf(shift, isoDay(now), language, t)}</small>
            </div>
          </li>
        ))}
      </ul>
      {lead && (
        <Button
          variant="default"
          leftSection={<IconClockPlus size={16} aria-hidden="true" />}
          onClick={() => onEdit({ kind: 'shift', shift: null })}
        >
          {t('week.shift.add')}
        </Button>
      )}
      <h3 className={classes['sub']}>{t('week.absences')}</h3>
      <NotRead query={absences} />
      {absences.data?.items.length === 0 && <p className={classes['none']}>{t('week.absences.none')}</p>}
      <ul className={classes['list']} aria-label={t('week.absences')}>
        {absences.data?.items.map((absence) => (
          <li key={absence.id}>
            <div>
              <Opener
                name={absenceInWords(absence, language)}
                onOpen={mayAbsent ? () => onEdit({ kind: 'absence', absence }) : null}
              />
              {absence.reason !== '' && <small>{absence.reason}</small>}
            </div>
          </li>
        ))}
      </ul>
      <ReasonedButton
        variant="default"
        leftSection={<IconBeach size={16} aria-hidden="true" />}
        why={mayAbsent ? null : t('why.permission')}
        onClick={() => onEdit({ kind: 'absence', absence: null })}
      >
        {t('week.absence.add')}
      </ReasonedButton>
    </>
  );
}

/** Since and until when an arrangement holds, as far as it is worth a word. */
function lifeOf({ since, until }: Shift, today: string, language: Language, t: DeskT): string {
  const begins = since > today ? t('week.shift.since', { day: dayInWords(since, language) }) : null;
  const ends = until === null ? null : t('week.shift.until', { day: dayInWords(until, language) });
  return [begins, ends].filter((part) => part !== null).join(' · ') || t('week.shift.lasting');
}
