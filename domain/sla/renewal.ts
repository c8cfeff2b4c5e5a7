/** What a changed policy or calendar comes to for one open ticket. Pure, and never run inside a workflow, because it reads calendars. */
import { promiseAgain, requestsAgain, settle } from '../ticket/clock-due.ts';
import type { Promised } from '../ticket/event.ts';
import { isPromisedOtherwise } from '../ticket/renewal.ts';
import { isOtherwise, onTerms } from '../ticket/rules/promising.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { type Earlier, type Policy, schedule, termsOf } from './policy.ts';

/**
 * What it has to be told at `at`; null: nothing, because what it goes by says the same. What has passed is not asked again, and what
 * stands still is counted when it goes on.
 */
export function renewalOf(ticket: Ticket, policy: Policy, at: number, earlier: Earlier): Promised | null {
  const { team, priority, type } = ticket;
  const dues = schedule(policy, priority, requestsAgain(ticket.clocks, at), earlier);
  const terms = termsOf(policy);
  const renewed = { clocks: ticket.clocks };
  promiseAgain(renewed, at, []);
  settle(renewed, dues);
  const isNew = isOtherwise(onTerms(ticket), terms) || isPromisedOtherwise(ticket.clocks, renewed.clocks);
  return isNew ? { dues, terms, of: { team, priority, type } } : null;
}
