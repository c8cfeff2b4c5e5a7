import { IconCornerUpLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { TicketBrief } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { DueTime } from '../../parts/due/due-time.tsx';
import { StateChip } from '../../parts/chip/state-chip.tsx';
import { previewOf } from '../../parts/words/ticket-preview.ts';
import { paths } from '../../paths.ts';
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
          <StateChip state={ticket.state} waitingFor={ticket.waitingFor} sendsNext={ticket.sendsNext} brief />
          <span className={classes['whose']}>
            #{ticket.number}
            {who !== undefined && (
              <>
                {' · '}
                <bdi>{who}</bdi>
              </>
            )}
          </span>
          <DueTime ticket={ticket} className={classes['by']} />
        </span>
      </Link>
    </li>
  );
}
