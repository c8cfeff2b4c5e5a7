import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import { useLanguage } from '../language.tsx';
import classes from './list.module.css';

/** The head of a group, with how many tickets of the whole view are in it; null while that is not known. */
export function GroupHead({ group, count }: { group: DueGroup; count: number | null }) {
  const { t } = useLanguage();
  return (
    <h2 className={classes['group']} data-group={group}>
      {t(`due.${group}`)} {count !== null && <span className={classes['groupCount']}>{count}</span>}
    </h2>
  );
}
