import { Button, Group, Menu, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { call } from '../data/client.ts';
import { keys } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { toastDone } from '../toast.ts';
import { entriesFor } from './block-entries.ts';
import classes from './ticket.module.css';

/** In the menu of a ticket: its sender is not to be heard of again. Nothing where there is no address. */
export function BlockItem({ address, onChoose }: { address: string; onChoose: () => void }) {
  const { t } = useLanguage();
  const { can } = useMe();
  if (address === '') return null;
  const reason = can('routing:write') ? null : t('why.permission');
  return (
    <Menu.Item
      leftSection={<IconBan size={17} />}
      aria-disabled={reason !== null || undefined}
      closeMenuOnClick={reason === null}
      onClick={() => reason === null && onChoose()}
    >
      <span className={reason ? classes['unset'] : undefined}>{t('action.block')}</span>
      {reason && <span className={classes['reason']}>{reason}</span>}
    </Menu.Item>
  );
}

type Props = {
  address: string;
  /** Closes the ticket as spam; null: it is closed. */
  onSpam: (() => void) | null;
  onClose: () => void;
};

/** Says what it means to block a sender, their address or its whole domain, and does it; an open ticket is closed as spam with it. */
export function BlockDialog({ address, onSpam, onClose }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [entry, setEntry] = useState(address);
  const block = useMutation({
    mutationFn: () => call('blockSender', { body: { entry } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.rules });
      toastDone(t('done.blocked', { entry: shownAddress(entry) }), t);
      onSpam?.();
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} size="sm" title={t('block.title')}>
      <p className={classes['confirmText']}>
        {onSpam !== null && `${t('block.closes')} `}
        {t('block.text')}
      </p>
      <NativeSelect
        label={t('block.whom')}
        value={entry}
        onChange={(event) => setEntry(event.currentTarget.value)}
        data={entriesFor(address).map((one) => ({
          value: one,
          label:
            one === address
              ? t('block.address', { address: shownAddress(one) })
              : t('block.domain', { domain: shownAddress(one) }),
        }))}
      />
      <Refusal error={block.error} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button color="red" loading={block.isPending} onClick={() => block.mutate()}>
          {t(onSpam === null ? 'block.do' : 'block.do.closes')}
        </Button>
      </Group>
    </Dialog>
  );
}
