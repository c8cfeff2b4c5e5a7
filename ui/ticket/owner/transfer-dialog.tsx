import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import type { Named } from '../../command/row.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import classes from './assign.module.css';

/** Whom a ticket is given to. */
export type Receiver = { agent: Named | null; team?: Named };

/** Whether whoever had it, or would have had it in the team, is owed a word; who takes it themselves is not asked. */
export const isTransfer = ({ agent, team }: Receiver, me: { id: string }, isSomebodys: boolean): boolean =>
  team !== undefined || (agent !== null && agent.id !== me.id && isSomebodys);

type Props = {
  to: Receiver | null;
  /** Who has it until then, of one ticket. */
  from?: Named | null;
  onClose: () => void;
  onGive: (reason: string) => void;
};

/** Asks why a ticket changes hands; the reason may be left out, and stays among ourselves. */
export function TransferDialog({ to, from = null, onClose, onGive }: Props) {
  const { t } = useLanguage();
  const name = (to?.agent ?? to?.team)?.name ?? '';
  return (
    <Dialog opened={to !== null} onClose={onClose} title={t('transfer.title', { name })} size={440}>
      {to?.team && from && (
        <p className={classes['loses']}>{t('transfer.loses', { name: from.name, team: to.team.name })}</p>
      )}
      {/* A new one for each receiver: what was not given is forgotten. */}
      <Reason key={name} onClose={onClose} onGive={onGive} />
    </Dialog>
  );
}

function Reason({ onClose, onGive }: Omit<Props, 'to' | 'from'>) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGive(reason.trim());
      }}
    >
      <Textarea
        data-autofocus
        label={t('transfer.reason')}
        description={t('transfer.reason.text')}
        value={reason}
        maxLength={LIMITS.reasonChars}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('transfer.give')}</Button>
      </div>
    </form>
  );
}
