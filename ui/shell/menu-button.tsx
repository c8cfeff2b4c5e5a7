import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMenu2 } from '@tabler/icons-react';
import { noticesQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { useShell } from './shell.tsx';
import classes from './shell.module.css';

/** Opens the navigation where there is no room to show it; nothing elsewhere. Unread notices, which stand there, show as a dot. */
export function MenuButton() {
  const { t } = useLanguage();
  const { width, openNav } = useShell();
  const unread = useQuery({ ...noticesQuery, enabled: false }).data?.unread ?? 0;
  if (width !== 'narrow') return null;
  const news = unread > 0 ? `, ${t('told.several', { count: unread })}` : '';
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={openNav} aria-label={`${t('nav.open')}${news}`}>
      <IconMenu2 size={20} />
      {unread > 0 && <span className={classes['news']} />}
    </ActionIcon>
  );
}
