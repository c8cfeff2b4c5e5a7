import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type Tone = 'plain' | 'brand' | 'danger' | 'warn' | 'good' | 'info' | 'violet' | 'note';

/** A small labelled mark: colour, and always words or an icon with a title beside it. */
export function Chip({
  tone = 'plain',
  icon: Picture,
  small,
  bare,
  quiet,
  title,
  children,
}: {
  tone?: Tone;
  icon?: Icon;
  small?: boolean;
  bare?: boolean;
  /** Its picture alone is coloured: for what many rows say. */
  quiet?: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classes['chip']}
      data-tone={tone}
      data-small={small || undefined}
      data-bare={bare || undefined}
      data-quiet={quiet || undefined}
      title={title}
    >
      {Picture && <Picture size={14} stroke={2} aria-hidden="true" />}
      {quiet ? <span>{children}</span> : children}
    </span>
  );
}
