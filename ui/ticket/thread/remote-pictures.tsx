import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconChevronDown, IconPhoto } from '@tabler/icons-react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { call } from '../../data/client.ts';
import { pictureSendersQuery } from '../../data/picture-queries.ts';
import type { Message } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import classes from './thread.module.css';

/** A picture of another server as mail/html/sanitize.ts parks it and api/ticket/message/frame.ts brings it back. */
const REMOTE = /\bdata-remote-src\s*=\s*"https:/i;

export const hasRemotePictures = ({ html }: Message): boolean => REMOTE.test(html ?? '');

/** By whom it was chosen that pictures of a message's sender are always shown; null: nobody. */
export function useAlwaysShown(message: Message): 'me' | 'everybody' | null {
  const isAsked = hasRemotePictures(message);
  const senders = useQuery({ ...pictureSendersQuery, enabled: isAsked }).data?.items ?? [];
  const address = message.author.address.toLowerCase();
  const theirs = isAsked ? senders.filter((one) => one.address === address) : [];
  if (theirs.some(({ everybody }) => everybody)) return 'everybody';
  return theirs.length > 0 ? 'me' : null;
}

type Props = { message: Message; shown: boolean; always: 'me' | 'everybody' | null; onShow: () => void };

/** Shows the pictures of one mail, or those of its sender from now on; or says that they always are, and how that ends. */
export function RemotePictures({ message, shown, always, onShow }: Props) {
  const { t } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const sender = message.author.address.toLowerCase();
  const keep = useMutation({
    mutationFn: ({ everybody, drops }: { everybody: boolean; drops: boolean }) =>
      call(drops ? 'dropPictureSender' : 'addPictureSender', { body: { address: sender, everybody } }),
    onError: (error) => toastFailure(error, t),
    onSettled: () => client.invalidateQueries({ queryKey: pictureSendersQuery.queryKey }),
  });
  const mayForAll = can('routing:write');
  const address = shownAddress(sender);
  if (sender === '' && shown) return null;
  const menu =
    always === null ? (
      <>
        <Menu.Label>{t('message.images.tells')}</Menu.Label>
        <Menu.Item onClick={() => keep.mutate({ everybody: false, drops: false })}>
          {t('message.images.always', { address })}
        </Menu.Item>
        {mayForAll && (
          <Menu.Item onClick={() => keep.mutate({ everybody: true, drops: false })}>
            {t('message.images.always.all', { address })}
          </Menu.Item>
        )}
      </>
    ) : (
      <Menu.Item onClick={() => keep.mutate({ everybody: always === 'everybody', drops: true })}>
        {t(always === 'everybody' ? 'message.images.never.all' : 'message.images.never')}
      </Menu.Item>
    );
  const hasMenu = sender !== '' && (always !== 'everybody' || mayForAll);
  return (
    <div className={classes['images']}>
      {shown ? (
        <span>
          <IconPhoto size={14} aria-hidden="true" />{' '}
          {t(always === null ? 'message.images.shown' : `message.images.by.${always}`, { address })}
        </span>
      ) : (
        <Button
          variant="default"
          size="compact-xs"
          className={classes['showImages']}
          leftSection={<IconPhoto size={14} aria-hidden="true" />}
          onClick={onShow}
        >
          {t('message.images')}
        </Button>
      )}
      {hasMenu && (
        <Menu position="bottom-end" shadow="md" width={300}>
          <Menu.Target>
            <ActionIcon
              variant={shown ? 'subtle' : 'default'}
              color="gray"
              size={shown ? 'sm' : 22}
              loading={keep.isPending}
              aria-label={t('message.images.more', { address })}
            >
              <IconChevronDown size={14} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>{menu}</Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
