import type { UseBaseQueryResult } from '@tanstack/react-query';
import { Failed } from './failed.tsx';
import { Loading } from './splash.tsx';

type Query = Pick<UseBaseQueryResult, 'isPending' | 'isError' | 'error' | 'refetch'>;

/** What a page shows of a question that has no answer yet: that it is being asked, or why it failed. Else nothing. */
export function Unanswered({ query }: { query: Query }) {
  if (query.isPending) return <Loading />;
  return query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />;
}
