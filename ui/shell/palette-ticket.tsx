import { IconMail } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import type { TicketBrief } from '../data/types.ts';
import { useNow } from '../now.ts';
import { scheduledOf } from '../data/scheduled.ts';
import { SendsChip } from '../parts/chip/sends-chip.tsx';
import { Found, Marked } from '../parts/words/found.tsx';
import classes from './palette-ticket.module.css';

/** A ticket that the palette found: what it is, whose, and where it was found. */
export function PaletteTicket({ ticket }: { ticket: TicketBrief }) {
  const { t } = useLanguage();
  const sends = scheduledOf(ticket, useNow());
  return (
    <>
      <IconMail size={18} stroke={1.7} className={classes['icon']} aria-hidden="true" />
      <span className={classes['body']}>
        <span className={classes['line']} dir="auto">
          {ticket.hits?.subject ? <Marked pieces={ticket.hits.subject} /> : ticket.subject || t('ticket.no-subject')}
        </span>
        <span className={classes['facts']}>
          <bdi>
            {ticket.hits?.name ? <Marked pieces={ticket.hits.name} /> : ticket.contact.name || ticket.contact.address}
          </bdi>{' '}
          · #{ticket.number} · {sends === null ? t(`state.${ticket.state}.brief`) : <SendsChip at={sends.at} />}
        </span>
        {ticket.found && (
          <span className={classes['facts']} dir="auto">
            <Found {...ticket.found} />
          </span>
        )}
      </span>
    </>
  );
}
