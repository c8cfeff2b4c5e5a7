import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconFolderPlus } from '@tabler/icons-react';
import { call } from '../../data/client.ts';
import { teamsQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import type { Mailbox } from '../../data/types.ts';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { FolderChoice } from '../connect/folder-choice.tsx';
import { otherFolders } from '../connect/other-folders.ts';
import { connectionOf, foldersOf, type Settings } from './mailbox-settings.ts';
import { refusalText } from '../refusal-text.ts';
import classes from './incoming.module.css';

type Props = {
  mailbox: Mailbox | null;
  /** As they would be sent now. */
  asked: Settings;
  onChange: (folders: Settings['folders']) => void;
};

/** Folders beside the main one: those that are read, and when they are asked for all that the server has. */
export function FurtherFolders({ mailbox, asked, onChange }: Props) {
  const { t } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const list = useMutation({
    mutationFn: () => call('checkMailbox', { body: connectionOf(asked, mailbox) }),
  });
  const listed = list.data?.folders ?? [];
  const chosen = foldersOf(asked);
  const refused = list.data && !list.data.imap.ok ? refusalText(list.data.imap, t) : null;
  // One that is chosen can be given up also while the server has not been asked, or has it no longer.
  const kept = chosen
    .filter(({ path }) => listed.every((one) => one.path !== path))
    .map(({ path }) => ({ path, name: path, use: null, mails: null }));
  const found = [...kept, ...listed];
  return (
    <div className={classes['further']}>
      <FolderChoice isOpen found={found} chosen={chosen} teams={teams} onChange={onChange} />
      <Button
        className={classes['more']}
        size="xs"
        variant="subtle"
        leftSection={<IconFolderPlus size={15} aria-hidden="true" />}
        loading={list.isPending}
        disabled={!asked.imap.host || !asked.smtp.host}
        onClick={() => list.mutate()}
      >
        {t('mailbox.folders.list')}
      </Button>
      <div aria-live="polite">
        {refused !== null && <p data-bad>{refused}</p>}
        {list.data?.imap.ok && otherFolders(found, chosen).length === 0 && <p>{t('mailbox.folders.none')}</p>}
        <Refusal error={list.error} />
      </div>
    </div>
  );
}
