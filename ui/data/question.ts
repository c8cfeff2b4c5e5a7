type Asked = {
  data: unknown;
  isError: boolean;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  isPlaceholderData?: boolean;
};

/**
 * How far a question to the API has come. Only `answered` may be shown as a fact: nothing in hand is not nothing there. `waits`: the
 * connection is gone, and the question goes out by itself when it is back.
 */
export type Stage = 'answered' | 'asked' | 'waits' | 'failed';

/** Nobody has the answer, and it is not on its way. */
export const isUnread = (asked: Asked): boolean => ['failed', 'waits'].includes(stageOf(asked));

/** An answer to another question, kept on the screen meanwhile, is none to this one. */
export function stageOf({ data, isError, fetchStatus, isPlaceholderData = false }: Asked): Stage {
  if (data !== undefined && !isPlaceholderData) return 'answered';
  if (isError) return 'failed';
  return fetchStatus === 'paused' ? 'waits' : 'asked';
}
