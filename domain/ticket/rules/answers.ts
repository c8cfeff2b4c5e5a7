/** What agents write to the customer. */
import { isPaused, meetResponse, resumeResolution, resumeResponse } from '../clock.ts';
import type { Rules } from '../step.ts';
import { tookUp } from './attention.ts';
import { sendReply } from './mail-out.ts';
import { carries } from './promises.ts';
import { take } from './properties.ts';
import { endSnooze } from './snoozing.ts';
import { waitAnew } from './time.ts';

/** What the agent says is to come after a reply; the table's move is to wait for the customer. */
const THEN = {
  await: undefined,
  keep: 'ours',
  resolve: 'resolved-pending-confirmation',
} as const;

export const answers: Rules<'reply'> = {
  reply(step, { actor, at, outbox, then, keeps = [] }) {
    const { ticket } = step;
    // Pressing send is no answer yet: its arrival is.
    if (step.rules === 1) meetResponse(ticket, at);
    else resumeResponse(ticket);
    endSnooze(ticket);
    tookUp(ticket);
    take(ticket, actor);
    sendReply(step, outbox);
    carries(ticket, keeps, outbox);
    // The silence that counts is the one after the last answer.
    if (step.rules > 1 && then === 'await' && ticket.state === 'awaiting-reply') waitAnew(ticket, step.now);
    if (then === 'keep' && isPaused(ticket)) resumeResolution(ticket, at, step.requests);
    return THEN[then];
  },
};
