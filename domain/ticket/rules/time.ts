/** Time that passes: promises warn and break, and no state lasts too long without somebody being told. */
import { breach, noteLate, warn } from '../clock/clock.ts';
import { settle } from '../clock/due.ts';
import { clockOf, isOwed } from '../clock/state.ts';
import { isTheirTurn, NUDGE } from '../moves.ts';
import type { TicketEvent } from '../event.ts';
import type { EventOf, Rules, Step } from '../step.ts';
import type { Limits, State, Ticket } from '../ticket.ts';
import { agree } from './promising.ts';

/** Written in this file only. */
export type Waiting = {
  /** When the limit of the present state passes (see NUDGE); null only when closed. */
  nudgeAt: number | null;
  /** The customer was reminded in this stay in `awaiting-reply`, or of the question. */
  reminded: boolean;
};
export const waitingSince = (at: number, limitMs: number): Waiting => ({ nudgeAt: at + limitMs, reminded: false });

type Stay = Readonly<Pick<Ticket, 'state' | 'limits' | 'wait'>>;

/** The question is asked once more when half of its time has passed. */
export const isAskedTwice = ({ state, limits }: Readonly<{ state: State; limits: Limits }>): boolean =>
  state === 'resolved-pending-confirmation' && limits.asks && limits.reminds;

/** How long this stay may last before something is done, in ms. */
export function limitOf(stay: Readonly<{ state: Exclude<State, 'closed'>; limits: Limits }>): number {
  const amountMs = stay.limits[NUDGE[stay.state].limit];
  return isAskedTwice(stay) ? Math.ceil(amountMs / 2) : amountMs;
}

/** The limit of the present state counts from `now`; one who waits for somebody else has said until when. */
export function limitFrom(ticket: Waiting & Stay, now: number): void {
  const { state, limits, wait } = ticket;
  if (state === 'closed') ticket.nudgeAt = null;
  else ticket.nudgeAt = wait === null ? now + limitOf({ state, limits }) : Math.max(now, wait.until);
}

/**
 * A limit of a customer's silence that this step has set in real time is one of open time: the event brings it, or the calendar is
 * asked. While the ticket sleeps, or waits for somebody else, it has none.
 */
export function inOpenTime({ ticket, effects, rules, now }: Step, before: Readonly<Ticket>, event: TicketEvent): void {
  const { nudgeAt, limits, state, snooze, wait, policy } = ticket;
  if (rules === 1 || limits.countBy === 'calendar' || !isTheirTurn(state) || snooze !== null || wait !== null) return;
  if (nudgeAt === null || nudgeAt === before.nudgeAt || event.kind === 'limit-scheduled') return;
  // What is given back was counted in open time before.
  if (event.kind === 'undo') return;
  if ('limitAt' in event && event.limitAt !== undefined) setLimit(ticket, event.limitAt);
  else effects.push({ kind: 'schedule-limit', policy, from: now, amountMs: nudgeAt - now });
}

function setLimit(ticket: Waiting, at: number): void {
  ticket.nudgeAt = at;
}

/** Silence after a reminder or a proposal has a limit of its own. */
export function proposalFrom(ticket: Waiting & Readonly<Pick<Ticket, 'limits'>>, now: number): void {
  ticket.nudgeAt = now + ticket.limits.closingProposalMs;
}

export function remind(ticket: Waiting): void {
  ticket.reminded = true;
}

/** A stay in another state begins. */
export function waitAnew(ticket: Waiting & Stay, now: number): void {
  ticket.reminded = false;
  limitFrom(ticket, now);
}

export const time: Rules<
  | 'scheduled'
  | 'clock-warned'
  | 'clock-breached'
  | 'clock-late'
  | 'unowned-limit-passed'
  | 'stale-limit-passed'
  | 'limit-scheduled'
> = {
  scheduled({ ticket }, { dues, terms }) {
    const agreed = terms !== undefined && agree(ticket, terms);
    const settled = settle(ticket, dues);
    return agreed || settled ? undefined : null;
  },
  'clock-warned'({ ticket }, event) {
    if (!runsTill(ticket, event)) return null;
    return warn(ticket, event.clock);
  },
  'clock-breached'({ ticket }, event) {
    if (!runsTill(ticket, event)) return null;
    return breach(ticket, event.clock, event.dueAt);
  },
  'clock-late'({ ticket }, { clock: kind, dueAt, afterMs }) {
    const clock = clockOf(ticket, kind);
    if (clock === undefined || !isOwed(clock) || clock.dueAt !== dueAt || clock.lateAt[0]?.afterMs !== afterMs)
      return null;
    return noteLate(ticket, kind);
  },
  'unowned-limit-passed': ({ ticket, now }) => limitFrom(ticket, now),
  'stale-limit-passed': ({ ticket, now }) => limitFrom(ticket, now),
  // An answer for a limit that was set anew meanwhile says nothing.
  'limit-scheduled': ({ ticket }, { was, limitAt }) =>
    ticket.nudgeAt === was && limitAt !== was ? setLimit(ticket, limitAt) : null,
};

/** The promise still stands as it did when its deadline was set. */
function runsTill(ticket: Readonly<Ticket>, event: EventOf<'clock-warned' | 'clock-breached'>): boolean {
  const clock = clockOf(ticket, event.clock);
  return clock?.state === 'running' && clock.dueAt === event.dueAt;
}
