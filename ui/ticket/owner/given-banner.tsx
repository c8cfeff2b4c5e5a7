import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconArrowsExchange } from '@tabler/icons-react';
import { eventsQuery, messagesQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Linkified } from '../../parts/words/linkified.tsx';
import { givenTo } from './given.ts';
import classes from './assign.module.css';

/** What the reader was given a ticket for: the reason of whoever handed it over, until they have written something themselves. */
export function GivenBanner({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const isMine =
    ticket.owner?.id === agent.id || (ticket.owner === null && agent.teams.some(({ id }) => id === ticket.team?.id));
  const events = useQuery({ ...eventsQuery(ticket.number), enabled: isMine }).data?.items ?? [];
  const messages =
    useInfiniteQuery({ ...messagesQuery(ticket.number), enabled: isMine }).data?.pages.flatMap(({ items }) => items) ??
    [];
  const given = isMine ? givenTo(events, messages, agent.id) : null;
  if (given === null) return null;
  const name = given.event.actor.name ?? t('someone');
  return (
    <div className={classes['banner']} role="note">
      <IconArrowsExchange size={17} aria-hidden="true" />
      <div>
        <strong>{t(ticket.owner === null ? 'given.banner.team' : 'given.banner', { name })}</strong>
        <p dir="auto">
          <Linkified text={given.reason} />
        </p>
        {ticket.summary && <p dir="auto">{t('summary.is', { text: ticket.summary.text })}</p>}
      </div>
    </div>
  );
}
