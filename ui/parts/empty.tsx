import type { ReactNode } from 'react';
import { Tray } from './logo.tsx';
import classes from './empty.module.css';

/** What stands where nothing is: a picture, what it means, and what to do. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <Tray />
      <p className={classes['title']}>{title}</p>
      {children && <p className={classes['text']}>{children}</p>}
      {action}
    </div>
  );
}
