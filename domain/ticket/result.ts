/** The ticket as a command leaves it: the answer of its Update. Instants in epoch ms. */
import { undoneBy } from './rules/undoing.ts';
import { standing } from './standing.ts';
import type { Ticket } from './ticket.ts';

export type CommandResult = Pick<
  Ticket,
  'number' | 'version' | 'state' | 'owner' | 'team' | 'priority' | 'type' | 'tags' | 'snooze' | 'clocks' | 'answers'
> & {
  nextDeadlineAt: number | null;
  /** The version by which the command can be taken back (rules/undoing.ts); null: it cannot. */
  undoes: number | null;
};

/** `key`: that of the command. */
export const resultOf = (ticket: Ticket, key: string | null): CommandResult => ({
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
  undoes: undoneBy(ticket, key),
});
