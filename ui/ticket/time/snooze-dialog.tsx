import { Button, TextInput } from '@mantine/core';
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
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import { isWithinHours, promisable } from '../../../domain/sla/calendar.ts';
import { snoozeChoices, targetAfter, type SnoozeKey, SNOOZE_REASONS } from '../../../domain/sla/snooze-choices.ts';
import { isResponse } from '../../../domain/ticket/clock/state.ts';
import type { When } from '../../../domain/sla/when.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { WhenField } from '../../parts/field/when-field.tsx';
import { fullTime, weekdayTime } from '../../time.ts';
import { givenIn, instantIn, useReader } from '../../parts/due/use-reader.ts';
import { hasKeyboard } from '../../typing.ts';
import classes from './snooze.module.css';

const ICONS: Record<SnoozeKey, Icon> = {
  'next-reply': IconMessageReply,
  hour: IconClockHour3,
  morning: IconSun,
  afternoon: IconSunHigh,
  workday: IconSunrise,
  'next-week': IconCalendarWeek,
  week: IconCalendarWeek,
  month: IconCalendarMonth,
};

/** A digit and what is typed right after it are one time ("14:00"). */
const ONE_TIME_MS = 1_500;

/** Chosen until another is picked. */
const FIRST: SnoozeKey = 'workday';

/** What of a ticket, or of many together, says when it comes back: whose calendar, and what is owed meanwhile. */
type Snoozed = Pick<TicketDetail, 'team' | 'promises' | 'clocks'>;

type Props = {
  ticket: Snoozed;
  /** How many are put aside together. */
  count?: number;
  opened: boolean;
  /** Times in words that stand there to begin with. */
  begins?: { until: string; due: string };
  onClose: () => void;
  onGive: (body: { until: string; dueAt: string; reason: string }) => void;
};

