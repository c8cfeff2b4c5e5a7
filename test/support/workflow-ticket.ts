/** A ticket as its workflow holds it, and how a test tells it something. */
import type { Client, WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import {
  type FactCall,
  factSignal,
  TICKET_WORKFLOW,
  ticketQuery,
  type TicketRun,
  ticketStart,
} from '../../workflows/messages/ticket.ts';

/** By Query; a run that waits for its first deadline cannot be asked, and holds what it was started with. */
export async function heldTicket(run: WorkflowHandle): Promise<Ticket> {
  const { historyLength } = await run.describe();
  if (historyLength > 1) return run.query(ticketQuery);
  const [started] = (await run.fetchHistory()).events ?? [];
  const payload = started?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
  const { ticket } = defaultPayloadConverter.fromPayload<TicketRun>(payload as never);
  if (ticket === null) throw new Error(`${run.workflowId} has not begun, and was given no ticket`);
  return ticket;
}

/** As the product does: a plain signal would not be heard before the first deadline. */
export const tellTicket = (temporal: Client, taskQueue: string, ticket: TicketIdentity, call: FactCall) =>
  temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
    ...ticketStart({ ...ticket, ticket: null }, taskQueue, 'http://bilet.test'),
    signal: factSignal,
    signalArgs: [call],
  });
