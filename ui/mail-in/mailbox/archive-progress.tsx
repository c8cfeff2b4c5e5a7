import '@mantine/core/styles/Progress.css';
import { Progress } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import type { Mailbox } from '../../data/types.ts';
import { archiveText } from '../archive-text.ts';
import classes from './mailbox.module.css';

/** How far the archive of a mailbox has been taken: a bar while it goes on, a sentence in any case. */
export function ArchiveProgress({ archive }: { archive: NonNullable<Mailbox['archive']> }) {
  const { t, language } = useLanguage();
  const { found, left } = archive;
  const isGoing = found !== null && left !== null && left > 0;
  const words = archiveText(archive, t, language);
  return (
    <div className={classes['archive']}>
      <p>
        <IconArchive size={16} aria-hidden="true" /> {words}
      </p>
      {isGoing && (
        <Progress.Root size={8} radius="xl">
          <Progress.Section value={((found - left) / found) * 100} aria-label={t('mailbox.archive')} />
        </Progress.Root>
      )}
    </div>
  );
}
