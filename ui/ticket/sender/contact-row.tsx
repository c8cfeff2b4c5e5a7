import { VisuallyHidden } from '@mantine/core';
import { IconBellZ, IconCornerUpLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { TicketBrief } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { day, dueWords } from '../../parts/due-words.ts';
import { StateChip } from '../../parts/state-chip.tsx';
import { previewOf } from '../../parts/ticket-preview.ts';
import { paths } from '../../paths.ts';
import { dayTime, fullTime } from '../../time.ts';
import classes from './contact-tickets.module.css';

/** Another ticket, in three lines: what it is called, what was said last and by whom, its state and by when. `who`: whose it is. */
export function ContactRow({ ticket, who }: { ticket: TicketBrief; who?: string }) {
  const { t } = useLanguage();
  const words = previewOf(ticket, t);
  return (
    <li className={classes['row']} data-closed={ticket.state === 'closed' || undefined}>
      <Link href={paths.anyTicket(ticket.number)}>
        <span className={classes['subject']} dir="auto">
          {ticket.subject || t('ticket.no-subject')}
        </span>
        {words !== '' && (
          <span className={classes['preview']}>
            {ticket.lastMessageDirection === 'out' && (
              <IconCornerUpLeft size={12} role="img" aria-label={t('list.answered')} />
            )}
            <span dir="auto">{words}</span>
          </span>
        )}
        <span className={classes['meta']}>
          <StateChip state={ticket.state} waitingFor={ticket.waitingFor} brief />
          <span className={classes['whose']}>
            #{ticket.number}
            {who !== undefined && (
              <>
                {' · '}
                <bdi>{who}</bdi>
              </>
            )}
          </span>
          <By ticket={ticket} />
        </span>
      </Link>
    </li>
  );
}

/** By when it is owed, when it comes back, or when it was closed. */
function By({ ticket }: { ticket: TicketBrief }) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (ticket.state === 'closed') {
    const at = ticket.closedAt ?? ticket.lastMessageAt;
    return (
      <time className={classes['by']} dateTime={at} title={t('list.closed', { time: fullTime(at, language) })}>
        <VisuallyHidden>{t('list.closed.short')} </VisuallyHidden>
        {day(at, now, language)}
      </time>
    );
  }
  if (ticket.snooze)
    return (
      <time className={classes['by']} dateTime={ticket.snooze.until}>
        <IconBellZ size={12} role="img" aria-label={t('list.back')} /> {dayTime(ticket.snooze.until, now, language)}
      </time>
    );
  if (ticket.owedAt === null) return null;
  const { tone, text } = dueWords(Date.parse(ticket.owedAt), now, language);
  return (
    <time
      className={classes['by']}
      data-tone={tone}
      dateTime={ticket.owedAt}
      title={t('list.due', { time: fullTime(ticket.owedAt, language) })}
    >
      {tone === 'plain' && <VisuallyHidden>{t('list.due.short')} </VisuallyHidden>}
      {tone === 'late' ? t('list.late', { duration: text }) : text}
    </time>
  );
}
