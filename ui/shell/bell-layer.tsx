import { Popover } from '@mantine/core';
import type { ComponentType, ReactElement } from 'react';
import { useLanguage } from '../language.tsx';
import type { BellListProps } from './bell.tsx';

type Props = {
  List: ComponentType<BellListProps>;
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** The bell. */
  children: ReactElement;
};

/** The notices beside the bell. */
export default function BellLayer({ List, opened, onChange, children }: Props) {
  const { t } = useLanguage();
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="right-start"
      // Wide enough for its sentences beside both buttons, and never wider than the window.
      width="min(560px, calc(100vw - 120px))"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('nav.notices')}>
        <List onClose={() => onChange(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
