/** Routes after which open tickets may be promised something else: whoever looks at them is woken. */
import type { Route } from '../../contract/route.ts';
import { owedRenewal } from '../../db/sla/renewal.ts';
import { RENEWAL_WORKFLOW, renewalStart } from '../../workflows/messages/renewal.ts';
import type { Deps } from '../http/deps.ts';
import type { Mounted } from '../http/handler.ts';

const START_MS = 2_000;

/** They write policies, calendars, contacts, organisations or the list of VIPs: by the permission that they take, so that none is forgotten. */
const WRITES: readonly (Route['auth'] | undefined)[] = ['schedule:write', 'contact:write', 'routing:write'];

/** Once the handler is done; a refusal changes nothing. */
export const thenRenew = ({ route, handler }: Mounted): Mounted => ({
  route,
  handler:
    route.method === 'get' || !(WRITES.includes(route.auth) || WRITES.includes(route.others))
      ? handler
      : async (deps, input) => {
          const answer = await handler(deps, input);
          await wake(deps);
          return answer;
        },
});

/** While Temporal is away nothing is lost: what is owed stands in Postgres, and the housekeeping begins it within a minute of its return. */
async function wake({ pool, temporal, taskQueue, log }: Deps): Promise<void> {
  try {
    if ((await owedRenewal(pool)) === undefined) return;
    await temporal.withDeadline(Date.now() + START_MS, () =>
      temporal.workflow.signalWithStart(RENEWAL_WORKFLOW, renewalStart(taskQueue)),
    );
  } catch (error) {
    log.warn('open tickets wait for the housekeeping to be promised anew', { error: String(error) });
  }
}
