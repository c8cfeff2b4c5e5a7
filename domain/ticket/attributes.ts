/** A ticket as operators see it in the Temporal UI: search attributes by name, ids and enums only. */
import { deadlines } from './deadline.ts';
import type { Rules, Ticket } from './ticket.ts';

export type TicketAttributes = {
  TicketState: string;
  TicketOwner: string | null;
  TicketTeam: string;
  TicketPriority: string;
  /** The worst of its clocks: breached, warning, ok, or stopped when none runs. */
  TicketClock: 'breached' | 'warning' | 'ok' | 'stopped';
  /** Epoch ms. */
  TicketNextDeadline: number | null;
  TicketNeedsAttention: boolean;
  /** The rules that the run began with; a run from before they were numbered has none. */
  TicketRules: number | null;
};

export function ticketAttributes(ticket: Ticket, rules: Rules): TicketAttributes {
  const next = deadlines(ticket).find((deadline) => deadline.event.kind !== 'send-due');
  return {
    TicketState: ticket.state,
    TicketOwner: ticket.owner,
    TicketTeam: ticket.team,
    TicketPriority: ticket.priority,
    TicketClock: worstClock(ticket),
    TicketNextDeadline: next?.at ?? null,
    TicketNeedsAttention: ticket.needsAttention,
    TicketRules: rules === 1 ? null : rules,
  };
}

function worstClock(ticket: Ticket): TicketAttributes['TicketClock'] {
  if (ticket.clocks.some((clock) => clock.state === 'breached' && clock.metAt === null)) return 'breached';
  if (ticket.clocks.some((clock) => clock.state === 'running' && clock.warned)) return 'warning';
  return ticket.clocks.some((clock) => clock.state === 'running') ? 'ok' : 'stopped';
}
