/** Has the queues of teams looked at, after something has changed about who is there and has room. */
import { waitingTeams } from '../db/routing/waiting.ts';
import { TEAM_QUEUE_WORKFLOW, teamQueueStart } from '../workflows/messages/routing.ts';
import type { Deps } from './http/deps.ts';

const START_MS = 2_000;

/** Whoever waits is handed out at once. While Temporal is away nothing is lost: the housekeeping looks within a minute of its return. */
export async function lookAtQueues({ pool, temporal, taskQueue, log }: Deps): Promise<void> {
  try {
    for (const team of await waitingTeams(pool))
      await temporal.withDeadline(Date.now() + START_MS, () =>
        temporal.workflow.signalWithStart(TEAM_QUEUE_WORKFLOW, teamQueueStart(team, taskQueue)),
      );
  } catch (error) {
    log.warn('the queues wait for the housekeeping', { error: String(error) });
  }
}
