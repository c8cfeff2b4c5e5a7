import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { renewTicket } from '../../command/run.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import { useTakeBack } from './held.ts';
import { LaterDialog } from './later-dialog.tsx';
import classes from './held.module.css';

type Props = { held: { outbox: string; number: number }; team: string | undefined; isStopped?: boolean };

/** What a person may do about a reply that waits: send it, name another time, write on, or not to send it at all. */
export function HeldActions({ held, team, isStopped = false }: Props) {
  const { t } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const [choosing, setChoosing] = useState(false);
  const back = useTakeBack();
  const after = {
    onError: (error: Error) => toastFailure(error, t),
    onSettled: () => {
      renewTicket(client, held.number);
      void client.invalidateQueries({ queryKey: keys.scheduled });
    },
  };
  const send = useMutation({
    mutationFn: () => call('releaseOutbox', { params: { id: held.outbox } }),
    ...after,
    onSuccess: () => toastDone(t('done.sent'), t),
  });
  const move = useMutation({
    mutationFn: (sendAt: string) => call('holdOutbox', { params: { id: held.outbox }, body: { sendAt } }),
    ...after,
    onSuccess: () => toastDone(t('done.scheduled'), t),
  });
  if (!can('ticket:write')) return null;
  const busy = back.isPending || send.isPending || move.isPending;
  return (
    <div className={classes['actions']}>
      <Button
        size="compact-sm"
        variant={isStopped ? 'filled' : 'default'}
        loading={send.isPending}
        disabled={busy}
        onClick={() => send.mutate()}
      >
        {t(isStopped ? 'held.send-anyway' : 'held.send-now')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={busy} onClick={() => back.mutate(held)}>
        {t('held.edit')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={move.isPending}
        disabled={busy}
        onClick={() => setChoosing(true)}
      >
        {t('held.move')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        disabled={busy}
        onClick={() => back.mutate({ ...held, stays: true })}
      >
        {t('held.drop')}
      </Button>
      <LaterDialog
        opened={choosing}
        number={held.number}
        team={team}
        onClose={() => setChoosing(false)}
        onChoose={(at) => move.mutate(new Date(at).toISOString())}
      />
    </div>
  );
}
