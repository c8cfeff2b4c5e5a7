import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './event-line.module.css';

type Props = {
  tone?: 'danger' | undefined;
  /** It stays above what it has opened, and folds that again. */
  opened?: boolean;
  /** What it opens, by its id. */
  opens?: string;
  onOpen: () => void;
  children: ReactNode;
};

/** Several things in one line; pressed, each stands for itself. */
export function FoldLine({ tone, opened = false, opens, onOpen, children }: Props) {
  return (
    <button
      type="button"
      className={classes['fold']}
      data-tone={tone}
      aria-expanded={opened}
      aria-controls={opens}
      onClick={onOpen}
    >
      <IconChevronDown size={14} aria-hidden="true" />
      <span>{children}</span>
    </button>
  );
}
