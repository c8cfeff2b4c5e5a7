/** Open tickets after a change of policies or calendars: looked at page by page, at a limited rate, until none is owed. */
import { continueAsNew, setHandler, sleep } from '@temporalio/workflow';
import { renewal } from './activities.ts';
import { changedSignal } from './messages/renewal.ts';

const PAGES = 200;

/** Ends when nothing is owed; whoever changes something starts it again. */
export async function renewalWorkflow(): Promise<void> {
  let heard = 0;
  setHandler(changedSignal, () => void (heard += 1), {
    description: 'a policy, a calendar or a requester was changed',
  });
  for (let page = 0; page < PAGES; page += 1) {
    const before = heard;
    const { more, inMs } = await renewal.renewPage();
    if (!more && heard === before) return;
    if (inMs > 0) await sleep(inMs);
  }
  await continueAsNew<typeof renewalWorkflow>();
}
