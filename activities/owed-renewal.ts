/** For the housekeeping: a renewal of open tickets of which nobody was told, and what their runs have to know of one soon. */
import { owedRenewal } from '../db/sla/renewal.ts';
import { forgetHeard, unheardSoon } from '../db/ticket/ahead.ts';
import { RENEWAL_WORKFLOW, renewalStart } from '../workflows/messages/renewal.ts';
import type { Deps } from './deps.ts';

export async function startRenewal({ pool, temporal, taskQueue }: Deps): Promise<void> {
  await forgetHeard(pool);
  if ((await owedRenewal(pool)) !== undefined || (await unheardSoon(pool, 1)).length > 0)
    await temporal.workflow.signalWithStart(RENEWAL_WORKFLOW, renewalStart(taskQueue));
}
