import type { UseBaseQueryResult } from '@tanstack/react-query';
import { useLanguage } from '../../language.tsx';
import { isUnread } from '../../data/question.ts';
import classes from './not-read.module.css';

type Query = Pick<UseBaseQueryResult, 'data' | 'isError' | 'fetchStatus' | 'isPlaceholderData' | 'refetch'>;

/** Within other things: that what belongs here could not be read, and a way to try again. Else nothing. */
export function NotRead({ query, what }: { query: Query; what?: string }) {
  const { t } = useLanguage();
  if (!isUnread(query)) return null;
  return (
    <p className={classes['line']} role="status">
      {what ?? t('not-read')}{' '}
      <button type="button" onClick={() => void query.refetch()}>
        {t('retry')}
      </button>
    </p>
  );
}
