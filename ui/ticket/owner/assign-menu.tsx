import { IconChevronDown, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { whyNot } from '../../command/availability.ts';
import { useCommand } from '../../command/run.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useRequests } from '../../keys/requests.ts';
import { useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/avatar.tsx';
import { AssignPicker } from './assign-picker.tsx';
import { useMade } from '../../parts/use-made.ts';
import { isTransfer, type Receiver, TransferDialog } from './transfer-dialog.tsx';
import { Hint } from '../../parts/hint.tsx';
import { BareButton } from '../../parts/bare-button.tsx';
import classes from '../ticket.module.css';

/** Who owns the ticket, and a menu of people and teams to give it to. */
export function AssignMenu({ ticket, opensAtOnce }: { ticket: TicketDetail; opensAtOnce: boolean }) {
  const { t } = useLanguage();
  const { agent: me, can } = useMe();
  const [asked, setAsked] = useState<Receiver | null>(null);
  const run = useCommand(ticket.number);
  const why = whyNot(ticket, 'assign', can, t);
  const [opened, setOpened] = useState(opensAtOnce && why === null);
  useRequests(['assign'], () => why === null && setOpened(true));
  const give = (to: Receiver, reason = '') => run({ kind: 'assign', given: { ...to, reason } });
  const choose = (to: Receiver) => {
    if (to.agent !== null && to.agent.id === ticket.owner?.id) return;
    if (isTransfer(to, me, ticket.owner !== null)) setAsked(to);
    else give(to);
  };
  const target = (
    <BareButton
      className={classes['property']}
      aria-label={t('assign.is', { name: ticket.owner?.name ?? t('assign.nobody') })}
      aria-disabled={why !== null || undefined}
      aria-haspopup="listbox"
      aria-expanded={opened}
      onClick={() => why === null && setOpened(!opened)}
    >
      {ticket.owner ? <Avatar name={ticket.owner.name} size={20} /> : <IconUserPlus size={15} aria-hidden="true" />}
      <span>{ticket.owner?.name ?? t('assign.nobody')}</span>
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
          owner={ticket.owner}
          hasOwner={ticket.owner !== null}
          opened={opened}
          onOpened={setOpened}
          target={target}
          onChoose={choose}
        />
      ) : (
        target
      )}
      <TransferDialog
        to={asked}
        onClose={() => setAsked(null)}
        onGive={(reason) => {
          if (asked) give(asked, reason);
          setAsked(null);
        }}
      />
    </>
  );
}
