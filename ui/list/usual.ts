import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import { isTheirTurn } from '../../domain/ticket/moves.ts';
import type { View } from '../../domain/ticket/list/view.ts';
import type { TicketBrief } from '../data/types.ts';

/** Whether it stands in its group by what is owed until then: a snoozed one says that first, and beside it when it comes back. */
export const standsByDue = ({ owedAt }: Pick<TicketBrief, 'owedAt'>, group: DueGroup | null): boolean =>
  group !== null && group !== 'customer' && owedAt !== null;

/** Whether the place of a ticket says its state already: then the row does not say it once more. */
export function isUsual(
  { state, waitingFor, denied }: Pick<TicketBrief, 'state' | 'waitingFor' | 'denied'>,
  view: View,
  group: DueGroup | null,
): boolean {
  // Whoever said no is being looked after again: that is said.
  if (denied) return true;
  if (view === 'closed') return true;
  if (view === 'all') return false;
  if (group === 'customer') return state === 'awaiting-reply' && (waitingFor === null || waitingFor === 'customer');
  return !isTheirTurn(state);
}
