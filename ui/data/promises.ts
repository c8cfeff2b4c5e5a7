import { useQuery } from '@tanstack/react-query';
import { promisesQuery } from './queries.ts';
import type { OwedPromise, TicketDetail } from './types.ts';

/** What is owed on a ticket, with its words, soonest first; the words come a moment later. */
export function useOwedPromises(ticket: TicketDetail): (OwedPromise & { text: string })[] {
  const asked = useQuery({ ...promisesQuery(ticket.number), enabled: ticket.promises.length > 0 });
  const texts = new Map(asked.data?.items.map(({ id, text }) => [id, text]));
  return ticket.promises
    .map((promise) => ({ ...promise, text: texts.get(promise.id) ?? '' }))
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
}
