import { VisuallyHidden } from '@mantine/core';
import { IconCornerUpLeft, IconStarFilled } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Chip } from '../parts/chip.tsx';
import { ClockChip } from '../parts/clock-chip.tsx';
import { Found } from '../parts/found.tsx';
import { FollowUpChip } from '../parts/follow-up-chip.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import {
  ArchiveChip,
  AttentionChip,
  ConfirmedChip,
  DeniedChip,
  StateChip,
  UndeliveredChip,
} from '../parts/state-chip.tsx';
import { useMe } from '../door/session.tsx';
import { fullTime, shortAge } from '../time.ts';
import type { TicketBrief } from '../data/types.ts';
import { previewOf } from './preview.ts';
import classes from './list.module.css';

/** So many tags have room. */
const TAGS = 2;

/** One ticket of a list: a link, and on it the links of its tags. Narrow: four lines; in a wide list one line (container query). */
export function TicketRow({
  ticket,
  href,
  tagHref,
  current,
  onHover,
}: {
  ticket: TicketBrief;
  href: string;
  tagHref: (tag: string) => string;
  current: boolean;
  onHover: () => void;
}) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { agent } = useMe();
  // What a colleague has brought to its end is no work for anybody else.
  const unread = ticket.unreadCount > 0 && (ticket.state !== 'closed' || ticket.owner?.id === agent.id);
  const name = ticket.contact.name || ticket.contact.address;
  return (
    <div className={classes['row']} data-unread={unread || undefined} data-current={current || undefined}>
      <Link
        href={href}
        className={classes['link']}
        aria-current={current ? 'true' : undefined}
        data-ticket={ticket.number}
        onPointerEnter={onHover}
      >
        <span className={classes['dot']}>{unread && <VisuallyHidden>{t('list.unread')}</VisuallyHidden>}</span>
        <span className={classes['who']}>
          <span className={classes['name']} dir="auto">
            {name}
          </span>
          {ticket.contact.vip && <IconStarFilled size={12} className={classes['vip']} role="img" aria-label="VIP" />}
          {ticket.messageCount > 1 && (
            <span className={classes['messages']} title={t('list.messages', { count: ticket.messageCount })}>
              {ticket.messageCount}
            </span>
          )}
        </span>
        <time
          className={classes['age']}
          dateTime={ticket.lastMessageAt}
          title={fullTime(ticket.lastMessageAt, language)}
        >
          {shortAge(ticket.lastMessageAt, now, language)}
        </time>
        <span className={classes['words']}>
          <span className={classes['subject']} dir="auto">
            {ticket.subject || t('ticket.no-subject')}
          </span>
          <span className={classes['preview']} dir="auto">
            {!ticket.found && ticket.lastMessageDirection === 'out' && (
              <IconCornerUpLeft size={13} className={classes['out']} role="img" aria-label={t('list.answered')} />
            )}
            {ticket.customerSaid === 'no' && <DeniedChip />}
            {ticket.customerSaid === 'yes' && <ConfirmedChip />}
            {ticket.found ? <Found {...ticket.found} /> : previewOf(ticket, t)}
          </span>
        </span>
        <span className={classes['marks']}>
          {/* First, as what has no room goes from the end: a row always says by when. */}
          <ClockChip ticket={ticket} />
          <PriorityMark priority={ticket.priority} />
          {/* Whoever said no is being looked after again: that is the state; where it is the last word, it stands above. */}
          {ticket.denied ? (
            ticket.customerSaid === null && <DeniedChip />
          ) : (
            <StateChip state={ticket.state} waitingFor={ticket.waitingFor} brief />
          )}
          {ticket.archived && <ArchiveChip />}
          {ticket.undelivered ? (
            <UndeliveredChip />
          ) : (
            ticket.needsAttention && !ticket.denied && <AttentionChip brief />
          )}
          <FollowUpChip ticket={ticket} brief />
        </span>
        <span className={classes['owner']}>
          {ticket.owner ? (
            <>
              <Avatar name={ticket.owner.name} size={22} title={ticket.owner.name} />
              <VisuallyHidden>{t('list.owner', { name: ticket.owner.name })}</VisuallyHidden>
            </>
          ) : (
            ticket.team &&
            ticket.state !== 'closed' && (
              <Chip small bare>
                {ticket.team.name}
              </Chip>
            )
          )}
        </span>
      </Link>
      {ticket.tags.length > 0 && (
        <span className={classes['tags']}>
          {ticket.tags.slice(0, TAGS).map((tag) => (
            <Link key={tag} href={tagHref(tag)} title={t('list.tagged', { tag })}>
              {tag}
            </Link>
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
}
