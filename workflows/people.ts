/** What is to be done when somebody works here no longer, or a team is merged into another. */
import { continueAsNew, sleep } from '@temporalio/workflow';
import { store } from './activities.ts';

/** A page a second: tickets of hundreds must not come down on the installation at once. */
const PACE_MS = 1_000;
const PAGES = 200;

/** Hands over open tickets page by page until there are none, or none can be just now; the housekeeping looks again. */
export async function handOverWorkflow(): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    const { moved } = await store.handOver();
    if (moved === 0) return;
    await sleep(PACE_MS);
  }
  await continueAsNew<typeof handOverWorkflow>();
}
