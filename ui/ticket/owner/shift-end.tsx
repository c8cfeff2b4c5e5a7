import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSunset2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { MINUTE_MS } from '../../../domain/time.ts';
import { handOverQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { paths } from '../../paths.ts';
import { dayTime } from '../../time.ts';
import classes from './hand-over.module.css';

const BEFORE_MS = 30 * MINUTE_MS;

/** In the last half hour of a shift: what falls due before the next one, and the way to hand it over. Put away, it stays away. */
export function ShiftEnd() {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const now = useNow();
  const found = useQuery({ ...handOverQuery, enabled: can('ticket:write') }).data;
  const [away, setAway] = useState<string | null>(null);
  const { endsAt, tickets } = found ?? { endsAt: null, tickets: [] };
  if (endsAt === null || tickets.length === 0 || away === endsAt) return null;
  const left = Date.parse(endsAt) - now;
  if (left <= 0 || left > BEFORE_MS) return null;
  return (
    <div className={classes['bar']} role="status">
      <IconSunset2 size={17} aria-hidden="true" />
      <span>{t('shift-end', { count: tickets.length, time: dayTime(endsAt, now, language) })}</span>
      <Link href={paths.handOver()}>{t('shift-end.look')}</Link>
      <CloseButton size="sm" aria-label={t('shift-end.away')} onClick={() => setAway(endsAt)} />
    </div>
  );
}
