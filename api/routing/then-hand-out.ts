/** Routes after which somebody may be there who was not, or have room: the queues of teams are looked at. */
import { waitingTeams } from '../../db/routing/waiting.ts';
import { TEAM_QUEUE_WORKFLOW, teamQueueStart } from '../../workflows/messages/routing.ts';
import { afterWriting } from '../http/after-writing.ts';
import type { Deps } from '../http/deps.ts';

const START_MS = 2_000;

/** Whoever waits is handed out at once. While Temporal is away nothing is lost: the housekeeping looks within a minute of its return. */
async function lookAtAllQueues({ pool, temporal, taskQueue, log }: Deps): Promise<void> {
  const until = Date.now() + START_MS;
  const tell = (team: string) =>
    temporal.withDeadline(until, () =>
      temporal.workflow.signalWithStart(TEAM_QUEUE_WORKFLOW, teamQueueStart(team, taskQueue)),
    );
  try {
    await Promise.all((await waitingTeams(pool)).map(tell));
  } catch (error) {
    log.warn('the queues wait for the housekeeping', { error: String(error) });
  }
}

/** They write who works here, what they can and take, or when. */
export const thenHandOut = afterWriting(['agent:write', 'schedule:write'], lookAtAllQueues);
