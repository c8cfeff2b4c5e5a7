/** What will happen to a ticket by itself, and when. */
import { isOwed } from './clock/state.ts';
import type { Fact, TicketEvent } from './event.ts';
import { isTheirTurn, NUDGE } from './moves.ts';
import { inTime } from './rules/holding.ts';
import { isAskedTwice } from './rules/time.ts';
import type { State, Ticket } from './ticket.ts';

/** An instant (epoch ms) and the event that it brings; the event's `at` is that instant, however late it is noticed. */
export type Deadline = { at: number; event: TicketEvent };

/** Everything that will happen by itself, soonest first. Never empty for an open ticket. */
export function deadlines(ticket: Ticket): Deadline[] {
  const list: Deadline[] = [];
  const add = (at: number, fact: Fact) =>
    list.push({ at, event: { ...fact, actor: { kind: 'system' }, at, key: null } });
  for (const send of ticket.sends) if (send.dueAt !== null) add(send.dueAt, { kind: 'send-due', outbox: send.outbox });
  const held = inTime(ticket);
  for (const { outbox, until } of held) if (until !== null) add(until, { kind: 'hold-ended', outbox });
  if (ticket.state === 'closed') return list.sort(bySoonest);
  for (const clock of ticket.clocks) {
    const late = isOwed(clock) && clock.state === 'breached' ? clock.lateAt[0] : undefined;
    if (late !== undefined)
      add(late.at, { kind: 'clock-late', clock: clock.kind, dueAt: clock.dueAt, afterMs: late.afterMs });
    if (clock.state !== 'running' || !clock.promised) continue;
    if (!clock.warned && clock.warnAt < clock.dueAt)
      add(clock.warnAt, { kind: 'clock-warned', clock: clock.kind, dueAt: clock.dueAt });
    add(clock.dueAt, { kind: 'clock-breached', clock: clock.kind, dueAt: clock.dueAt });
  }
  for (const { id, state, warned, warnAt, dueAt } of ticket.promises) {
    if (state !== 'open') continue;
    if (!warned && warnAt < dueAt) add(warnAt, { kind: 'promise-warned', promise: id, dueAt });
    add(dueAt, { kind: 'promise-broken', promise: id, dueAt });
  }
  if (ticket.askAt !== null) add(ticket.askAt, { kind: 'question-due', cycle: ticket.confirmationCycle });
  if (ticket.snooze) add(ticket.snooze.until, { kind: 'snooze-ended' });
  // Nobody is silent to whom our answer is still to come.
  else if (ticket.nudgeAt !== null && !(held.length > 0 && isTheirTurn(ticket.state)))
    add(ticket.nudgeAt, { kind: nudgeOf(ticket, ticket.state) });
  return list.sort(bySoonest);
}

/** What passes when this stay has lasted as long as it may. */
function nudgeOf(ticket: Ticket, state: Exclude<State, 'closed'>) {
  const { limits, wait, reminded } = ticket;
  if (state === 'awaiting-reply' && wait !== null) return 'wait-ended';
  if (state === 'awaiting-reply' && reminded)
    return limits.closesUnanswered ? 'answer-limit-passed' : 'closing-proposed';
  if (isAskedTwice(ticket) && !reminded) return 'confirmation-reminder-due';
  return NUDGE[state].event;
}

/**
 * Promises broken by `now` and not stamped yet, with their warnings, soonest first. Whoever changes the ticket applies these
 * before: a step that was held up (by a database away, say) must not turn a broken promise into a kept one.
 */
export const overdueClocks = (ticket: Ticket, now: number): TicketEvent[] =>
  deadlines(ticket)
    .filter(({ at, event }) => at <= now && OF_PROMISES.has(event.kind))
    .map(({ event }) => event);

const OF_PROMISES = new Set<TicketEvent['kind']>([
  'clock-warned',
  'clock-breached',
  'promise-warned',
  'promise-broken',
]);

/** It tells what became of a promise, and nothing of the ticket's state: several of them can be one step. */
export const isOfPromise = ({ kind }: Pick<TicketEvent, 'kind'>): boolean =>
  kind === 'clock-late' || OF_PROMISES.has(kind);

const bySoonest = (a: Deadline, b: Deadline) => a.at - b.at;
