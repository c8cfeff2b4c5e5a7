/** What operators see of a running ticket: its search attributes, and the lines in the Temporal UI. */
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { detailsOf } from '../domain/ticket/search/operator-words.ts';
import type { RulesNumber, Ticket } from '../domain/ticket/ticket.ts';
import { ticketAttributes } from '../domain/ticket/attributes.ts';
import { searchAttributePairs } from './messages/search-attributes.ts';

/** Makes the workflow readable to operators. Upserts only what differs, because each upsert is an event of the history. */
export function publish(ticket: Ticket, rules: RulesNumber): void {
  setCurrentDetails(detailsOf(ticket));
  const current = workflowInfo().typedSearchAttributes;
  const changed = searchAttributePairs(ticketAttributes(ticket, rules)).filter(
    ({ key, value }) => String(current.get(key as never) ?? null) !== String(value),
  );
  if (changed.length > 0) upsertSearchAttributes(changed);
}
