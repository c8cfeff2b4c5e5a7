import { IconMail } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import type { TicketBrief } from '../data/types.ts';
import { Found } from '../parts/words/found.tsx';
import classes from './palette-ticket.module.css';

/** A ticket that the palette found: what it is, whose, and where it was found. */
export function PaletteTicket({ ticket }: { ticket: TicketBrief }) {
  const { t } = useLanguage();
  return (
    <>
      <IconMail size={18} stroke={1.7} className={classes['icon']} aria-hidden="true" />
      <span className={classes['body']}>
        <span className={classes['line']} dir="auto">
          {ticket.subject || t('ticket.no-subject')}
        </span>
        <span className={classes['facts']}>
          <bdi>{ticket.contact.name || ticket.contact.address}</bdi> · #{ticket.number} ·{' '}
          {t(`state.${ticket.state}.brief`)}
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
