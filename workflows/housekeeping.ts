/** Every minute: what a crash may have left behind is picked up again. Finding something is logged as an alarm. */
import { continueAsNew, sleep } from '@temporalio/workflow';
import { store } from './activities.ts';

/** Runs for ever; one for each installation, started by every worker under the same id. */
export async function housekeepingWorkflow(run: { everyMs: number }): Promise<void> {
  for (let pass = 0; pass < 400; pass += 1) {
    await store.sweep();
    await sleep(run.everyMs);
  }
  await continueAsNew<typeof housekeepingWorkflow>(run);
}
