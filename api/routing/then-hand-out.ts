/** Routes after which somebody may be there who was not, or have room: the queues of teams are looked at. */
import type { Route } from '../../contract/route.ts';
import { waitingTeams } from '../../db/routing/waiting.ts';
import { TEAM_QUEUE_WORKFLOW, teamQueueStart } from '../../workflows/messages/routing.ts';
import type { Deps } from '../http/deps.ts';
import type { Mounted } from '../http/handler.ts';

const START_MS = 2_000;

const ABOUT_PEOPLE: readonly (Route['auth'] | undefined)[] = ['agent:write', 'schedule:write'];

/** It writes who works here, what they can and take, or when: by the permission that it takes, so that none is forgotten. */
const writesPeople = ({ method, auth, others }: Route): boolean =>
  method !== 'get' && (ABOUT_PEOPLE.includes(auth) || ABOUT_PEOPLE.includes(others));

/** Has the queues looked at once the handler is done; a refusal changes nothing for them. */
export const thenHandOut = ({ route, handler }: Mounted): Mounted => ({
  route,
  handler: !writesPeople(route)
    ? handler
    : async (deps, input) => {
        const answer = await handler(deps, input);
        await lookAtAllQueues(deps);
        return answer;
      },
});

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
