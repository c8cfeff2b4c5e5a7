import { VisuallyHidden } from '@mantine/core';
import { IconCornerUpLeft, IconStarFilled } from '@tabler/icons-react';
import { memo } from 'react';
import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import type { View } from '../../domain/ticket/list/view.ts';
import { useLanguage } from '../language.tsx';
import { useMe } from '../door/session.tsx';
import type { TicketBrief } from '../data/types.ts';
import { DueTime } from '../parts/due/due-time.tsx';
import { Found, Marked } from '../parts/words/found.tsx';
import { Deviations, OwnerMark } from './deviations.tsx';
import type { Density } from './list-order.ts';
import { RowLink } from '../parts/button/row-link.tsx';
import { previewOf } from '../parts/words/ticket-preview.ts';
import { RowCheck } from './row-check.tsx';
import { standsByDue } from './usual.ts';
import { useHolding } from './use-holding.ts';
import classes from './list.module.css';

/** So many tags have room. */
const TAGS = 2;

type Props = {
  ticket: TicketBrief;
  view: View;
  /** That it stands in. */
  group: DueGroup | null;
  density: Density;
  href: string;
  tagHref: (tag: string) => string;
  current: boolean;
  onHover: (number: number) => void;
  /** The list in its order. */
  numbers: () => number[];
};

/** One ticket of a list: a link, and on it the links of its tags. Two lines, or one where lists are dense. */
export const TicketRow = memo(function TicketRow({
  ticket,
  view,
  group,
  density,
  href,
  tagHref,
  current,
  onHover,
  numbers,
}: Props) {
  const { t } = useLanguage();
  const { agent } = useMe();
  // What a colleague has brought to its end is no work for anybody else.
  const unread = ticket.unreadCount > 0 && (ticket.state !== 'closed' || ticket.owner?.id === agent.id);
  const name = ticket.contact.name || ticket.contact.address;
  const holding = useHolding(ticket.number);
  return (
    <div
      {...holding}
      className={classes['row']}
      data-density={density}
      data-unread={unread || undefined}
      data-current={current || undefined}
    >
      <RowLink
        href={href}
        className={classes['link']}
        aria-current={current ? 'true' : undefined}
        data-ticket={ticket.number}
        onPointerEnter={() => onHover(ticket.number)}
      >
        <span className={classes['dot']}>{unread && <VisuallyHidden>{t('list.unread')}</VisuallyHidden>}</span>
        <span className={classes['who']}>
          <span className={classes['name']} dir="auto">
            {ticket.hits?.name ? <Marked pieces={ticket.hits.name} /> : name}
          </span>
          {ticket.contact.vip && <IconStarFilled size={12} className={classes['vip']} role="img" aria-label="VIP" />}
          {ticket.messageCount > 1 && (
            <span className={classes['messages']} title={t('list.messages', { count: ticket.messageCount })}>
              {ticket.messageCount}
            </span>
          )}
        </span>
        <DueTime ticket={ticket} isByDue={standsByDue(ticket, group)} className={classes['due']} />
        <span className={classes['words']}>
          <span className={classes['subject']} dir="auto">
            {ticket.hits?.subject ? <Marked pieces={ticket.hits.subject} /> : ticket.subject || t('ticket.no-subject')}
          </span>
          {ticket.snooze?.reason && (
            <span className={classes['why']} dir="auto" title={ticket.snooze.reason}>
              <VisuallyHidden>{t('list.snoozed-for')} </VisuallyHidden>
              {ticket.snooze.reason}
            </span>
          )}
          <span className={classes['preview']} dir="auto">
            {!ticket.found && ticket.lastMessageDirection === 'out' && (
              <IconCornerUpLeft size={13} className={classes['out']} role="img" aria-label={t('list.answered')} />
            )}
            {ticket.found ? <Found {...ticket.found} /> : previewOf(ticket, t)}
          </span>
        </span>
        <span className={classes['marks']}>
          <Deviations ticket={ticket} view={view} group={group} />
        </span>
        <span className={classes['owner']}>
          <OwnerMark ticket={ticket} view={view} />
        </span>
      </RowLink>
      <RowCheck number={ticket.number} name={name} numbers={numbers} />
      {ticket.tags.length > 0 && (
        <span className={classes['tags']}>
          {ticket.tags.slice(0, TAGS).map((tag) => (
            <RowLink key={tag} href={tagHref(tag)} title={t('list.tagged', { tag })}>
              {tag}
            </RowLink>
          ))}
          {ticket.tags.length > TAGS && (
            <span className={classes['more']} title={ticket.tags.join(', ')}>
              +{ticket.tags.length - TAGS}
            </span>
          )}
        </span>
      )}
    </div>
  );
});
