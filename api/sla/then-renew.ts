/** Routes after which open tickets may be promised something else: whoever looks at them is woken. */
import { owedRenewal } from '../../db/sla/renewal.ts';
import { RENEWAL_WORKFLOW, renewalStart } from '../../workflows/messages/renewal.ts';
import { afterWriting } from '../http/after-writing.ts';
import type { Deps } from '../http/deps.ts';

const START_MS = 2_000;

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

/** They write policies, calendars, contacts, organisations or the list of VIPs. */
export const thenRenew = afterWriting(['schedule:write', 'contact:write', 'routing:write'], wake);
