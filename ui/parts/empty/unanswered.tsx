import type { UseBaseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { stageOf } from '../../data/question.ts';
import { Failed } from './failed.tsx';
import { Loading } from './splash.tsx';
import { Waits } from './waits.tsx';

type Query = Pick<UseBaseQueryResult, 'data' | 'isError' | 'error' | 'fetchStatus' | 'isPlaceholderData' | 'refetch'>;

/**
 * What stands in the place of an answer that is not there: that it is being asked for, that it waits for the connection, or why
 * it failed. Nothing when it is there and nothing failed since.
 */
export function Unanswered({ query, waiting = <Loading /> }: { query: Query; waiting?: ReactNode }) {
  // Also above an answer that is shown: it could not be renewed, or its next page did not come.
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const stage = stageOf(query);
  if (stage === 'waits') return <Waits />;
  return stage === 'asked' && waiting;
}
