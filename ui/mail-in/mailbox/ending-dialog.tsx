import { Alert, Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../data/client.ts';
import { consequencesQuery, keys, mailboxesQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { toastDone } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';
import { useChange } from './use-change.ts';
import classes from './mailbox.module.css';

type Props = { mailbox: Mailbox; kind: 'pause' | 'delete'; onClose: () => void };

/** Says what it means that a mailbox is paused or deleted, and does it; the way back has the focus. */
export default function EndingDialog({ mailbox, kind, onClose }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const query = useQuery(consequencesQuery(mailbox.id));
  const mailboxes = useQuery(mailboxesQuery).data?.items;
  const others = (mailboxes ?? []).filter(({ id }) => id !== mailbox.id);
  const isOnly = mailboxes !== undefined && others.length === 0;
  const [chosen, setChosen] = useState<string | null>(null);
  const successor = chosen ?? query.data?.successor?.id ?? '';
  const pause = useChange(mailbox, { quiet: true });
  const remove = useMutation({
    mutationFn: () =>
      call('deleteMailbox', { params: { id: mailbox.id }, body: { successor: successor === '' ? null : successor } }),
  });
  const onSuccess = () => {
    void client.invalidateQueries({ queryKey: keys.mailboxes });
    toastDone(t(`ending.${kind}.done`, { address: mailbox.address }), t);
    onClose();
  };
  const act = () =>
    kind === 'pause' ? pause.mutate({ paused: true }, { onSuccess }) : remove.mutate(undefined, { onSuccess });
  const meant = query.data;
  const counts = meant && [
    { name: 'tickets', count: meant.openTickets },
    { name: 'mails', count: meant.waiting.mails },
    { name: 'held', count: meant.waiting.held },
    { name: 'sends', count: meant.waiting.sends },
  ];
  return (
    <Dialog opened onClose={onClose} title={t(`ending.${kind}.title`, { address: mailbox.address })}>
      <div className={classes['ending']}>
        <p>{t(`ending.${kind}.text`)}</p>
        <Unanswered query={query} />
        {counts && (
          <ul>
            {counts
              .filter(({ name, count }) => count > 0 || name === 'tickets')
              .map(({ name, count }) => (
                <li key={name}>{t(count === 0 ? 'ending.tickets.none' : `ending.${name}`, { count })}</li>
              ))}
          </ul>
        )}
        {kind === 'delete' && isOnly && (
          <Alert color="red" variant="outline">
            {t('ending.only')}
          </Alert>
        )}
        {kind === 'delete' && meant && meant.openTickets > 0 && others.length > 0 && (
          <NativeSelect
            label={t('ending.successor')}
            description={t('ending.successor.hint')}
            value={successor}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              ...others.map(({ id, name, address }) => ({ value: id, label: `${name} · ${address}` })),
              { value: '', label: t('ending.successor.none') },
            ]}
          />
        )}
        <Refusal error={pause.error ?? remove.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            color={kind === 'delete' ? 'red' : 'bilet'}
            disabled={meant === undefined}
            loading={pause.isPending || remove.isPending}
            onClick={act}
          >
            {t(`cure.${kind}`)}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
