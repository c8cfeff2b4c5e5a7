/** Tickets that wait in the queue of their team go to whoever is next: an agent chooses none of them. */
import type { Agent } from '../../../db/people/sessions.ts';
import { isWaiting } from '../../../db/ticket/queued.ts';
import type { CommandKind } from '../../../domain/ticket/event.ts';
import { isKeptByQueue } from '../../../domain/ticket/commands.ts';
import { may } from '../../../domain/people/permission.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Deps } from '../../http/deps.ts';

/** Problem `queue-hands-out`; leads and administrators may give them to whom they like. `toTeam`: to another team. */
export function refuseQueued(who: Pick<Agent, 'role'>, kind: CommandKind, waits: boolean, toTeam = false): void {
  if (waits && isKept(who, kind, toTeam))
    throw new Problem(
      'queue-hands-out',
      'this ticket waits in the queue of its team and goes to whoever has room first',
    );
}

/** The same for a caller who has not read whether it waits. */
export async function refuseIfQueued(
  { pool }: Deps,
  who: Pick<Agent, 'role'>,
  kind: CommandKind,
  number: number,
): Promise<void> {
  if (isKept(who, kind)) refuseQueued(who, kind, await isWaiting(pool, number));
}

const isKept = ({ role }: Pick<Agent, 'role'>, kind: CommandKind, toTeam = false): boolean =>
  isKeptByQueue(kind, (permission) => may(role, permission), toTeam);
