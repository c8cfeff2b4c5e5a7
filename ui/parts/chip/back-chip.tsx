import { IconBellZ } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime } from '../../time.ts';
import { Chip } from './chip.tsx';

/** When a snoozed ticket comes back, beside the time by which something is owed to its customer. */
export function BackChip({ until }: { until: string }) {
  const { t, language } = useLanguage();
  const now = useNow();
  return (
    <Chip icon={IconBellZ} small quiet title={t('snooze.until', { time: fullTime(until, language) })}>
      {t('list.back')} {dayTime(until, now, language)}
    </Chip>
  );
}
