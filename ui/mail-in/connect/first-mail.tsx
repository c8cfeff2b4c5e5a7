import { IconMailOpened } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import type { Mailbox, TicketBrief } from '../../data/types.ts';
import classes from './proof.module.css';

/** The ticket of the first mail that came to a mailbox since it was connected, among the `newest` ones; what was there before is none. */
export const firstMailOf = ({ id, statusAt }: Mailbox, newest: readonly TicketBrief[]): TicketBrief | null =>
  newest.findLast(({ mailbox, createdAt }) => mailbox?.id === id && createdAt >= statusAt) ?? null;

/** Shows it as soon as it is there, and says so to whoever does not see it. */
export function FirstMail({ ticket }: { ticket: TicketBrief | null }) {
  const { t } = useLanguage();
  return (
    <div role="status">
      {ticket && (
        <div className={classes['first']}>
          <IconMailOpened size={22} aria-hidden="true" />
          <div>
            <b>{t('connect.first')}</b>
            <span dir="auto">
              {ticket.subject || t('ticket.no-subject')} · {ticket.contact.name || ticket.contact.address}
            </span>
          </div>
        </div>
      )}
    </div>
  );
}
