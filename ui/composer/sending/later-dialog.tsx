import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sendChoices, type SendKey } from '../../../domain/sla/send-choices.ts';
import { answerOwedBy } from '../../data/answer-owed.ts';
import { contactZoneQuery } from '../../data/customer-queries.ts';
import { ticketQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { WhenField } from '../../parts/field/when-field.tsx';
import { cityOf, timeThere } from '../../parts/field/zones.ts';
import { givenIn, instantIn, useReader } from '../../parts/due/use-reader.ts';
import { useNow } from '../../now.ts';
import { fullTime, untilTime, weekdayTime } from '../../time.ts';
import { hasKeyboard } from '../../typing.ts';
import classes from './held.module.css';

/** These are mornings of the customer, or of the team's calendar, not of the reader. */
const BY_CALENDAR: ReadonlySet<SendKey> = new Set(['today', 'workday', 'next-week', 'week']);

type Props = {
  opened: boolean;
  number: number;
  team: string | undefined;
  onClose: () => void;
  onChoose: (at: number) => void;
};

/** When a reply is to leave: one of some mornings, or in one's own words. */
export function LaterDialog({ opened, onClose, ...rest }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('later.title')} size="lg">
      {opened && <Form onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function Form({ number, team, onClose, onChoose }: Omit<Props, 'opened'>) {
  const { t, language } = useLanguage();
  const now = useNow();
  const reader = useReader(team);
  const [words, setWords] = useState('');
  const when = givenIn(words, reader);
  const at = when === null ? undefined : instantIn(when);
  const choose = (instant: number) => {
    onChoose(instant);
    onClose();
  };
  const ticket = useQuery(ticketQuery(number)).data;
  const contact = ticket?.contact.id;
  const owed = ticket === undefined ? null : answerOwedBy(ticket.clocks);
  const customer = useQuery({ ...contactZoneQuery(contact ?? ''), enabled: contact !== undefined }).data;
  const theirs = customer?.timeZone ?? null;
  const timeZone = theirs ?? reader.calendar.timeZone;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (at !== undefined) choose(at);
      }}
    >
      <p className={classes['hint']}>{t('later.text')}</p>
      {owed !== null && Date.parse(owed) > now && (
        <p className={classes['hint']} data-tone="warn">
          {t('later.owed', { by: untilTime(owed, now, language) })}
        </p>
      )}
      <div className={classes['choices']}>
        {sendChoices(reader, theirs).map(({ key, at: instant }) => (
          <UnstyledButton key={key} className={classes['choice']} onClick={() => choose(instant)}>
            <b>
              {t((key === 'today' || key === 'workday') && theirs !== null ? `later.${key}.theirs` : `later.${key}`)}
            </b>
            <small>
              {weekdayTime(instant, language)}
              {BY_CALENDAR.has(key) && timeThere(instant, timeZone, language)}
            </small>
          </UnstyledButton>
        ))}
      </div>
      <WhenField
        label={t('later.words')}
        hint={t('later.hint')}
        value={words}
        means={at === undefined ? '' : fullTime(at, language)}
        error={when === null || when.kind === 'at' ? undefined : t(`snooze.${when.kind}`)}
        autoFocus={hasKeyboard()}
        onChange={setWords}
      />
      <p className={classes['hint']} style={{ margin: '12px 0 0' }}>
        {t(customer?.by ? `later.customer.${customer.by}` : 'later.calendar', { zone: cityOf(timeZone, language) })}
      </p>
      <div className={classes['foot']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={at === undefined}>
          {t('later.submit')}
        </Button>
      </div>
    </form>
  );
}
