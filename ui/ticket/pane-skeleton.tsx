import { Skeleton } from '@mantine/core';
import { useLanguage } from '../language.tsx';
import classes from './pane-skeleton.module.css';

/** Where a ticket will stand, while it or the file that shows it is on its way. */
export function PaneSkeleton() {
  const { t } = useLanguage();
  return (
    <section className={classes['pane']} aria-label={t('loading')} aria-busy="true">
      <div className={classes['lines']}>
        <Skeleton height={20} width="55%" mb={14} />
        <Skeleton height={26} width="80%" mb={40} />
        <Skeleton height={120} radius={12} mb={16} />
        <Skeleton height={90} radius={12} width="85%" />
      </div>
    </section>
  );
}
