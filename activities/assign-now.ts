/** A ticket is given to somebody by the desk itself, or in the name of who has asked for it and could not be answered. */
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { TicketIdentity } from '../domain/ticket/identity.ts';
import { type CommandCall, TICKET_WORKFLOW, ticketStart, updateOf } from '../workflows/messages/ticket.ts';
import type { Deps } from './deps.ts';
import { limitOf } from './stopwatch.ts';

const DEADLINE_MS = 10_000;

/** Has the ticket carry the command out, and begins its run when there is none. Under its key it counts once. Rejects as the client does. */
export async function assignNow(
  { temporal, taskQueue, settings }: Pick<Deps, 'temporal' | 'taskQueue' | 'settings'>,
  { number, workflow }: TicketIdentity,
  given: Omit<CommandCall, 'actor'> & { key: string; actor?: CommandCall['actor'] },
): Promise<void> {
  const call: CommandCall = { actor: { kind: 'system' }, ...given };
  await temporal.withDeadline(limitOf(DEADLINE_MS), () =>
    temporal.workflow.executeUpdateWithStart(updateOf('assign'), {
      args: [call],
      updateId: given.key,
      startWorkflowOperation: new WithStartWorkflowOperation(
        TICKET_WORKFLOW,
        ticketStart({ number, workflow, ticket: null }, taskQueue, settings.publicUrl),
      ),
    }),
  );
}
