/** Handlers after which somebody may be there who was not, or have room: the queues of teams are looked at. */
import type { Route } from '../../contract/route.ts';
import { waitingTeams } from '../../db/routing/waiting.ts';
import { TEAM_QUEUE_WORKFLOW, teamQueueStart } from '../../workflows/messages/routing.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';

const START_MS = 2_000;

/** Has the queues looked at once the handler is done; a refusal changes nothing for them. */
export const thenHandOut =
  <R extends Route>(handler: Handler<R>): Handler<R> =>
  async (deps, input) => {
    const answer = await handler(deps, input);
    await lookAtAllQueues(deps);
    return answer;
  };

/** Whoever waits is handed out at once. While Temporal is away nothing is lost: the housekeeping looks within a minute of its return. */
async function lookAtAllQueues({ pool, temporal, taskQueue, log }: Deps): Promise<void> {
  try {
    for (const team of await waitingTeams(pool))
      await temporal.withDeadline(Date.now() + START_MS, () =>
        temporal.workflow.signalWithStart(TEAM_QUEUE_WORKFLOW, teamQueueStart(team, taskQueue)),
      );
  } catch (error) {
    log.warn('the queues wait for the housekeeping', { error: String(error) });
  }
}
