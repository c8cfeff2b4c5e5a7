import { IconBellRinging } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import type { TicketBrief } from '../../data/types.ts';
import { Chip } from './chip.tsx';

/** Back from a snooze and not taken up yet: why it came back, since when, and how often it was put aside. */
export function FollowUpChip({
  ticket: { followUp, snoozeCount },
  brief = false,
}: {
  ticket: Pick<TicketBrief, 'followUp' | 'snoozeCount'>;
  brief?: boolean;
}) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (followUp === null) return null;
  const often = snoozeCount > 1 ? ` · ${t('snooze.times', { count: snoozeCount })}` : '';
  const since = t('followup.since', { time: dayTime(followUp.since, now, language) });
  const title = snoozeCount > 1 ? `${since} · ${t('snooze.count', { count: snoozeCount })}` : since;
  return (
    <Chip tone="violet" icon={IconBellRinging} small={brief} title={title}>
      {t(`followup.${followUp.why}`)}
      {often}
    </Chip>
  );
}
