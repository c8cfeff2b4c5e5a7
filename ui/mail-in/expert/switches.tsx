import { Switch } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import type { Form } from './use-settings.ts';
import classes from '../../parts/panel/settings.module.css';

/** What a mailbox does or does not. */
export function Switches({ form: { settings, change, same, setSame } }: { form: Form }) {
  const { t } = useLanguage();
  return (
    <div className={classes['switches']}>
      <Switch label={t('mailbox.same')} checked={same} onChange={(event) => setSame(event.currentTarget.checked)} />
      <Switch
        label={t('mailbox.acknowledge')}
        description={t('mailbox.acknowledge.hint')}
        checked={settings.acknowledge ?? true}
        onChange={(event) => change({ acknowledge: event.currentTarget.checked })}
      />
      <Switch
        label={t('mailbox.plus')}
        description={t('mailbox.plus.hint')}
        checked={settings.plusAddressing ?? false}
        onChange={(event) => change({ plusAddressing: event.currentTarget.checked })}
      />
      <Switch
        label={t('mailbox.pause')}
        description={t('mailbox.pause.hint')}
        checked={settings.paused ?? false}
        onChange={(event) => change({ paused: event.currentTarget.checked })}
      />
    </div>
  );
}
