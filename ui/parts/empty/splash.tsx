import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import classes from './empty.module.css';
import { Mark } from './logo.tsx';

/** The whole page while nothing is known yet. */
export function Splash({ children }: { children?: ReactNode }) {
  return <main className={classes['splash']}>{children ?? <Mark size={44} />}</main>;
}

/** A part of the page that is being fetched. */
export function Loading() {
  const { t } = useLanguage();
  return (
    <div className={classes['splash']}>
      <Loader size="sm" aria-label={t('loading')} role="img" />
    </div>
  );
}
