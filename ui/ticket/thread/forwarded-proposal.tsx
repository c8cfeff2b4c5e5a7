import { Button } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { whyNot } from '../../command/availability.ts';
import { useCommand } from '../../command/run.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import type { TicketDetail } from '../../data/types.ts';
import classes from './recipients.module.css';

/** A colleague sent somebody's mail on: with one click the ticket is theirs. */
export function ForwardedProposal({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const person = ticket.addressing.forwardedFrom;
  if (person === null || whyNot(ticket, 'set-requester', can, t) !== null) return null;
  const shown = shownAddress(person.address);
  return (
    <div className={classes['proposal']} role="status">
      <IconMailForward size={18} aria-hidden="true" />
      <span>{t('recipients.forwarded', { name: person.name ? `${person.name} (${shown})` : shown })}</span>
      <Button size="compact-sm" variant="default" onClick={() => run({ kind: 'set-requester', given: person })}>
        {t('recipients.make-requester')}
      </Button>
    </div>
  );
}
