/** A ticket's memory in Postgres, and the calendar it asks. */
import { policyOf } from '../../db/sla/policies.ts';
import { loadTicket, recordTicket } from '../../db/ticket/record.ts';
import type { Due, RecordedEvent, ScheduleRequest } from '../../domain/ticket/event.ts';
import { schedule } from '../../domain/sla/policy.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Deps } from '../deps.ts';

export type RecordedStep = { number: number; events: RecordedEvent[] } & (
  | { ticket: Ticket; life?: never }
  | { life: Ticket; ticket?: never }
);

export const createStoreActivities = ({ pool }: Pick<Deps, 'pool'>) => ({
  /**
   * Records a step; false when Postgres holds a later one. Run twice: the same rows are there once. A step that release 0.1.0
   * asked for calls the ticket `life`.
   */
  record: ({ number, ticket, life, events }: RecordedStep): Promise<boolean> =>
    recordTicket(pool, { number, ticket: ticket ?? life, events }),

  /** The ticket as last recorded. Run twice: reads only. */
  loadTicket: (number: number): Promise<Ticket> => loadTicket(pool, number),

  /** The deadlines of some clocks, by policy and calendar as they are now. Run twice: reads only. */
  async schedule({ policy, requests }: { policy: string; requests: ScheduleRequest[] }): Promise<Due[]> {
    return schedule(await policyOf(pool, policy), requests);
  },
});
