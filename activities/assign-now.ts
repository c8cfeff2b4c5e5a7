/** A ticket takes a command of the desk itself, or one in the name of who has asked for it and could not be answered: it is given to somebody, its first mail leaves. */
import { WithStartWorkflowOperation } from '@temporalio/client';
import { noteHeard, unheardOf } from '../db/ticket/ahead.ts';
import type { TicketIdentity } from '../domain/ticket/identity.ts';
import { aheadStart, type CommandCall, TICKET_WORKFLOW, ticketStart, updateOf } from '../workflows/messages/ticket.ts';
import type { Deps } from './deps.ts';
import { limitOf } from './stopwatch.ts';

const DEADLINE_MS = 10_000;

/**
 * Has the ticket carry the command out, and begins its run when there is none, which is told first what was recorded ahead of it: both then speak of
 * the same version. Under its key it counts once. Rejects as the client does.
 */
export async function assignNow(
  { pool, temporal, taskQueue, settings }: Pick<Deps, 'pool' | 'temporal' | 'taskQueue' | 'settings'>,
  { number, workflow }: TicketIdentity,
  given: Omit<CommandCall, 'actor'> & { key: string; actor?: CommandCall['actor'] },
): Promise<void> {
  const call: CommandCall = { actor: { kind: 'system' }, ...given };
  const unheard = await unheardOf(pool, number);
  await temporal.withDeadline(limitOf(DEADLINE_MS), async () => {
    if (unheard !== undefined)
      await temporal.workflow.signalWithStart(TICKET_WORKFLOW, aheadStart(unheard, taskQueue, settings.publicUrl));
    await temporal.workflow.executeUpdateWithStart(updateOf(given.command.kind), {
      args: [call],
      updateId: given.key,
      startWorkflowOperation: new WithStartWorkflowOperation(
        TICKET_WORKFLOW,
        ticketStart({ number, workflow, ticket: null }, taskQueue, settings.publicUrl),
      ),
    });
  });
  if (unheard !== undefined) await noteHeard(pool, [unheard]);
}
