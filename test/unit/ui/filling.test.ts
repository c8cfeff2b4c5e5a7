/** To which ticket the key leads that fills in what it lacks. */
import { expect, test } from '@jest/globals';
import { endOffer, offerLead, ownLead, pressLead } from '../../../ui/keys/filling.ts';

test('leads from a toast to the ticket that it tells of as long as it stands there, then to the one that is open', () => {
  const led: string[] = [];
  const leaves = ownLead(() => led.push('open'));
  pressLead();
  offerLead(5, () => led.push('5'));
  // Pressed on: the toast of the one before is still there.
  leaves();
  const leavesNext = ownLead(() => led.push('next'));
  pressLead();
  endOffer(4);
  pressLead();
  endOffer(5);
  pressLead();
  leavesNext();
  pressLead();
  expect(led).toEqual(['open', '5', '5', 'next']);
});
