/** Puts open tickets right whose owner may not own any, or whose team was merged away: each through the command of its workflow. */
import { isGrpcServiceError } from '@temporalio/client';
import { misplacedTickets, type Misplaced } from '../db/people/staff.ts';
import { teamNames } from '../db/people/teams.ts';
import { handOver } from '../domain/people/staff.ts';
import { HAND_OVER_WORKFLOW, handOverStart } from '../workflows/messages/people.ts';
import { assignNow } from './assign-now.ts';
import type { Deps } from './deps.ts';

/** Tickets of one page. */
const PAGE = 20;

export const createHandOver = (deps: Deps) => ({
  /**
   * One page; `moved` says how many went on. Run twice: what has moved is not found again, and one whose row is a step behind
   * refuses the command, because it names the version that the row has.
   */
  async handOver(): Promise<{ moved: number }> {
    let moved = 0;
    for (const ticket of await misplacedTickets(deps.pool, PAGE)) if (await moves(deps, ticket)) moved += 1;
    return { moved };
  },
});

/** For the housekeeping: whoever came back to an owner who is gone, and what a lost run has left. */
export async function startHandOver({ pool, temporal, taskQueue }: Deps): Promise<void> {
  if ((await misplacedTickets(pool, 1)).length > 0)
    await temporal.workflow.start(HAND_OVER_WORKFLOW, handOverStart(taskQueue));
}

/** False when the ticket refuses: it has changed since, and is looked at again. */
async function moves(deps: Deps, ticket: Misplaced): Promise<boolean> {
  const command = handOver(ticket);
  if (command === null) return false;
  const key = `hand-over:${ticket.number}:${ticket.version}`;
  const names = await teamNames(deps.pool, command.team === null ? [] : [command.team]);
  try {
    await assignNow(deps, ticket, { command, expected: ticket.version, key, names });
    return true;
  } catch (error) {
    if (isGrpcServiceError(error)) throw error;
    return false;
  }
}
