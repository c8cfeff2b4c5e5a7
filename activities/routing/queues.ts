/** Has the queues of teams looked at. */
import { log } from '@temporalio/activity';
import { waitingTeams } from '../../db/routing/waiting.ts';
import { TEAM_QUEUE_WORKFLOW, teamQueueStart } from '../../workflows/messages/routing.ts';
import type { Deps } from '../deps.ts';
import { limitOf } from '../stopwatch.ts';

const DEADLINE_MS = 5_000;

/** All within one deadline: the record of a ticket waits for it. Never rejects: whoever is not told now, the housekeeping tells within a minute. */
export async function lookAtQueues(
  { temporal, taskQueue }: Pick<Deps, 'temporal' | 'taskQueue'>,
  teams: string[],
): Promise<void> {
  const tell = (team: string) =>
    temporal
      .withDeadline(limitOf(DEADLINE_MS), () =>
        temporal.workflow.signalWithStart(TEAM_QUEUE_WORKFLOW, teamQueueStart(team, taskQueue)),
      )
      .catch((error: unknown) =>
        log.warn('a queue waits for the housekeeping', { team, error: String(error).slice(0, 200) }),
      );
  await Promise.all([...new Set(teams)].map(tell));
}

/** For the housekeeping: every queue in which something waits. */
export async function startQueues(deps: Deps): Promise<void> {
  await lookAtQueues(deps, await waitingTeams(deps.pool));
}
