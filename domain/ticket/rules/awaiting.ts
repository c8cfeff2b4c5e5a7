/**
 * For whom a ticket waits in `awaiting-reply`: the customer, who is reminded, or somebody else, of whom its owner is reminded at a
 * time of their own. Their silence closes nothing, and the customer hears nothing of it.
 */
import { isPaused, resumeResolution } from '../clock/clock.ts';
import type { Rules, Step } from '../step.ts';
import type { State } from '../ticket.ts';
import { take } from './properties.ts';
import { endSnooze } from './snoozing.ts';
import { waitAnew } from './time.ts';

export const WAITING_FOR = ['customer', 'third-party', 'colleague'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** Its owner is reminded at `until` (epoch ms). */
export type Wait = { until: number; reason: string | null };

/** Written in this file only. */
export type Awaiting = {
  /** Null in every state but `awaiting-reply`. */
  waitingFor: WaitingFor | null;
  /** Null while the customer is waited for: their silence has the limits of the policy. */
  wait: Wait | null;
};
export const forNobody = (): Awaiting => ({ waitingFor: null, wait: null });

/** A stay in another state begins. */
export function awaitsIn(ticket: Awaiting, state: State): void {
  if (state === 'awaiting-reply') ticket.waitingFor ??= 'customer';
  else Object.assign(ticket, forNobody());
}

function awaits(ticket: Awaiting, waitingFor: WaitingFor, wait: Wait): void {
  ticket.waitingFor = waitingFor;
  ticket.wait = waitingFor === 'customer' ? null : wait;
}

export const awaiting: Rules<'wait' | 'end-wait' | 'wait-ended'> = {
  wait({ ticket, now }, { actor, waitingFor, until, reason, limitAt }) {
    endSnooze(ticket);
    take(ticket, actor);
    awaits(ticket, waitingFor, { until: until ?? limitAt ?? now + ticket.limits.reminderMs, reason });
    if (ticket.state === 'awaiting-reply') waitAnew(ticket, now);
  },
  'end-wait': isOursAgain,
  'wait-ended': (step, event) => (step.ticket.wait === null ? null : isOursAgain(step, event)),
};

/** What was waited for came, or did not: its owner goes on. */
function isOursAgain({ ticket, requests }: Step, { at }: { at: number }): void {
  endSnooze(ticket);
  if (isPaused(ticket)) resumeResolution(ticket, at, requests);
}
