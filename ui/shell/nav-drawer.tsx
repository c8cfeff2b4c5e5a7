import { Drawer } from '@mantine/core';
import type { ComponentType } from 'react';
import { useLanguage } from '../language.tsx';
import type { BellListProps } from './bell.tsx';
import { Nav } from './nav.tsx';

/** The navigation of a phone, which slides in over the page. */
export default function NavDrawer({
  opened,
  onClose,
  onHelp,
  BellList,
}: {
  opened: boolean;
  onClose: () => void;
  onHelp: () => void;
  BellList: ComponentType<BellListProps>;
}) {
  const { t } = useLanguage();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={280}
      padding={0}
      withCloseButton={false}
      title={t('nav.label')}
      styles={{ header: { display: 'none' }, body: { height: '100%' } }}
    >
      <Nav wide onHelp={onHelp} BellList={BellList} />
    </Drawer>
  );
}
