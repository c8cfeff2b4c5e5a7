/** The least a workflow can do that is told something and does one thing: what ticket workflows are compared with. */
import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '30 seconds' });

/** Stays open afterwards, as a ticket does. */
export async function bareWorkflow(): Promise<void> {
  let told = false;
  setHandler(defineSignal('tell'), () => {
    told = true;
  });
  await condition(() => told);
  await nothing();
  await condition(() => false);
}
