/** A list of tickets as it stands on the page: rows below the heads of their groups. */
import { DUE_GROUPS, type DueBounds, type DueGroup, groupOf } from '../../domain/ticket/list/due-group.ts';
import type { TicketBrief } from '../data/types.ts';

type Head = { kind: 'head'; group: DueGroup };
type Row = { kind: 'row'; ticket: TicketBrief; group: DueGroup | null; position: number };
export type Arranged = { items: (Head | Row)[]; tickets: TicketBrief[] };

const groupOfTicket = ({ state, owedAt }: Pick<TicketBrief, 'state' | 'owedAt'>, bounds: DueBounds): DueGroup =>
  groupOf({ state, owedAt: owedAt === null ? null : Date.parse(owedAt) }, bounds);

/**
 * Groups come one after another, however the pages were cut: between two readings a ticket may have become late. `bounds`: null for a
 * list without groups.
 */
export function arranged(read: readonly TicketBrief[], bounds: DueBounds | null): Arranged {
  const tickets = once(read);
  if (bounds === null) {
    const items = tickets.map((ticket, at): Row => ({ kind: 'row', ticket, group: null, position: at + 1 }));
    return { items, tickets };
  }
  const items: (Head | Row)[] = [];
  const inOrder: TicketBrief[] = [];
  for (const group of DUE_GROUPS) {
    const within = tickets.filter((ticket) => groupOfTicket(ticket, bounds) === group);
    if (within.length > 0) items.push({ kind: 'head', group });
    for (const ticket of within) {
      inOrder.push(ticket);
      items.push({ kind: 'row', ticket, group, position: inOrder.length });
    }
  }
  return { items, tickets: inOrder };
}

/** What moved between the reading of two pages stands in both: where it was read last is where it is. */
function once(tickets: readonly TicketBrief[]): TicketBrief[] {
  const last = new Map(tickets.map(({ number }, at) => [number, at]));
  return tickets.filter(({ number }, at) => last.get(number) === at);
}
