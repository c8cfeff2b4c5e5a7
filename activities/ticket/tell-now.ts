/** A fact that comes from no mail and no person. */
import type { Fact } from '../../domain/ticket/event.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { type FactCall, factSignal, TICKET_WORKFLOW, ticketStart } from '../../workflows/messages/ticket.ts';
import type { Deps } from '../deps.ts';

/** Tells a ticket a fact of ours, and begins its run when there is none. Under its key it counts once. */
export async function tellNow(
  { temporal, taskQueue, settings, clock }: Deps,
  ticket: TicketIdentity,
  fact: Fact,
  key: string | null,
): Promise<void> {
  const call: FactCall = { fact, actor: { kind: 'system' }, at: clock.now(), key };
  await temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
    ...ticketStart({ ...ticket, ticket: null }, taskQueue, settings.publicUrl),
    signal: factSignal,
    signalArgs: [call],
  });
}
