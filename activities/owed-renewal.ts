/** For the housekeeping: a renewal of open tickets of which nobody was told. */
import { owedRenewal } from '../db/sla/renewal.ts';
import { RENEWAL_WORKFLOW, renewalStart } from '../workflows/messages/renewal.ts';
import type { Deps } from './deps.ts';

export async function startRenewal({ pool, temporal, taskQueue }: Deps): Promise<void> {
  if ((await owedRenewal(pool)) !== undefined)
    await temporal.workflow.signalWithStart(RENEWAL_WORKFLOW, renewalStart(taskQueue));
}
