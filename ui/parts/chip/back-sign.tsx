import { IconBellZ } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';

/** When a snoozed ticket comes back, beside the time by which something is owed to its customer: a sign, as its subject needs the line. */
export function BackSign({ until, className }: { until: string; className: string | undefined }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const words = `${t('list.back')} ${dayTime(until, now, language)}`;
  return (
    <span className={className} title={words}>
      <IconBellZ size={14} role="img" aria-label={words} />
    </span>
  );
}
