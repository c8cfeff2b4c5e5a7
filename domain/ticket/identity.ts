/**
 * By what a ticket is known outside Postgres. Its number is for people, and may be given again when the database was set back
 * to an earlier day; what its run is found by has something random in it, and never means another ticket.
 */

/** Both names of a ticket: the number, and the id of its workflow. */
export type TicketIdentity = { number: number; workflow: string };

/** How much of the random part is kept: 48 bits, for one number. */
const RANDOM_CHARS = 12;

/** The id of a new ticket's workflow, still readable to an operator; `random` are hex digits, at least twelve. */
export function workflowIdFrom(number: number, random: string): string {
  if (!/^[0-9a-f]{12,}$/.test(random)) throw new Error('the id of a workflow needs twelve random hex digits');
  return `ticket-${number}-${random.slice(0, RANDOM_CHARS)}`;
}

/** The failure of a run whose ticket in Postgres is not (any more) the one that it began with: it ends and writes nothing. */
export const FOREIGN_TICKET = 'foreign-ticket';
