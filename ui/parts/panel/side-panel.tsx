import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { confirmByKey } from '../dialog/confirm-key.ts';

/** A panel beside the list, there until it is closed. */
export function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={title}
      onKeyDown={confirmByKey}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  );
}
