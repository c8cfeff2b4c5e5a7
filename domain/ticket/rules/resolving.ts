/** Resolved, and the customer is asked: they say yes, no, or nothing until the limit passes. */
import type { Rules } from '../step.ts';
import { closeAs } from './endings.ts';
import { take } from './properties.ts';
import { beginAgain } from './reopening.ts';
import { endSnooze } from './snoozing.ts';

export const resolving: Rules<'resolve' | 'confirm' | 'deny' | 'confirmation-limit-passed'> = {
  resolve({ ticket }, { actor }) {
    endSnooze(ticket);
    take(ticket, actor);
  },
  confirm: ({ ticket }) => closeAs(ticket, 'solved'),
  'confirmation-limit-passed': ({ ticket }) => closeAs(ticket, 'no-objection'),
  deny: beginAgain,
};
