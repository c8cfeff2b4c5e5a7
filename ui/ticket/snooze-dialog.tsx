import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconCalendarMonth,
  IconCalendarWeek,
  IconClockHour3,
  IconMessageReply,
  IconSun,
  IconSunHigh,
  IconSunrise,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { isOpenAt, promisable, type Calendar } from '../../domain/sla/calendar.ts';
import { snoozeChoices, targetAfter, type SnoozeKey } from '../../domain/sla/snooze-choices.ts';
import { readWhen, type Reader, type When } from '../../domain/sla/when.ts';
import { teamsQuery } from '../data/queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { WhenField } from '../parts/when-field.tsx';
import { fullTime, weekdayTime } from '../time.ts';
import classes from './snooze.module.css';

const ICONS: Record<SnoozeKey, Icon> = {
  'next-reply': IconMessageReply,
  hour: IconClockHour3,
  morning: IconSun,
  afternoon: IconSunHigh,
  workday: IconSunrise,
  'next-week': IconCalendarWeek,
  week: IconCalendarWeek,
  'next-month': IconCalendarMonth,
};

/** Chosen until another is picked. */
const FIRST: SnoozeKey = 'workday';

/** The reader's own, by which everything is shown. */
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const OFFICE: Calendar = {
  timeZone: TIME_ZONE,
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: [],
};

type Props = {
  ticket: TicketDetail;
  opened: boolean;
  onClose: () => void;
  onGive: (body: { until: string; dueAt: string; reason: string | null }) => void;
};

/** Puts a ticket aside: one of some times of return, with the new promise to the customer beside it. */
export function SnoozeDialog({ ticket, opened, onClose, onGive }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('snooze.title')} size="lg">
      {opened && <Form ticket={ticket} onClose={onClose} onGive={onGive} />}
    </Dialog>
  );
}

function Form({ ticket, onClose, onGive }: Omit<Props, 'opened'>) {
  const { t, language } = useLanguage();
  const [now] = useState(Date.now);
  const calendar = useCalendar(ticket.team?.id);
  const reader = { now, timeZone: TIME_ZONE, calendar };
  const choices = snoozeChoices(reader);
  const [picked, setPicked] = useState<SnoozeKey>(FIRST);
  /** Own words win over what is picked. */
  const [words, setWords] = useState('');
  const [dueWords, setDueWords] = useState('');
  const [reason, setReason] = useState('');
  const choice = choices.find(({ key }) => key === picked) ?? choices.find(({ key }) => key === FIRST);
  const when = given(words, reader);
  const until = when === null ? choice?.until : instantIn(when);
  const dueWhen = given(dueWords, reader);
  const follows = when === null ? choice?.dueAt : until && targetAfter(until, calendar);
  const dueSaid = dueWhen === null ? undefined : instantIn(dueWhen);
  const dueAt = dueWhen === null ? follows : dueSaid && promisable(dueSaid, calendar);
  const early = until !== undefined && dueAt !== undefined && dueAt < until;
  const fault = (read: When | null) => (read === null || read.kind === 'at' ? undefined : t(`snooze.${read.kind}`));
  const told = (at: number | undefined) => {
    if (at === undefined) return '';
    const named = choices.find((one) => one.until === at && one.key !== 'next-reply');
    const time = named ? `${t(`snooze.${named.key}`)} · ${weekdayTime(at, language)}` : fullTime(at, language);
    return isOpenAt(at, calendar) ? time : `${time} · ${t('snooze.closed')}`;
  };
  const toldDue = () => {
    if (dueAt === undefined) return '';
    const time = fullTime(dueAt, language);
    return dueSaid === undefined || dueSaid === dueAt ? time : t('snooze.moved', { time });
  };
  const submit = () => {
    if (until === undefined || dueAt === undefined || early) return;
    onGive({
      until: new Date(until).toISOString(),
      dueAt: new Date(dueAt).toISOString(),
      reason: reason.trim() || null,
    });
    onClose();
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes['text']}>{t('snooze.text')}</p>
      <div className={classes['choices']} role="radiogroup" aria-label={t('snooze.when')}>
        {choices.map(({ key, until: at }) => {
          const Picture = ICONS[key];
          const isPicked = when === null && key === choice?.key;
          return (
            <label key={key} className={classes['choice']} data-picked={isPicked || undefined}>
              <input
                type="radio"
                name="snooze"
                checked={isPicked}
                onChange={() => {
                  setPicked(key);
                  setWords('');
                }}
              />
              <Picture size={18} aria-hidden="true" />
              <span>
                <b>{t(`snooze.${key}`)}</b>
                <small>
                  {key === 'next-reply'
                    ? t('snooze.latest', { time: weekdayTime(at, language) })
                    : weekdayTime(at, language)}
                </small>
              </span>
            </label>
          );
        })}
      </div>
      <div className={classes['times']}>
        <WhenField
          label={t('snooze.until-field')}
          hint={t('snooze.until-hint')}
          value={words}
          means={told(until)}
          error={fault(when)}
          autoFocus={hasKeyboard()}
          onChange={setWords}
        />
        <WhenField
          label={t('snooze.due-field')}
          hint={t('snooze.due-hint')}
          value={dueWords}
          means={toldDue()}
          error={fault(dueWhen) ?? (early ? t('snooze.early') : undefined)}
          onChange={setDueWords}
        />
      </div>
      <TextInput
        label={t('snooze.reason')}
        placeholder={t('snooze.reason.hint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={until === undefined || dueAt === undefined || early}>
          {t('snooze.do')}
        </Button>
      </div>
    </form>
  );
}

const given = (words: string, reader: Reader): When | null => (words.trim() === '' ? null : readWhen(words, reader));
const instantIn = (read: When): number | undefined => (read.kind === 'at' ? read.at : undefined);
/** A field in focus would bring up the keyboard of a telephone, in front of everything to choose from. */
const hasKeyboard = (): boolean => matchMedia('(pointer: fine)').matches;

/** When the team works; until that is known, as most do. */
function useCalendar(team: string | undefined): Calendar {
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const theirs = (teams.find(({ id }) => id === team) ?? teams.find(({ isDefault }) => isDefault))?.calendar;
  if (theirs === undefined) return OFFICE;
  const halfDays = theirs.halfDays.map((half) => ({ ...half, name: '' }));
  return { ...theirs, holidays: [...theirs.holidays, ...halfDays] };
}
