/** Resolved, and the customer is asked: they say yes, no, or nothing until the limit passes. */
import type { Rules } from '../step.ts';
import { needsAPerson, saysNo } from './attention.ts';
import { closeAs } from './endings.ts';
import { stopHeld } from './holding.ts';
import { take } from './properties.ts';
import { beginAgain } from './reopening.ts';
import { owesPromise } from './promises.ts';
import { doubts, saysSomething } from './silence.ts';
import { endSnooze } from './snoozing.ts';
import { limitFrom } from './time.ts';

export const resolving: Rules<'resolve' | 'confirm' | 'deny' | 'confirmation-limit-passed'> = {
  resolve({ ticket }, { actor }) {
    endSnooze(ticket);
    take(ticket, actor);
  },
  confirm({ ticket }, { at }) {
    stopHeld(ticket, at);
    return closeAs(ticket, 'solved');
  },
  'confirmation-limit-passed'({ ticket, rules, now }) {
    // Silence of somebody who was not reached, or is away, is no consent, and what waits for a person may be their objection.
    if (owesPromise(ticket) || (rules > 1 && !saysSomething(ticket))) {
      if (rules > 1) doubts(ticket);
      limitFrom(ticket, now);
      return 'stay';
    }
    return closeAs(ticket, 'no-objection');
  },
  deny(step, event) {
    stopHeld(step.ticket, event.at);
    beginAgain(step, event);
    saysNo(step.ticket);
    if (step.rules > 1) needsAPerson(step.ticket);
  },
};
