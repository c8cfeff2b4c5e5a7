/** What agents write to the customer, at once or held until its time. */
import { isPaused, meetResponse, resumeResolution, resumeResponse } from '../clock/clock.ts';
import type { Actor, Then } from '../event.ts';
import { isTheirTurn, type Target } from '../moves.ts';
import type { EventOf, Rules, Step } from '../step.ts';
import type { Change } from './acting.ts';
import { tookUp } from './attention.ts';
import { asBefore, type Held, heldOf, hold, holdUntil, release } from './holding.ts';
import { asksAfterOthers, saysReply, send } from './mail-out.ts';
import { carries } from './promises.ts';
import { take } from './properties.ts';
import { endSnooze } from './snoozing.ts';
import { waitAnew } from './time.ts';

/** What the agent says is to come after a reply; the table's move is to wait for the customer. */
const LEADS_TO: Record<Then, Target | undefined> = {
  await: undefined,
  keep: 'ours',
  resolve: 'resolved-pending-confirmation',
};

type Said = Pick<EventOf<'reply'>, 'outbox' | 'then' | 'actor' | 'at'> & {
  until: number | null;
  actions: readonly Change[];
};

/** A reply, as its ticket takes it: what it leads to comes at once, also where it is held. */
function says(step: Step, { actor, at, outbox, then, until, actions }: Said): void {
  const { ticket } = step;
  const was = asBefore(ticket);
  // Pressing send is no answer yet: its arrival is.
  if (step.rules > 1) resumeResponse(ticket);
  else if (until === null) meetResponse(ticket, at);
  endSnooze(ticket);
  tookUp(ticket);
  take(ticket, actor);
  saysReply(step, outbox);
  if (until === null) goes(step, outbox, actor, actions);
  else hold(ticket, { outbox, by: actor.kind === 'agent' ? actor.id : null, until, then, actions }, was);
}

export const answers: Rules<'reply' | 'hold-send' | 'send-held' | 'hold-ended'> = {
  reply(step, { actor, at, outbox, then, keeps = [], heldUntil = null, actions = [] }) {
    const { ticket } = step;
    says(step, { actor, at, outbox, then, until: heldUntil, actions });
    carries(ticket, keeps, outbox);
    // The silence that counts is the one after the last answer.
    if (step.rules > 1 && then === 'await' && ticket.state === 'awaiting-reply') waitAnew(ticket, step.now);
    if (then === 'keep' && isPaused(ticket)) resumeResolution(ticket, at, step.requests);
    return LEADS_TO[then];
  },
  'hold-send'(step, { outbox, until, ...event }) {
    const held = heldOf(step.ticket, outbox);
    if (held === undefined || held.for === 'released') return null;
    if (held.for === 'person') return saidAgain(step, event, held, until);
    return holdUntil(step.ticket, outbox, until);
  },
  'send-held'(step, { outbox, ...event }) {
    const held = heldOf(step.ticket, outbox);
    if (held === undefined || held.for === 'released') return null;
    return held.for === 'person' ? saidAgain(step, event, held, null) : leaves(step, held);
  },
  'hold-ended'(step, { outbox }) {
    const held = heldOf(step.ticket, outbox);
    return held?.for === 'time' ? leaves(step, held) : null;
  },
};

/** It leaves, and what was chosen with it is done behind it. */
function goes(step: Step, outbox: string, by: Actor, actions: readonly Change[]): void {
  send(step, outbox);
  step.leaving = { outbox, by, actions };
}

/** What was held leaves: from here on the customer's silence counts, and they are asked whether all is well. */
function leaves(step: Step, { outbox, asks, by, actions = [] }: Held): void {
  const { ticket, now } = step;
  release(ticket, outbox);
  if (step.rules === 1) meetResponse(ticket, now);
  goes(step, outbox, by === null ? { kind: 'system' } : { kind: 'agent', id: by }, actions);
  if (isTheirTurn(ticket.state)) waitAnew(ticket, now);
  if (asks) asksAfterOthers(step);
}

/** A person has seen what the customer wrote, and it stands as the answer to that as well. */
function saidAgain(
  step: Step,
  { actor, at }: Pick<Said, 'actor' | 'at'>,
  { outbox, then, actions = [] }: Held,
  until: number | null,
): Target | undefined {
  const { ticket } = step;
  if (ticket.state === 'closed') {
    if (until === null) release(ticket, outbox);
    else holdUntil(ticket, outbox, until);
    if (until === null) goes(step, outbox, actor, actions);
    return undefined;
  }
  says(step, { actor, at, outbox, then, until, actions });
  if (until === null) release(ticket, outbox);
  return LEADS_TO[then] ?? 'awaiting-reply';
}
