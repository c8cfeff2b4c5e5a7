import { ProblemError } from './client.ts';

/**
 * What a failed attempt means. `refused`: the server said no, and nothing happened. `unsent`: it surely did nothing, and may
 * soon. `lost`: nobody knows until the same key is tried again.
 */
export function afterFailure(error: unknown, online: boolean): 'refused' | 'unsent' | 'lost' {
  if (!(error instanceof ProblemError)) return 'lost';
  if (error.status === 0) return online ? 'lost' : 'unsent';
  if (error.code === 'unavailable' || error.status === 429) return 'unsent';
  // A first attempt may still run; a session that has ended comes back, or its agent does.
  if (error.code === 'in-progress' || error.status === 401 || error.status >= 500) return 'lost';
  return 'refused';
}
