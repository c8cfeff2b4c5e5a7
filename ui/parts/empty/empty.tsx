import { IconLock, IconMailbox, IconPointer, IconZoomExclamation, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Tray } from './logo.tsx';
import classes from './empty.module.css';

const look = { size: 76, stroke: 1.1, color: 'var(--ink-faint)', 'aria-hidden': true } as const;
/** What is empty: all is done, nothing fits a search, no mailbox yet, nothing chosen yet, not for the reader. */
const PICTURES = {
  done: <Tray />,
  search: <IconZoomExclamation {...look} />,
  mailbox: <IconMailbox {...look} />,
  pick: <IconPointer {...look} />,
  closed: <IconLock {...look} />,
};

type Props = {
  kind?: keyof typeof PICTURES;
  /** A picture of its own. */
  icon?: Icon | undefined;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** What goes on meanwhile, beneath all of it. */
  note?: string | null;
};

/** Several ways on, side by side. */
export const Ways = ({ children }: { children: ReactNode }) => <div className={classes['ways']}>{children}</div>;

/** What stands where nothing is: a picture, what it means, and what to do. */
export function Empty({ kind = 'done', icon: Picture, title, children, action, note }: Props) {
  return (
    <div className={classes['empty']}>
      {Picture ? <Picture {...look} /> : PICTURES[kind]}
      <p className={classes['title']}>{title}</p>
      {children && <p className={classes['text']}>{children}</p>}
      {action}
      {note && <p className={classes['note']}>{note}</p>}
    </div>
  );
}
