/** Putting a ticket aside until a time, with a new promise for it; and its return. */
import { promiseAnew } from '../clock.ts';
import type { Rules, Step } from '../step.ts';
import type { Snooze } from '../ticket.ts';
import { limitFrom } from './time.ts';

/** Written in this file only. */
export type Snoozing = { snooze: Snooze | null };
export const notSnoozed = (): Snoozing => ({ snooze: null });

/** Back in sight, for whatever reason. */
export function endSnooze(ticket: Snoozing): void {
  ticket.snooze = null;
}

function comesBack({ ticket, now }: Step): null | void {
  if (!ticket.snooze) return null;
  endSnooze(ticket);
  return limitFrom(ticket, now);
}

export const snoozing: Rules<'snooze' | 'wake' | 'snooze-ended'> = {
  snooze({ ticket }, { until, dueAt, reason }) {
    putAside(ticket, { until, dueAt, reason });
    promiseAnew(ticket, { dueAt, warnAt: until });
  },
  wake: comesBack,
  'snooze-ended': comesBack,
};

function putAside(ticket: Snoozing, snooze: Snooze): void {
  ticket.snooze = snooze;
}
