import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMenu2 } from '@tabler/icons-react';
import { noticesQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { useShell } from './shell.tsx';
import classes from './shell.module.css';

/** Opens the navigation where there is no room to show it; nothing elsewhere. What asks something of the reader, which stands there, show as a dot. */
export function MenuButton() {
  const { t } = useLanguage();
  const { width, openNav } = useShell();
  const asking = useQuery({ ...noticesQuery, enabled: false }).data?.asking ?? 0;
  if (width !== 'narrow') return null;
  const news = asking > 0 ? `, ${t('told.several', { count: asking })}` : '';
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={openNav} aria-label={`${t('nav.open')}${news}`}>
      <IconMenu2 size={20} />
      {asking > 0 && <span className={classes['news']} />}
    </ActionIcon>
  );
}