/** Puts a ticket aside: one of some times of return, with the new promise to the customer beside it. */
export function SnoozeDialog({ opened, count, onClose, ...form }: Props) {
  const { t } = useLanguage();
  const title = count === undefined ? t('snooze.title') : t('bulk.snooze.title', { count });
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size="lg">
      {opened && <Form {...form} count={count ?? 1} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ ticket, count, begins, onClose, onGive }: Omit<Props, 'opened' | 'count'> & { count: number }) {
  const { t, language } = useLanguage();
  const reader = useReader(ticket.team?.id);
  const { calendar } = reader;
  const choices = snoozeChoices(reader);
  const [picked, setPicked] = useState<SnoozeKey>(FIRST);
  /** Own words win over what is picked. */
  const [words, setWords] = useState(begins?.until ?? '');
  const [dueWords, setDueWords] = useState(begins?.due ?? '');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const firstReason = useRef<HTMLButtonElement>(null);
  const digit = useRef({ text: '', at: 0 });
  const choice = choices.find(({ key }) => key === picked) ?? choices.find(({ key }) => key === FIRST);
  const when = givenIn(words, reader);
  const until = when === null ? choice?.until : instantIn(when);
  const dueWhen = givenIn(dueWords, { ...reader, byEnd: true });
  const follows = when === null ? choice?.dueAt : until && targetAfter(until, calendar);
  const dueSaid = dueWhen === null ? undefined : instantIn(dueWhen);
  const dueAt = dueWhen === null ? follows : dueSaid && promisable(dueSaid, calendar);
  const early = until !== undefined && dueAt !== undefined && dueAt < until;
  const fault = (read: When | null) => (read === null || read.kind === 'at' ? undefined : t(`snooze.${read.kind}`));
  const told = (at: number | undefined) => {
    if (at === undefined) return '';
    const named = choices.find((one) => one.until === at && one.key !== 'next-reply');
    const time = named ? `${t(`snooze.${named.key}`)} · ${weekdayTime(at, language)}` : fullTime(at, language);
    return isWithinHours(at, calendar) ? time : `${time} · ${t('snooze.closed')}`;
  };
  const toldDue = () => {
    if (dueAt === undefined) return '';
    const time = fullTime(dueAt, language);
    return dueSaid === undefined || dueSaid === dueAt ? time : t('snooze.moved', { time });
  };
  const promised = ticket.promises
    .flatMap(({ state, dueAt: at }) => (state === 'open' && until !== undefined && Date.parse(at) <= until ? [at] : []))
    .toSorted()[0];
  // The one that the new due time takes the place of.
  const moved = ticket.clocks.find((clock) => isResponse(clock) && clock.state === 'running');
  const submit = (why = reason) => {
    if (until === undefined || dueAt === undefined || early) return;
    if (why.trim() === '') {
      setMissing(true);
      firstReason.current?.focus();
      return;
    }
    onGive({
      until: new Date(until).toISOString(),
      dueAt: new Date(dueAt).toISOString(),
      reason: why.trim(),
    });
    onClose();
  };
  /** On the times a digit picks one of them, and whatever else is typed is a time in words. */
  const typeTime = (event: KeyboardEvent) => {
    if (!isTyped(event)) return;
    const begun = event.timeStamp - digit.current.at < ONE_TIME_MS ? digit.current.text : '';
    digit.current = { text: '', at: 0 };
    event.preventDefault();
    const nth = begun === '' ? choices[Number(event.key) - 1] : undefined;
    if (nth !== undefined) {
      digit.current = { text: event.key, at: event.timeStamp };
      setPicked(nth.key);
      setWords('');
      return;
    }
    setWords(begun + event.key);
    field.current?.focus();
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes['text']}>{t('snooze.text', { count })}</p>
      <div
        className={classes['choices']}
        role="radiogroup"
        aria-label={t('snooze.when')}
        onKeyDown={(event) => typeTime(event)}
      >
        {choices.map(({ key, until: at }, index) => {
          const Picture = ICONS[key];
          const isPicked = when === null && key === choice?.key;
          return (
            <label key={key} className={classes['choice']} data-picked={isPicked || undefined}>
              <input
                type="radio"
                name="snooze"
                checked={isPicked}
                data-autofocus={(isPicked && hasKeyboard() && begins === undefined) || undefined}
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
              {hasKeyboard() && <kbd aria-hidden="true">{index + 1}</kbd>}
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
          field={field}
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
      {moved && (
        <p className={classes['text']}>
          {t('snooze.due-moves', { clock: t(`clock.${moved.kind}`), time: fullTime(moved.dueAt, language) })}{' '}
          {t('snooze.no-warning')}
        </p>
      )}
      {promised !== undefined && (
        <p className={classes['text']} role="status">
          {t('promise.snooze', { time: fullTime(promised, language) })}
        </p>
      )}
      <Reason
        value={reason}
        isMissing={isMissing}
        isAsked={begins !== undefined && hasKeyboard()}
        first={firstReason}
        onChange={setReason}
        onPick={(why) => (isMissing ? submit(why) : setReason(why))}
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

/** Whether a key writes something, and commands nothing. */
const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  /^[\p{L}\p{N}+]$/u.test(key) && !ctrlKey && !metaKey && !altKey;

type ReasonProps = {
  value: string;
  isMissing: boolean;
  /** It is all that is missing, and has the keyboard to begin with. */
  isAsked: boolean;
  /** The one that has the keyboard once a reason is missing: a press is enough then. */
  first: Ref<HTMLButtonElement>;
  onChange: (reason: string) => void;
  onPick: (reason: string) => void;
};

/** Why: in one's own words, or in some that are often said. */
function Reason({ value, isMissing, isAsked, first, onChange, onPick }: ReasonProps) {
  const { t } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className={classes['reason']}>
      <TextInput
        ref={field}
        label={t('snooze.reason')}
        placeholder={t('snooze.reason.hint')}
        value={value}
        maxLength={500}
        aria-required
        data-autofocus={isAsked || undefined}
        error={isMissing && value.trim() === '' ? t('snooze.reason.missing') : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div
        className={classes['reasons']}
        role="group"
        aria-label={t('snooze.reason.quick')}
        // A reason of one's own is typed where the ready ones stand.
        onKeyDown={(event) => isTyped(event) && field.current?.focus()}
      >
        {SNOOZE_REASONS.map((one, index) => (
          <Button
            key={one}
            ref={index === 0 ? first : undefined}
            type="button"
            size="compact-sm"
            variant="default"
            onClick={() => onPick(t(`snooze.reason.${one}`))}
          >
            {t(`snooze.reason.${one}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
