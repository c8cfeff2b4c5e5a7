/** Puts open tickets right whose owner may not own any, or whose team was merged away: each through the command of its workflow. */
import { isGrpcServiceError, WithStartWorkflowOperation } from '@temporalio/client';
import { misplacedTickets, type Misplaced } from '../db/people/staff.ts';
import { teamNames } from '../db/people/teams.ts';
import { handOver } from '../domain/people/staff.ts';
import { HAND_OVER_WORKFLOW, handOverStart } from '../workflows/messages/people.ts';
import { type CommandCall, TICKET_WORKFLOW, ticketStart, updateOf } from '../workflows/messages/ticket.ts';
import type { Deps } from './deps.ts';
import { limitOf } from './stopwatch.ts';

/** Tickets of one page. */
const PAGE = 20;
const DEADLINE_MS = 10_000;

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
  const { temporal, taskQueue, settings, pool } = deps;
  const key = `hand-over:${ticket.number}:${ticket.version}`;
  const names = await teamNames(pool, command.team === null ? [] : [command.team]);
  const call: CommandCall = { command, actor: { kind: 'system' }, expected: ticket.version, key, names };
  try {
    await temporal.withDeadline(limitOf(DEADLINE_MS), () =>
      temporal.workflow.executeUpdateWithStart(updateOf('assign'), {
        args: [call],
        updateId: key,
        startWorkflowOperation: new WithStartWorkflowOperation(
          TICKET_WORKFLOW,
          ticketStart(
            { number: ticket.number, workflow: ticket.workflow, ticket: null },
            taskQueue,
            settings.publicUrl,
          ),
        ),
      }),
    );
    return true;
  } catch (error) {
    if (isGrpcServiceError(error)) throw error;
    return false;
  }
}
