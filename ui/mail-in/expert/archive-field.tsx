import { NativeSelect, TextInput } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import { useArchiveDay } from '../archive-day.ts';
import classes from '../../parts/panel/settings.module.css';

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
  const { t } = useLanguage();
  const { day, wrong, write, turn } = useArchiveDay(since, onChange);
  return (
    <div>
      <div className={classes['pair']}>
        <NativeSelect
          label={t('mailbox.archive')}
          value={since === null ? 'none' : 'since'}
          onChange={(event) => turn(event.currentTarget.value === 'since')}
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
            error={wrong ?? error}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
      </div>
      <p className={classes['heldNote']}>{t(since === null ? 'mailbox.from-now' : 'mailbox.archive.hint')}</p>
    </div>
  );
}
