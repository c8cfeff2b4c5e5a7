import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import type { Settings } from '../expert/mailbox-settings.ts';
import { otherFolders } from './other-folders.ts';
import type { Checked } from './proof-lines.ts';
import classes from './incoming.module.css';

type Folder = NonNullable<Settings['folders']>[number];
type Props = {
  found: Checked['folders'];
  /** The main one first. */
  chosen: Folder[];
  teams: readonly { id: string; name: string }[];
  onChange: (folders: Folder[]) => void;
  /** They are shown at once. */
  isOpen?: boolean;
};

/** Which further folders are read, each for a team where there are several. The inbox is always. */
export function FolderChoice({ found, chosen, teams, onChange, isOpen = false }: Props) {
  const { t, language } = useLanguage();
  const [main] = chosen;
  const others = otherFolders(found, chosen);
  const [open, setOpen] = useState(isOpen || chosen.length > 1);
  if (others.length === 0) return null;
  if (!open)
    return (
      <Button
        className={classes['more']}
        size="xs"
        variant="subtle"
        leftSection={<IconFolderPlus size={15} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('connect.folders.more', { count: others.length })}
      </Button>
    );
  const number = new Intl.NumberFormat(language);
  const change = (path: string, to: Folder | null) =>
    onChange([...chosen.filter((one) => one.path !== path), ...(to ? [to] : [])]);
  const isFull = chosen.length >= LIMITS.foldersOfMailbox;
  return (
    <fieldset className={classes['folders']}>
      <legend>{t('connect.folders', { main: main?.path ?? 'INBOX' })}</legend>
      {others.map(({ path, name, mails }) => {
        const now = chosen.find((one) => one.path === path);
        return (
          <div key={path}>
            <Checkbox
              label={mails === null ? name : `${name} · ${number.format(mails)}`}
              checked={now !== undefined}
              disabled={now === undefined && isFull}
              onChange={(event) => change(path, event.currentTarget.checked ? { path, team: null } : null)}
            />
            {now && teams.length > 1 && (
              <NativeSelect
                size="xs"
                aria-label={t('connect.folders.team', { folder: name })}
                value={now.team ?? ''}
                onChange={(event) => change(path, { path, team: event.currentTarget.value || null })}
                data={[
                  { value: '', label: t('connect.folders.same') },
                  ...teams.map((team) => ({ value: team.id, label: team.name })),
                ]}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
