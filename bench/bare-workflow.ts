/** The least a workflow can do that is told something and does one thing: what ticket workflows are compared with. */
import { condition, defineSignal, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

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

/** Answers an Update at once and does one thing afterwards, as a ticket answers a command and records it. */
export async function bareUpdated(): Promise<void> {
  let asked = 0;
  let done = 0;
  setHandler(defineUpdate<number>('ask'), () => (asked += 1));
  for (;;) {
    await condition(() => asked > done);
    done = asked;
    await nothing();
  }
}
