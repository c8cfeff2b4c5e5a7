import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DAY_MS } from '../../../domain/time.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { isoDay, readDay, writtenDay } from '../../time.ts';
import classes from '../../parts/settings.module.css';

/** So far back at first: what customers may still come back to. */
const AT_FIRST_MS = 365 * DAY_MS;

/** Whether mail from before the connection is taken as an archive, and since which day (`2026-11-30`); null: none is. */
export function ArchiveField({
  since,
  error,
  onChange,
}: {
  since: string | null;
  error: string | undefined;
  onChange: (since: string | null) => void;
}) {
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
    <div>
      <div className={classes['pair']}>
        <NativeSelect
          label={t('mailbox.archive')}
          value={since === null ? 'none' : 'since'}
          onChange={(event) => (event.currentTarget.value === 'none' ? onChange(null) : onChange(isoDay(at ?? first)))}
          data={[
            { value: 'none', label: t('mailbox.archive.none') },
            { value: 'since', label: t('mailbox.archive.since') },
          ]}
        />
        {since !== null && (
          <TextInput
            label={t('mailbox.archive.day')}
            placeholder={t('day.form')}
            inputMode="numeric"
            value={day}
            error={at === null ? t('mailbox.archive.wrong') : error}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
      </div>
      <p className={classes['heldNote']}>{t(since === null ? 'mailbox.from-now' : 'mailbox.archive.hint')}</p>
    </div>
  );
}
