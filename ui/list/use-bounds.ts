import { type DueBounds, dueBounds } from '../../domain/ticket/list/due-group.ts';
import { useNow } from '../now.ts';
import { useZone } from '../zone.ts';

/** Where the groups of the reader's day end now; `half` names the day and its half: what was counted before is another day's. */
export function useBounds(): { bounds: DueBounds; half: string } {
  const bounds = dueBounds(useNow(), useZone());
  return { bounds, half: `${bounds.today}${bounds.now < bounds.noon ? 'a' : 'p'}` };
}
