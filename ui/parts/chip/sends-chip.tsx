import { IconCalendarClock } from '@tabler/icons-react';
import { MINUTE_MS } from '../../../domain/time.ts';
import type { TicketBrief } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime } from '../../time.ts';
import { Chip } from './chip.tsx';

/** A reply of ours that is written and has not left: when it does, or that it waits for somebody's word. */
export function SendsChip({ at }: { at: string | null }) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (at === null)
    return (
      <Chip tone="warn" icon={IconCalendarClock} small title={t('list.sends.held.title')}>
        {t('list.sends.held')}
      </Chip>
    );
  const time = dayTime(at, now, language);
  return (
    <Chip tone="info" icon={IconCalendarClock} small title={t('list.sends.title', { time: fullTime(at, language) })}>
      {t('list.sends', { time })}
    </Chip>
  );
}

/** What such a ticket sends next; null also for what can still be taken back by a key, which is no news: it stands in the ticket. */
export const scheduledOf = ({ sendsNext }: Pick<TicketBrief, 'sendsNext'>, now: number): TicketBrief['sendsNext'] =>
  sendsNext === null || sendsNext.at === null || Date.parse(sendsNext.at) > now + MINUTE_MS ? sendsNext : null;
