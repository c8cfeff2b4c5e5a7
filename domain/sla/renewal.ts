/** What a changed policy or calendar comes to for one open ticket. Pure, and never run inside a workflow, because it reads calendars. */
import { promiseAgain, settle } from '../ticket/clock/due.ts';
import { goOn } from '../ticket/clock/standstill.ts';
import type { Due, Promised } from '../ticket/event.ts';
import type { ScheduleRequest } from '../ticket/effect.ts';
import { pauseOf } from '../ticket/pausing.ts';
import { isPromisedOtherwise } from '../ticket/renewal.ts';
import { isOtherwise, onTerms, type Terms } from '../ticket/rules/promising.ts';
import type { Clock, Ticket } from '../ticket/ticket.ts';
import { type Earlier, type Policy, schedule, termsOf } from './policy.ts';

/**
 * What it has to be told at `at`; null: nothing, because what it goes by says the same. What has passed is not asked again, and what
 * stands still is counted when it goes on.
 */
export function renewalOf(ticket: Ticket, policy: Policy, at: number, earlier: Earlier): Promised | null {
  const { team, priority, type } = ticket;
  const terms = termsOf(policy);
  const dues = schedule(policy, priority, renewalRequests(ticket, terms, at), earlier);
  const isNew =
    isOtherwise(onTerms(ticket), terms) || isPromisedOtherwise(ticket.clocks, renewed(ticket, terms, dues, at));
  return isNew ? { dues, terms, of: { team, priority, type } } : null;
}

/** What it asks of the calendar on other terms: for what runs, and for what they do not stop. */
export function renewalRequests(ticket: Ticket, terms: Pick<Terms, 'pauses'>, at: number): ScheduleRequest[] {
  const requests: ScheduleRequest[] = [];
  onOthers(ticket, terms, at, requests);
  return requests;
}

/** As its clocks run and stand still on these terms, with what that asks of the calendar. */
export function onOthers(
  ticket: Ticket,
  { pauses }: Pick<Terms, 'pauses'>,
  at: number,
  requests: ScheduleRequest[],
): { clocks: Clock[] } {
  const promises = { clocks: ticket.clocks };
  promiseAgain(promises, at, requests);
  goOn(promises, pauseOf({ ...ticket, pauses }), at, requests);
  return promises;
}

/** As they are once it was told. */
export function renewed(ticket: Ticket, terms: Pick<Terms, 'pauses'>, dues: Due[], at: number): Clock[] {
  const promises = onOthers(ticket, terms, at, []);
  settle(promises, dues, { renewal: 0, stands: pauseOf({ ...ticket, pauses: terms.pauses }) });
  return promises.clocks;
}
