/** Handlers after which somebody may be there who was not, or have room. */
import type { Route } from '../../contract/route.ts';
import type { Handler } from '../http/handler.ts';
import { lookAtQueues } from '../team-queues.ts';

/** Has the queues looked at once the handler is done; a refusal changes nothing for them. */
export const thenHandOut =
  <R extends Route>(handler: Handler<R>): Handler<R> =>
  async (deps, input) => {
    const answer = await handler(deps, input);
    await lookAtQueues(deps);
    return answer;
  };
