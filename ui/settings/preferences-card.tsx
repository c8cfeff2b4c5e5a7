import { NativeSelect, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  DENSITIES,
  type Preferences,
  READING_ORDERS,
  START_PAGES,
  WHAT_NEXT,
} from '../../domain/people/preferences.ts';
import { useSay } from '../door/preferences.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { ZoneField } from '../parts/field/zone-field.tsx';
import { zoneWords } from '../parts/field/zones.ts';
import classes from '../parts/panel/settings.module.css';
import { paths } from '../paths.ts';
import { Card } from '../shell/page.tsx';
import { useZoneOfDevice } from '../zone.ts';

/** How the desk is for its reader; each choice counts at once, in all tabs and on all devices. */
export function PreferencesCard() {
  const { t } = useLanguage();
  const { preferences } = useMe();
  const say = useSay();
  const device = useZoneOfDevice();
  const [now] = useState(Date.now);
  const choice = <Name extends 'startPage' | 'density' | 'reading' | 'whatNext'>(
    name: Name,
    label: string,
    values: readonly Preferences[Name][],
    words: (value: Preferences[Name]) => string,
  ) => (
    <NativeSelect
      label={label}
      value={preferences[name]}
      data={values.map((value) => ({ value, label: words(value) }))}
      onChange={(event) => say({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Card label={t('prefs.title')}>
      <div className={classes['form']} style={{ padding: 24, maxWidth: 560 }}>
        <div>
          <Title order={2} size={16}>
            {t('prefs.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('prefs.text')}
          </Text>
        </div>
        {choice('startPage', t('prefs.start'), START_PAGES, (page) =>
          t(page === 'today' ? 'nav.today' : `view.${page}`),
        )}
        {choice('density', t('list.density'), DENSITIES, (density) => t(`list.density.${density}`))}
        {choice('reading', t('prefs.reading'), READING_ORDERS, (order) => t(`prefs.reading.${order}`))}
        {choice('whatNext', t('keys.next'), WHAT_NEXT, (next) => t(`keys.next.${next}`))}
        <ZoneField
          label={t('prefs.zone')}
          description={t('prefs.zone.text')}
          none={t('prefs.zone.device', { zone: zoneWords(device, now) })}
          value={preferences.zone ?? ''}
          onChange={(zone) => say({ zone: zone === '' ? null : zone })}
        />
        <Switch
          label={t('keys.single')}
          description={t('keys.text')}
          checked={preferences.singleKeys}
          onChange={(event) => say({ singleKeys: event.currentTarget.checked })}
        />
        <Link href={paths.noticeSettings()}>{t('prefs.notices')}</Link>
      </div>
    </Card>
  );
}
