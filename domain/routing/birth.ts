/** A decision as the ticket is born by it: what it begins with, and what its first event says. */
import type { RuleEnding } from '../ticket/event.ts';
import { namesAmong, type StaffNames } from '../ticket/names.ts';
import type { Birth } from '../ticket/ticket.ts';
import type { Decision } from './decision.ts';

/** `routing`: the id under which the decision is kept, null where it has nothing to tell; `names` those of teams and people. */
export function birthBy(
  { owner, team, priority, type, tags, ending }: Decision,
  routing: string | null,
  names: StaffNames,
): {
  birth: Pick<Birth, 'owner' | 'team' | 'priority' | 'type' | 'tags' | 'names'>;
  event: { routing?: string; ending?: RuleEnding };
} {
  return {
    birth: { owner, team, priority, type, tags, names: namesAmong(names, [owner, team]) },
    event: { ...(routing !== null && { routing }), ...(ending !== null && { ending }) },
  };
}
