import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/RadioCard.css';
import '@mantine/core/styles/RadioIndicator.css';
import { Radio, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { useArchiveDay } from '../archive-day.ts';
import classes from './incoming.module.css';

type Props = {
  since: string | null;
  onChange: (since: string | null) => void;
  /** How many mails that would be. */
  count: ReactNode;
};

/** From now on, or what came since a day as well, as an archive. `since`: `2026-11-30`. */
export function SinceChoice({ since, onChange, count }: Props) {
  const { t } = useLanguage();
  const { day, wrong, write, turn } = useArchiveDay(since, onChange);
  return (
    <Radio.Group
      label={t('connect.since')}
      value={since === null ? 'now' : 'since'}
      onChange={(value) => turn(value === 'since')}
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
            error={wrong}
            onChange={(event) => write(event.currentTarget.value)}
          />
          {wrong === null && count}
        </div>
      )}
    </Radio.Group>
  );
}
