type Asked = {
  data: unknown;
  isError: boolean;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  isPlaceholderData?: boolean;
};

/**
 * How a question to the API stands. Only `answered` may be shown as a fact: nothing in hand is not nothing there. `waits`: the
 * connection is gone, and the question goes out by itself when it is back.
 */
export type Standing = 'answered' | 'asked' | 'waits' | 'failed';

/** An answer to another question, kept on the screen meanwhile, is none to this one. */
export function standingOf({ data, isError, fetchStatus, isPlaceholderData = false }: Asked): Standing {
  if (data !== undefined && !isPlaceholderData) return 'answered';
  if (isError) return 'failed';
  return fetchStatus === 'paused' ? 'waits' : 'asked';
}
