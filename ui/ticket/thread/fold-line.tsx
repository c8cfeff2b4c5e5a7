import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './event-line.module.css';

/** Several things in one line; pressed, each stands for itself. */
export function FoldLine({
  tone,
  onOpen,
  children,
}: {
  tone?: 'danger' | undefined;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className={classes['fold']} data-tone={tone} aria-expanded={false} onClick={onOpen}>
      <IconChevronDown size={14} aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
