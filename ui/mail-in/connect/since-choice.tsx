import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/RadioCard.css';
import '@mantine/core/styles/RadioIndicator.css';
import { Radio, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { DAY_MS } from '../../../domain/time.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { isoDay, readDay, writtenDay } from '../../time.ts';
import classes from './connect.module.css';

/** So far back at first: what customers may still come back to. */
const AT_FIRST_MS = 365 * DAY_MS;

type Props = {
  since: string | null;
  onChange: (since: string | null) => void;
  /** How many mails that would be. */
  count: ReactNode;
};

/** From now on, or what came since a day as well, as an archive. `since`: `2026-11-30`. */
export function SinceChoice({ since, onChange, count }: Props) {
  const { t, language } = useLanguage();
  const first = useNow() - AT_FIRST_MS;
  const [day, setDay] = useState(() => writtenDay(since === null ? first : Date.parse(`${since}T00:00`), language));
  const at = readDay(day);
  const write = (written: string) => {
    setDay(written);
    const read = readDay(written);
    // What is no day is refused when it is saved, instead of the day before it being kept unseen.
    onChange(read === null ? written : isoDay(read));
  };
  return (
    <Radio.Group
      label={t('connect.since')}
      value={since === null ? 'now' : 'since'}
      onChange={(value) => onChange(value === 'now' ? null : isoDay(at ?? first))}
    >
      <div className={classes['choices']}>
        <Radio.Card value="now" className={classes['choice']}>
          <Radio.Indicator />
          <div>
            <b>{t('connect.since.now')}</b>
            <span>{t('mailbox.from-now')}</span>
          </div>
        </Radio.Card>
        <Radio.Card value="since" className={classes['choice']}>
          <Radio.Indicator />
          <div>
            <b>{t('connect.since.day')}</b>
            <span>{t('mailbox.archive.hint')}</span>
          </div>
        </Radio.Card>
      </div>
      {since !== null && (
        <div className={classes['since']}>
          <TextInput
            className={classes['day']}
            label={t('mailbox.archive.day')}
            placeholder={t('day.form')}
            inputMode="numeric"
            value={day}
            error={at === null && t('mailbox.archive.wrong')}
            onChange={(event) => write(event.currentTarget.value)}
          />
          {at !== null && count}
        </div>
      )}
    </Radio.Group>
  );
}
