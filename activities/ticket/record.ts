/** A ticket's memory in Postgres, and the calendar it asks. */
import { ApplicationFailure, Context } from '@temporalio/activity';
import { policyOf } from '../../db/sla/policies.ts';
import { loadTicket, recordTicket } from '../../db/ticket/record.ts';
import type { Due, RecordedEvent, ScheduleRequest } from '../../domain/ticket/event.ts';
import { schedule } from '../../domain/sla/policy.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { FOREIGN_TICKET } from '../../domain/ticket/identity.ts';
import type { Deps } from '../deps.ts';

export type RecordedStep = { number: number; events: RecordedEvent[] } & (
  | { ticket: Ticket; life?: never }
  | { life: Ticket; ticket?: never }
);

export const createStoreActivities = ({ pool }: Pick<Deps, 'pool'>) => ({
  /**
   * Records a step; false when Postgres does not hold the one before it, or holds another ticket of this number. Run twice: the same rows are there once. A step that release 0.1.0
   * asked for calls the ticket `life`.
   */
  record: ({ number, ticket, life, events }: RecordedStep): Promise<boolean> =>
    recordTicket(pool, { number, workflow: caller(), ticket: ticket ?? life, events }),

  /** The ticket as last recorded. Fails for good when it is not the one of the run that asks. Run twice: reads only. */
  async loadTicket(number: number): Promise<Ticket> {
    const ticket = await loadTicket(pool, number, caller());
    if (ticket === undefined)
      throw ApplicationFailure.nonRetryable(`ticket ${number} is not the ticket of ${caller()}`, FOREIGN_TICKET);
    return ticket;
  },

  /** The deadlines of some clocks, by policy and calendar as they are now. Run twice: reads only. */
  async schedule({ policy, requests }: { policy: string; requests: ScheduleRequest[] }): Promise<Due[]> {
    return schedule(await policyOf(pool, policy), requests);
  },
});

/** The id of the workflow that this activity works for. Taken from the call itself, so that an old history needs no argument for it. */
function caller(): string {
  const { workflowExecution } = Context.current().info;
  if (workflowExecution === undefined) throw new Error('only a workflow may read and record a ticket');
  return workflowExecution.workflowId;
}
