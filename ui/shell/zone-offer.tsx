import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { isSameClock } from '../../domain/wall-time.ts';
import { useSay } from '../door/preferences.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { cityOf } from '../parts/field/zones.ts';
import { useZoneOfDevice } from '../zone.ts';
import classes from './shell.module.css';

/** Of which pair of zones this browser was told to ask no more. */
const STORE = 'bilet.zone-kept';

/** To somebody who is elsewhere with their device: that times are still those of the zone they have chosen, and the way to those of here. */
export function ZoneOffer() {
  const { t, language } = useLanguage();
  const { preferences } = useMe();
  const say = useSay();
  const device = useZoneOfDevice();
  const [now] = useState(Date.now);
  const [kept, setKept] = useState(() => localStorage.getItem(STORE));
  const { zone } = preferences;
  const pair = `${zone} ${device}`;
  if (zone === null || kept === pair || isSameClock(zone, device, now)) return null;
  const cities = { chosen: cityOf(zone, language), device: cityOf(device, language) };
  return (
    <div className={classes['banner']} data-tone="plain" role="status">
      <IconWorld size={16} aria-hidden="true" />
      <span>{t('zone.elsewhere', cities)}</span>
      <button type="button" onClick={() => say({ zone: device })}>
        {t('zone.take', cities)}
      </button>
      <button
        type="button"
        onClick={() => {
          localStorage.setItem(STORE, pair);
          setKept(pair);
        }}
      >
        {t('zone.keep', cities)}
      </button>
    </div>
  );
}
