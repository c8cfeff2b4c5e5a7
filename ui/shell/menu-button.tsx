import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import { useShell } from './shell.tsx';

/** Opens the navigation where there is no room to show it; nothing elsewhere. */
export function MenuButton() {
  const { t } = useLanguage();
  const { width, openNav } = useShell();
  if (width !== 'narrow') return null;
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={openNav} aria-label={t('nav.open')}>
      <IconMenu2 size={20} />
    </ActionIcon>
  );
}
