/** Time that passes: promises warn and break, and no state lasts too long without somebody being told. */
import { breach, clockOf, settle, warn } from '../clock.ts';
import { NUDGE } from '../moves.ts';
import type { EventOf, Rules } from '../step.ts';
import type { Ticket } from '../ticket.ts';

/** Written in this file only. */
export type Waiting = {
  /** When the limit of the present state passes (see NUDGE); null only when closed. */
  nudgeAt: number | null;
  /** The customer was reminded in this stay in `awaiting-reply`. */
  reminded: boolean;
};
export const waitingSince = (at: number, limitMs: number): Waiting => ({ nudgeAt: at + limitMs, reminded: false });

/** The limit of the present state counts from `now`. */
export function limitFrom(ticket: Waiting & Readonly<Pick<Ticket, 'state' | 'limits'>>, now: number): void {
  ticket.nudgeAt = ticket.state === 'closed' ? null : now + ticket.limits[NUDGE[ticket.state].limit];
}

/** Silence after a reminder or a proposal has a limit of its own. */
function proposalFrom(ticket: Waiting & Readonly<Pick<Ticket, 'limits'>>, now: number): void {
  ticket.nudgeAt = now + ticket.limits.closingProposalMs;
}

function remind(ticket: Waiting): void {
  ticket.reminded = true;
}

/** A stay in another state begins. */
export function waitAnew(ticket: Waiting & Readonly<Pick<Ticket, 'state' | 'limits'>>, now: number): void {
  ticket.reminded = false;
  limitFrom(ticket, now);
}

export const time: Rules<
  | 'scheduled'
  | 'clock-warned'
  | 'clock-breached'
  | 'unowned-limit-passed'
  | 'stale-limit-passed'
  | 'reminder-due'
  | 'closing-proposed'
> = {
  scheduled: ({ ticket }, { dues }) => (settle(ticket, dues) ? undefined : null),
  'clock-warned'({ ticket }, event) {
    if (!runsTill(ticket, event)) return null;
    return warn(ticket, event.clock);
  },
  'clock-breached'({ ticket }, event) {
    if (!runsTill(ticket, event)) return null;
    return breach(ticket, event.clock, event.dueAt);
  },
  'unowned-limit-passed': ({ ticket, now }) => limitFrom(ticket, now),
  'stale-limit-passed': ({ ticket, now }) => limitFrom(ticket, now),
  'reminder-due'({ ticket, now }) {
    remind(ticket);
    proposalFrom(ticket, now);
  },
  'closing-proposed': ({ ticket, now }) => proposalFrom(ticket, now),
};

/** The promise still stands as it did when its deadline was set. */
function runsTill(ticket: Readonly<Ticket>, event: EventOf<'clock-warned' | 'clock-breached'>): boolean {
  const clock = clockOf(ticket, event.clock);
  return clock?.state === 'running' && clock.dueAt === event.dueAt;
}
