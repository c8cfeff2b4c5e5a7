import { NativeSelect } from '@mantine/core';
import { SENT_COPIES } from '../../../domain/mail/sent-copy.ts';
import { useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import type { Settings } from './mailbox-settings.ts';
import classes from '../../parts/panel/settings.module.css';

/** So often is enough to hear of a trouble within a working day, and seldom enough to be no burden. */
const HOURS = [6, 12, 24];

type Props = {
  settings: Settings;
  wrong: (path: string) => string | undefined;
  onChange: (part: Partial<Settings>) => void;
};

/** Who keeps a copy of what is sent, and how often a mail is sent around to see that it comes back. */
export function CopyAndProbe({ settings: { sentCopy, probeHours }, wrong, onChange }: Props) {
  const { t } = useLanguage();
  // One that was chosen elsewhere stands here too.
  const hours = probeHours && !HOURS.includes(probeHours) ? [...HOURS, probeHours].sort((a, b) => a - b) : HOURS;
  return (
    <div className={classes['pair']}>
      <NativeSelect
        label={t('mailbox.sent-copy')}
        description={t(`mailbox.sent-copy.${sentCopy ?? 'usual'}.hint`)}
        inputWrapperOrder={HINT_BELOW}
        value={sentCopy ?? ''}
        error={wrong('sentCopy')}
        onChange={(event) => onChange({ sentCopy: SENT_COPIES.find((one) => one === event.currentTarget.value) })}
        data={[
          // Of a mailbox that is not connected yet the test tells what its provider does.
          ...(sentCopy === undefined ? [{ value: '', label: t('mailbox.sent-copy.usual') }] : []),
          ...SENT_COPIES.map((value) => ({ value, label: t(`mailbox.sent-copy.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('mailbox.probe')}
        description={t('mailbox.probe.hint')}
        inputWrapperOrder={HINT_BELOW}
        value={String(probeHours ?? '')}
        error={wrong('probeHours')}
        onChange={(event) => onChange({ probeHours: Number(event.currentTarget.value) || null })}
        data={[
          { value: '', label: t('mailbox.probe.off') },
          ...hours.map((count) => ({ value: String(count), label: t('mailbox.probe.hours', { count }) })),
        ]}
      />
    </div>
  );
}
