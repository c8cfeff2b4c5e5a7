import { VisuallyHidden } from '@mantine/core';
import { IconBellZ } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime } from '../../time.ts';
import type { TicketBrief } from '../../data/types.ts';
import { day, dueWords } from './due-words.ts';

type Props = {
  ticket: TicketBrief;
  /** Its place is told by when something is owed, also of one that is snoozed. */
  isByDue?: boolean;
  className: string | undefined;
};

/** The one time of a row: by when, when it comes back, or when it was closed. How old it is stands in its title. */
export function DueTime({ ticket, isByDue = false, className }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const last = t('list.last', { time: fullTime(ticket.lastMessageAt, language) });
  if (ticket.state === 'closed') {
    const at = ticket.closedAt ?? ticket.lastMessageAt;
    return (
      <time
        className={className}
        dateTime={at}
        title={`${t('list.closed', { time: fullTime(at, language) })}\n${last}`}
      >
        <VisuallyHidden>{t('list.closed.short')} </VisuallyHidden>
        {day(at, now, language)}
      </time>
    );
  }
  if (ticket.snooze && !isByDue)
    return (
      <time
        className={className}
        data-tone="asleep"
        dateTime={ticket.snooze.until}
        title={`${t('snooze.until', { time: fullTime(ticket.snooze.until, language) })}\n${last}`}
      >
        <IconBellZ size={13} role="img" aria-label={t('list.back')} /> {dayTime(ticket.snooze.until, now, language)}
      </time>
    );
  if (ticket.owedAt === null)
    return (
      <span className={className} title={last}>
        <VisuallyHidden>{t('list.owes-nothing')}</VisuallyHidden>
      </span>
    );
  const { tone, text } = dueWords(Date.parse(ticket.owedAt), now, language);
  return (
    <time
      className={className}
      data-tone={tone}
      dateTime={ticket.owedAt}
      title={`${t('list.due', { time: fullTime(ticket.owedAt, language) })}\n${last}`}
    >
      {tone === 'plain' && <VisuallyHidden>{t('list.due.short')} </VisuallyHidden>}
      {tone === 'late' ? t('list.late', { duration: text }) : text}
      {tone === 'soon' && <VisuallyHidden> {t('list.left')}</VisuallyHidden>}
    </time>
  );
}
