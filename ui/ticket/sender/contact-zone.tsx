import { useQuery } from '@tanstack/react-query';
import { IconClock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { aheadAt } from '../../../domain/wall-time.ts';
import { contactZoneQuery } from '../../data/customer-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { ZoneField } from '../../parts/field/zone-field.tsx';
import { cityOf, zoneWords } from '../../parts/field/zones.ts';
import { dated } from '../../time.ts';
import { useZone } from '../../zone.ts';
import { Pencil } from './pencil.tsx';
import classes from './contact-panel.module.css';

/** What the customer's clock shows, where it is not what the reader's does. */
export function TimeThere({ contact }: { contact: string }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const here = useZone();
  const zone = useQuery(contactZoneQuery(contact)).data?.timeZone ?? null;
  if (zone === null || aheadAt(now, zone) === aheadAt(now, here)) return null;
  const time = { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone } as const;
  return (
    <p className={classes['there']}>
      <IconClock size={14} aria-hidden="true" />
      {t('contact.there', { time: dated(now, language, time), city: cityOf(zone, language) })}
    </p>
  );
}

type Props = {
  contact: string;
  mayChange: boolean;
  /** As somebody has said; null: nobody has. */
  said: string | null;
  /** null: as their mails tell. */
  onSay: (zone: string | null) => void;
};

/** In which time zone a contact lives and by what that is known, and a field in which it is said. */
export function ContactZone({ contact, mayChange, said, onSay }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const known = useQuery(contactZoneQuery(contact)).data;
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLDivElement>(null);
  // The pencil that had the keyboard is gone: without it Escape would leave the ticket.
  useEffect(() => {
    if (isOpen) field.current?.querySelector('input')?.focus();
  }, [isOpen]);
  const close = () => {
    flushSync(() => setIsOpen(false));
    opener.current?.focus();
  };
  if (isOpen)
    return (
      <div
        ref={field}
        className={classes['zone']}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          close();
        }}
      >
        <ZoneField
          label={t('contact.zone')}
          none={t('contact.zone.by-mails')}
          value={said ?? ''}
          onChange={(zone) => {
            close();
            if (zone !== (said ?? '')) onSay(zone === '' ? null : zone);
          }}
        />
      </div>
    );
  const zone = known?.timeZone ?? null;
  return (
    <span className={classes['said']}>
      {zone === null ? (
        '–'
      ) : (
        <span className={classes['why']} title={zoneWords(zone, now)}>
          {cityOf(zone, language)}
          <small>
            {known?.by === 'hand'
              ? t('contact.zone.hand')
              : t('contact.zone.mails', { fits: String(known?.fits), of: String(known?.of) })}
          </small>
        </span>
      )}
      {mayChange && <Pencil ref={opener} label={t('contact.zone.change')} onClick={() => setIsOpen(true)} />}
    </span>
  );
}
