import { Button, Menu, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { patchTicket, renewTicket } from '../../command/run.ts';
import type { Output } from '../../data/api-types.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { toastDone } from '../../toast.ts';
import { entriesFor } from './block-entries.ts';
import { BlockReach, useBlockRefused, useMayBlock } from './block-reach.tsx';
import { OpenOfSender } from './open-of-sender.tsx';
import classes from './block.module.css';
import menu from '../ticket.module.css';

type Reach = Output<'measureBlock'>;

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
      <span className={reason ? menu['unset'] : undefined}>{t('action.block')}</span>
      {reason && <span className={menu['reason']}>{reason}</span>}
    </Menu.Item>
  );
}

type Props = {
  number: number;
  address: string;
  /** Closes the ticket as spam; null: it is closed. */
  onSpam: (() => void) | null;
  onClose: () => void;
};

/**
 * Says what it means to block a sender, their address or its whole domain, and what that hits, and does it; an open ticket is closed
 * as spam with it. What else of theirs is open is offered then.
 */
export function BlockDialog({ number, address, onSpam, onClose }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [entry, setEntry] = useState(address);
  const [sure, setSure] = useState(false);
  const [left, setLeft] = useState<Reach | null>(null);
  const [closes] = useState(onSpam !== null);
  const may = useMayBlock(entry, sure);
  const refused = useBlockRefused(entry);
  const block = useMutation({
    mutationFn: async () => {
      const { version } = await call('blockSenderOf', { params: { number }, body: { entry } });
      // The ticket is closed by what is known of it now.
      patchTicket(client, number, { version });
      // They are blocked, whether or not it can be told what else is open.
      return call('measureBlock', { body: { entry } }).catch(() => null);
    },
    onSuccess: (reach) => {
      void client.invalidateQueries({ queryKey: keys.rules });
      renewTicket(client, number);
      toastDone(t('done.blocked', { entry: shownAddress(entry) }), t);
      onSpam?.();
      const others = reach?.openTickets.filter((one) => one.number !== number) ?? [];
      if (reach === null || others.length === 0) return onClose();
      setLeft({ ...reach, open: reach.open - (reach.openTickets.length - others.length), openTickets: others });
    },
  });
  if (left !== null) return <OpenOfSender reach={left} onClose={onClose} />;
  return (
    <Dialog opened onClose={onClose} size="md" title={t('block.title')}>
      <div className={classes['form']}>
        <p>
          {closes && `${t('block.closes')} `}
          {t('block.text')}
        </p>
        <NativeSelect
          label={t('block.whom')}
          value={entry}
          onChange={(event) => {
            setEntry(event.currentTarget.value);
            setSure(false);
          }}
          data={entriesFor(address).map((one) => ({
            value: one,
            label:
              one === address
                ? t('block.address', { address: shownAddress(one) })
                : t('block.domain', { domain: shownAddress(one) }),
          }))}
        />
        <BlockReach entry={entry} sure={sure} onSure={setSure} />
        <Refusal error={block.error} />
        <div className={classes['buttons']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          {!refused && (
            <Button color="red" disabled={!may} loading={block.isPending} onClick={() => block.mutate()}>
              {t(closes ? 'block.do.closes' : 'block.do')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
