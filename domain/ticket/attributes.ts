/** A ticket as operators find it in the Temporal UI: search attributes, with owner and team by name. */
import { MINUTE_MS } from '../time.ts';
import { isResponse } from './clock/state.ts';
import { deadlines } from './deadline.ts';
import { nameOf } from './names.ts';
import { type Standing, standing } from './standing.ts';
import type { Clock, RulesNumber, Ticket } from './ticket.ts';

export type TicketAttributes = {
  TicketState: string;
  TicketOwner: string | null;
  TicketTeam: string;
  TicketPriority: string;
  TicketClock: Standing['clock'];
  /** Epoch ms. */
  TicketNextDeadline: number | null;
  TicketNeedsAttention: boolean;
  /** The rules that the run began with; a run from before they were numbered has none. */
  TicketRules: number | null;
};

export function ticketAttributes(ticket: Ticket, rules: RulesNumber): TicketAttributes {
  // Without mail that is tried again: each change of an attribute is an event of the history.
  // An answer that is being handed over stops its clock in a moment: two changes for one would be an event more.
  const seen =
    rules === 1 ? ticket : { ...ticket, clocks: ticket.clocks.filter((clock) => !isBeingMet(ticket, clock)) };
  // Nor with what is held, which mostly leaves in seconds.
  const next = deadlines({ ...seen, held: [] }).find((deadline) => deadline.event.kind !== 'send-due');
  return {
    TicketState: ticket.state,
    TicketOwner: nameOf(ticket, ticket.owner),
    TicketTeam: nameOf(ticket, ticket.team),
    TicketPriority: ticket.priority,
    TicketClock: standing(seen).clock,
    TicketNextDeadline: next === undefined ? null : rules === 1 ? next.at : toQuarter(next.at),
    TicketNeedsAttention: ticket.needsAttention,
    TicketRules: rules === 1 ? null : rules,
  };
}

const isBeingMet = ({ sends, answers }: Ticket, clock: Clock): boolean =>
  isResponse(clock) &&
  clock.state === 'running' &&
  answers.some(
    ({ fate, outbox }) => fate === 'on-its-way' && sends.some((mail) => mail.outbox === outbox && mail.dueAt === null),
  );

/**
 * Each change of an attribute is an event of the history and a write of Temporal's visibility store: to the quarter of an hour,
 * rounded up, a deadline that moves a little does not change it.
 */
const toQuarter = (at: number): number => Math.ceil(at / QUARTER_MS) * QUARTER_MS;
const QUARTER_MS = 15 * MINUTE_MS;
