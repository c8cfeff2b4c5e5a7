/** What a ticket is promised by its policy, or by another one when what that is chosen by has changed. */
import { asksOfRequester, createChooser } from '../../domain/sla/choice.ts';
import { earlierNeeded, type Policy, schedule, termsOf } from '../../domain/sla/policy.ts';
import { promiseByPriority, promisedPriority, requestsAgain } from '../../domain/ticket/clock/due.ts';
import type { Due, Promised } from '../../domain/ticket/event.ts';
import type { ScheduleRequest } from '../../domain/ticket/effect.ts';
import { asTicket, type Limits, type Priority, type Ticket } from '../../domain/ticket/ticket.ts';
import { type Db, maybe } from '../core/pool.ts';
import { listPolicies } from './policies.ts';
import { type Requester, requestersOf } from './requesters.ts';
import { calendarsThen } from './versions.ts';

/** What is about to change, or has just changed; `contact`: whose it is. */
export type Changed = Partial<Pick<Ticket, 'team' | 'priority' | 'type'>> & { contact?: string };

/**
 * For a ticket that is open, the policy that it goes by when this has changed, and what its running clocks then come to: whoever
 * changes it brings that along. Nothing for one that is closed or was never recorded, which asks by itself.
 */
export async function promisedBy(db: Db, number: number, changed: Changed, at: number): Promise<Promised> {
  const row = await maybe<{ snapshot: unknown }>(db, {
    name: 'promised-ticket',
    text: `select snapshot from ticket where number = $1 and state <> 'closed' and snapshot is not null`,
    values: [number],
  });
  if (row === undefined) return {};
  const { contact, ...properties } = changed;
  const ticket = { ...asTicket(row.snapshot), ...properties };
  if (properties.priority !== undefined) promiseByPriority(ticket);
  const policy = await chosenFor(db, { ...ticket, priority: promisedPriority(ticket) }, contact);
  const dues = await duesBy(db, policy, ticket.priority, requestsAgain(ticket.clocks, at));
  const { team, priority, type } = ticket;
  return { dues, terms: termsOf(policy), of: { team, priority, type } };
}

/** The limits that a ticket goes by, whatever its policy says by now; undefined for one that was never recorded. */
export async function limitsOfTicket(db: Db, number: number): Promise<Limits | undefined> {
  const row = await maybe<{ snapshot: unknown }>(db, {
    name: 'limits-of-ticket',
    text: `select snapshot from ticket where number = $1 and snapshot is not null`,
    values: [number],
  });
  return row && asTicket(row.snapshot).limits;
}

/** The policy of a ticket as it is now; `contact`: whose it is about to be. */
export async function chosenFor(
  db: Db,
  ticket: Pick<Ticket, 'number' | 'team' | 'priority' | 'type'>,
  contact?: string,
): Promise<Policy> {
  const policies = await listPolicies(db);
  const requesters = asksOfRequester(policies) ? await requestersOf(db, [ticket.number], contact) : new Map();
  return choosing(policies, requesters)(ticket);
}

/** Chooses among these; of whom nothing was looked up nothing is asked. */
export function choosing(policies: readonly Policy[], requesters: ReadonlyMap<number, Requester>) {
  const chosen = createChooser(policies);
  return ({ number, team, priority, type }: Pick<Ticket, 'number' | 'team' | 'priority' | 'type'>): Policy => {
    const { vip, organisation, channel } = requesters.get(number) ?? NOBODY;
    return chosen({ team, priority, type, vip, organisation, channel });
  };
}
const NOBODY: Requester = { vip: false, organisation: null, channel: 'email' };

/** The deadlines of some requests, with the calendars by which what is spent was counted. */
export const duesBy = async (
  db: Db,
  policy: Policy,
  priority: Priority,
  requests: readonly ScheduleRequest[],
): Promise<Due[]> => schedule(policy, priority, requests, await calendarsThen(db, earlierNeeded(policy, requests)));
