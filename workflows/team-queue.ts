/** The queue of a team, handed out for as long as something waits: what is due soonest goes to whoever has room first. */
import { condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { queue } from './activities.ts';
import { lookSignal, type TeamQueueRun } from './messages/routing.ts';

/** Nobody tells of a shift that begins or an absence that ends: these are found by looking. */
const LOOK_MS = 60_000;
/** A ticket that would not be given is soon recorded as it is; one that is not must not be asked without a pause. */
const REFUSED_MS = 2_000;
const PASSES = 200;

/** Ends when nothing waits; whoever has something wait starts it again. */
export async function teamQueueWorkflow(run: TeamQueueRun): Promise<void> {
  let asked = 0;
  setHandler(lookSignal, () => void (asked += 1), { description: 'somebody has room, or something waits' });
  for (let pass = 0; pass < PASSES; pass += 1) {
    const heard = asked;
    const { given, waiting, refused = 0 } = await queue.handOut(run);
    if (given > 0) continue;
    if (waiting === 0 && asked === heard) return;
    if (waiting > 0) await condition(() => asked !== heard, refused > 0 ? REFUSED_MS : LOOK_MS);
  }
  await continueAsNew<typeof teamQueueWorkflow>(run);
}
