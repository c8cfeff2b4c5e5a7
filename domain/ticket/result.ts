/** The ticket as a command leaves it: the answer of its Update. Instants in epoch ms. */
import { standing } from './standing.ts';
import type { Ticket } from './ticket.ts';

export type CommandResult = Pick<
  Ticket,
  'number' | 'version' | 'state' | 'owner' | 'team' | 'priority' | 'type' | 'tags' | 'snooze' | 'clocks' | 'answers'
> & { nextDeadlineAt: number | null };

export const resultOf = (ticket: Ticket): CommandResult => ({
  number: ticket.number,
  version: ticket.version,
  state: ticket.state,
  owner: ticket.owner,
  team: ticket.team,
  priority: ticket.priority,
  type: ticket.type,
  tags: ticket.tags,
  snooze: ticket.snooze,
  clocks: ticket.clocks,
  answers: ticket.answers,
  nextDeadlineAt: standing(ticket).nextDeadlineAt,
});
