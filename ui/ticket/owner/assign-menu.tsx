import { IconChevronDown, IconUserPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { whyNot } from '../../command/availability.ts';
import { useCommand } from '../../command/run.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useRequests } from '../../keys/requests.ts';
import { useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/person/avatar.tsx';
import { AssignPicker } from './assign-picker.tsx';
import { useMade } from '../../parts/menu/use-made.ts';
import { isTransfer, type Receiver, TransferDialog } from './transfer-dialog.tsx';
import { Hint } from '../../parts/button/hint.tsx';
import { BareButton } from '../../parts/button/bare-button.tsx';
import classes from '../ticket.module.css';

/** Who owns the ticket, and a menu of people and teams to give it to. */
export function AssignMenu({ ticket, opensAtOnce }: { ticket: TicketDetail; opensAtOnce: boolean }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const why = whyNot(ticket, 'assign', can, t);
  const [opened, setOpened] = useState(opensAtOnce && why === null);
  useRequests(['assign'], () => why === null && setOpened(true));
  return (
    <GiveMenu
      {...{ ticket, why, opened, onOpened: setOpened }}
      offers="all"
      label={t('assign.is', { name: ticket.owner?.name ?? t('assign.nobody') })}
    >
      {ticket.owner ? <Avatar name={ticket.owner.name} size={20} /> : <IconUserPlus size={15} aria-hidden="true" />}
      <span>{ticket.owner?.name ?? t('assign.nobody')}</span>
    </GiveMenu>
  );
}

/** The team that answers for the ticket, and a menu of the teams to give it to. */
export function TeamMenu({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const [opened, setOpened] = useState(false);
  const why = whyNot(ticket, 'assign', can, t, true);
  return (
    <GiveMenu
      {...{ ticket, why, opened, onOpened: setOpened }}
      offers="teams"
      label={t('team.is', { team: ticket.team?.name ?? t('team.none') })}
    >
      {ticket.team ? <span>{ticket.team.name}</span> : <span className={classes['unset']}>–</span>}
    </GiveMenu>
  );
}

type Props = {
  ticket: TicketDetail;
  /** Why it cannot be given away now. */
  why: string | null;
  offers: 'all' | 'teams';
  opened: boolean;
  onOpened: (opened: boolean) => void;
  label: string;
  children: ReactNode;
};

/** Who has a ticket as a button, what it can be given to, and the question why it changes hands. */
function GiveMenu({ ticket, why, offers, opened, onOpened, label, children }: Props) {
  const { agent: me } = useMe();
  const [asked, setAsked] = useState<Receiver | null>(null);
  const run = useCommand(ticket.number);
  const give = (to: Receiver, reason = '') => run({ kind: 'assign', given: { ...to, reason } });
  const choose = (to: Receiver) => {
    if (to.agent !== null && to.agent.id === ticket.owner?.id) return;
    if (offers === 'teams' && to.team?.id === ticket.team?.id) return;
    if (isTransfer(to, me, ticket.owner !== null)) setAsked(to);
    else give(to);
  };
  const target = (
    <BareButton
      className={classes['property']}
      aria-label={label}
      aria-disabled={why !== null || undefined}
      aria-haspopup="listbox"
      aria-expanded={opened}
      onClick={() => why === null && onOpened(!opened)}
    >
      {children}
      <IconChevronDown size={14} aria-hidden="true" />
    </BareButton>
  );
  const isMade = useMade(opened);
  if (why !== null) return <Hint label={why}>{target}</Hint>;
  return (
    <>
      {isMade ? (
        <AssignPicker
          number={ticket.number}
          offers={offers}
          owner={ticket.owner}
          team={ticket.team}
          hasOwner={ticket.owner !== null}
          opened={opened}
          onOpened={onOpened}
          target={target}
          onChoose={choose}
        />
      ) : (
        target
      )}
      <TransferDialog
        to={asked}
        from={ticket.owner}
        onClose={() => setAsked(null)}
        onGive={(reason) => {
          if (asked) give(asked, reason);
          setAsked(null);
        }}
      />
    </>
  );
}
