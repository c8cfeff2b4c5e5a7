import { IconCalendarClock } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime } from '../../time.ts';
import { Chip } from './chip.tsx';

/** A reply of ours that is written and has not left: when it does, or that it waits for somebody's word; `brief` is for lists. */
export function SendsChip({ at, brief = true }: { at: string | null; brief?: boolean }) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (at === null)
    return (
      <Chip tone="warn" icon={IconCalendarClock} small={brief} title={t('list.sends.held.title')}>
        {t('list.sends.held')}
      </Chip>
    );
  const time = dayTime(at, now, language);
  return (
    <Chip
      tone="info"
      icon={IconCalendarClock}
      small={brief}
      quiet={brief}
      title={t('list.sends.title', { time: fullTime(at, language) })}
    >
      {t(brief ? 'list.sends' : 'sends.scheduled', { time })}
    </Chip>
  );
}
