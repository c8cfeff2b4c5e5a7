import { VisuallyHidden } from '@mantine/core';
import { IconMoodAngry, IconPaperclip, IconPencil, IconSend, IconUserQuestion } from '@tabler/icons-react';
import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import type { View } from '../../domain/ticket/list/view.ts';
import type { TicketBrief } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Avatar } from '../parts/person/avatar.tsx';
import { Chip } from '../parts/chip/chip.tsx';
import { BackSign } from '../parts/chip/back-sign.tsx';
import { FollowUpChip } from '../parts/chip/follow-up-chip.tsx';
import { PriorityMark } from '../parts/chip/priority-mark.tsx';
import {
  ArchiveChip,
  AttentionChip,
  ConfirmedChip,
  DeniedChip,
  StateChip,
  UndeliveredChip,
} from '../parts/chip/state-chip.tsx';
import { scheduledOf } from '../data/scheduled.ts';
import { SendsChip } from '../parts/chip/sends-chip.tsx';
import { useNow } from '../now.ts';
import { isUsual, standsByDue } from './usual.ts';
import classes from './list.module.css';

type Props = { ticket: TicketBrief; view: View; group: DueGroup | null };

/** What is not as it is in most rows of its place; nothing where all is as usual. */
export function Deviations({ ticket, view, group }: Props) {
  const { t } = useLanguage();
  const sends = scheduledOf(ticket, useNow());
  // What is scheduled is not on its way yet.
  const isOnItsWay = sends === null && [...ticket.clocks, ...ticket.promises].some(({ onItsWay }) => onItsWay);
  return (
    <>
      {ticket.customerSaid === 'yes' && <ConfirmedChip />}
      {(ticket.denied || ticket.customerSaid === 'no') && <DeniedChip />}
      {/* Not the customer's turn yet, whatever its state. */}
      {sends !== null && <SendsChip at={sends.at} />}
      {sends === null && !isUsual(ticket, view, group) && (
        <StateChip state={ticket.state} waitingFor={ticket.waitingFor} brief />
      )}
      {ticket.snooze && standsByDue(ticket, group) && (
        <BackSign until={ticket.snooze.until} className={classes['sign']} />
      )}
      {ticket.archived && <ArchiveChip />}
      {ticket.undelivered ? <UndeliveredChip /> : ticket.needsAttention && !ticket.denied && <AttentionChip brief />}
      <FollowUpChip ticket={ticket} brief />
      {ticket.drafts.length > 0 && (
        <IconPencil
          size={14}
          className={classes['draft']}
          role="img"
          aria-label={t('list.draft', { names: ticket.drafts.map(({ name }) => name).join(', ') })}
        />
      )}
      {isOnItsWay && <IconSend size={14} className={classes['sign']} role="img" aria-label={t('list.on-its-way')} />}
      {ticket.abusive && (
        <span className={classes['abusive']} title={t('abusive')}>
          <IconMoodAngry size={15} role="img" aria-label={t('abusive')} />
        </span>
      )}
      {ticket.attached && (
        <IconPaperclip size={14} className={classes['sign']} role="img" aria-label={t('list.attached')} />
      )}
      {ticket.priority !== 'normal' && <PriorityMark priority={ticket.priority} />}
    </>
  );
}

/** Whose it is, where that is not the reader: nobody's, or a colleague's. */
export function OwnerMark({ ticket, view }: Pick<Props, 'ticket' | 'view'>) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const { owner, team } = ticket;
  if (owner?.id === agent.id) return null;
  if (owner !== null)
    return (
      <>
        <Avatar name={owner.name} size={20} title={owner.name} />
        <VisuallyHidden>{t('list.owner', { name: owner.name })}</VisuallyHidden>
      </>
    );
  if (ticket.state === 'closed') return null;
  const isElsewhere = team !== null && !agent.teams.some(({ id }) => id === team.id);
  return (
    <>
      {isElsewhere && (
        <Chip small bare>
          {team.name}
        </Chip>
      )}
      {view !== 'unassigned' && (
        <IconUserQuestion size={17} className={classes['nobody']} role="img" aria-label={t('list.nobody')} />
      )}
    </>
  );
}
