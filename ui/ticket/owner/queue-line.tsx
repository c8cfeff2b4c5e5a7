import { useQuery } from '@tanstack/react-query';
import { IconLine } from '@tabler/icons-react';
import { explanationQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import classes from './assign.module.css';

/** Where a ticket stands in the queue of its team, and when it is given to somebody; nothing for one that does not wait. */
export function QueueLine({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const asked = useQuery({ ...explanationQuery(ticket.number), enabled: ticket.waiting });
  const next = ticket.waiting ? asked.data?.next.find(({ what }) => what === 'hand-out') : undefined;
  if (next === undefined) return null;
  const said = { place: (next.why.ahead ?? 0) + 1, team: next.why.team?.name ?? '' };
  return (
    <span className={classes['queue']}>
      <IconLine size={15} aria-hidden="true" />
      {next.at === null ? t('queue.full', said) : t('queue.at', { ...said, time: dayTime(next.at, now, language) })}
    </span>
  );
}
